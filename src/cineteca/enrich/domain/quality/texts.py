"""Words that are none, or not what they should be."""

import re
import unicodedata
from collections.abc import Iterator

from cineteca.enrich.domain.quality.facts import WorkFacts
from cineteca.enrich.domain.quality.rule import Complaint, Scope

_PLACEHOLDERS = frozenset({"untitled", "tba", "tbd", "unknown", "n/a", "none", "null", "test", "???"})
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|lt|gt|nbsp|hellip|mdash|[a-z]{1,2}(?:acute|grave|uml));", re.IGNORECASE
)
_MARKUP = re.compile(r"</?(?:br|p|b|i|em|strong|a|div|span)\b[^<>]{0,200}>", re.IGNORECASE)
# What UTF-8 looks like when it was read as Windows-1252, and the sign that stands for what could not be read.
_MOJIBAKE = re.compile("Ã[\u0080-\u00bf\u0192\u201a\u2026\u2030]|â€[\u0099™œ\u009d“”¦˜]|Â[\u00a0-\u00bf]|\ufffd")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)
_LATIN_LANGUAGES = frozenset(
    "en es de fr pt it nl sv da nb no fi pl cs sk hu ro tr hr sl et lv lt id ms vi ca".split()  # noqa: SIM905
)
_LETTERS_ENOUGH = 40
TEXTS = ("title", "original_title", "plot", "outline", "tagline")


def title_is_none(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    bare = work.title.strip().casefold()
    if bare in _PLACEHOLDERS or not any(unicodedata.category(sign)[0] in "LNS" for sign in bare):
        yield Complaint(work.title.strip() or "–")


def plot_is_title(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.plot and work.plot.strip(" .").casefold() in {work.title.casefold(), work.original_title.casefold()}:
        yield Complaint(work.plot)


def entities(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for part in TEXTS:
        if found := _ENTITY.search(getattr(work, part)) or _MARKUP.search(getattr(work, part)):
            yield Complaint(found[0], part)


def mojibake(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for part in TEXTS:
        text: str = getattr(work, part)
        if found := _MOJIBAKE.search(text):
            yield Complaint(text[max(0, found.start() - 15) : found.end() + 15], part)


def plot_in_other_script(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:
    if scope.language.partition("-")[0] not in _LATIN_LANGUAGES:
        return
    letters = [sign for sign in work.plot if sign.isalpha()]
    strange = sum(not unicodedata.name(sign, "LATIN").startswith("LATIN") for sign in letters)
    if len(letters) >= _LETTERS_ENOUGH and strange * 2 > len(letters):
        yield Complaint(work.plot[:60], "plot")


def homepage_is_no_address(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.homepage and not _ADDRESS.fullmatch(work.homepage):
        yield Complaint(work.homepage[:100])
