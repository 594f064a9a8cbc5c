"""Codes and identifiers of the wrong form, or that nobody knows."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from cineteca.enrich.domain.quality.facts import WorkFacts
from cineteca.enrich.domain.quality.rule import Complaint, Scope

FORMS = {
    "imdb": re.compile(r"tt\d{7,9}"),
    "tmdb": re.compile(r"[1-9]\d{0,9}"),
    "trakt": re.compile(r"[1-9]\d{0,9}"),
    "tvdb": re.compile(r"[1-9]\d{0,9}"),
    "wikidata": re.compile(r"Q[1-9]\d*"),
}
# Countries that are no more, under codes that films still carry; TMDB writes two of them its own way.
_FORMER = frozenset({"SU", "YU", "CS", "DD", "XC", "XG", "AN", "TP", "ZR", "BU", "XI", "XK"})
_NO_LANGUAGE = frozenset({"", "xx", "zxx", "und", "mul"})


@cache
def countries() -> frozenset[str]:
    """ISO 3166-1 alpha-2, those of former countries included."""
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code != "ZZ") | _FORMER


@cache
def languages() -> frozenset[str]:
    """ISO 639-1 and 639-2 as the CLDR lists them."""
    return frozenset(code.partition("_")[0] for code in map(str, Locale("en").languages))


def language_unknown(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    told = {work.original_language, *work.languages, *work.spoken}
    for code in sorted(told):
        bare = code.partition("-")[0].casefold()
        if bare not in _NO_LANGUAGE and bare not in languages():
            yield Complaint(code, code)


def country_unknown(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for code in sorted(set(work.countries)):
        if code.upper() not in countries():
            yield Complaint(code, code)


def region_unknown(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for region in sorted({offer.region for offer in work.offers}):
        if region not in countries():
            yield Complaint(region, region)


def id_malformed(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for source, value in sorted(work.ids.items()):
        if source in FORMS and not FORMS[source].fullmatch(value):
            yield Complaint(f"{source}: {value}", source)


def nobody_can_be_asked(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if not work.ids:
        yield Complaint(work.title)
