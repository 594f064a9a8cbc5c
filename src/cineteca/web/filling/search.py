"""The page of a search: what is here, and what the sources have."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.enrich.domain.lookup import Outside, Question
from cineteca.enrich.operations.lookup import Looked
from cineteca.web import cards as posters
from cineteca.web import words
from cineteca.web.contexts.search import Offer, SearchPage

SALT = "cineteca.offer"
"""An offer to add is signed: only what a source named can be added by it."""


def fill(
    question: Question,
    cards: Sequence[catalogue.CardRow],
    looked: Looked | None,
    *,
    titles: Mapping[int, str],
    reference: str,
    staff: bool,
    answered: bool,
) -> SearchPage:
    """The page of what `question` found here and, where it was asked for, outside."""
    offers = [_offer(found) for found in looked.found] if looked else []
    if reference and staff:
        offers.insert(0, _named(reference))
    failed = looked.failed if looked else {}
    may_ask = bool(question.text) and staff and settings.LOOKUP and not looked and not reference
    return SearchPage(
        text=question.text,
        cards=posters.items(cards, eager=posters.EAGER, titles=titles),
        count=len(cards),
        offers=tuple(offers),
        failed=tuple(f"{words.source(name)}: {why}" for name, why in failed.items()),
        looked=looked is not None,
        answered=answered,
        staff=staff,
        outside_url=f"{reverse('web:search')}?{urlencode({'q': question.text, 'outside': 1})}" if may_ask else "",
    )


def _offer(found: Outside) -> Offer:
    kind = _("film") if found.kind == "film" else _("show")
    value = {"kind": found.kind.value, "ids": dict(found.ids), "title": found.title, "year": found.year}
    return Offer(
        title=words.curly(found.title),
        facts=" · ".join(str(fact) for fact in (found.year, kind) if fact),
        sources=words.listing([words.source(name) for name in found.sources]),
        value=signing.dumps(value, salt=SALT),
        poster=found.poster or "",
    )


def _named(reference: str) -> Offer:
    source = reference.partition(":")[0]
    return Offer(
        title=reference,
        facts=_("by its identifier"),
        sources=words.source(source),
        value=signing.dumps({"reference": reference, "title": reference}, salt=SALT),
    )
