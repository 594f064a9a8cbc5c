"""Words that are looked for, as tsqueries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cineteca.search.domain import names
from cineteca.search.domain.asked import Asked
from cineteca.search.domain.corrections import RARE
from cineteca.search.postgres.asking import ask
from cineteca.search.postgres.rows import lexeme

OFTEN = 1_000
FREQUENT = 20_000
"""So many documents make a beginning of a word too wide: of its words the best known ones stand for it."""
_LONGER = 30
TELLING = 4_000
"""So few documents have a word that finds what was meant by itself."""

_KNOWN = """
SELECT word, documents FROM search_word WHERE grp = ANY (%(groups)s) AND word = ANY (%(words)s)
"""
_BEGINS = """
SELECT word, documents, sum(documents) OVER () AS together
FROM (
    SELECT word, documents, weight FROM search_word WHERE grp = %(group)s AND word LIKE %(begins)s LIMIT 4000
) AS longer
ORDER BY weight DESC, documents DESC LIMIT %(longer)s
"""


PEOPLE_TOO = "ABC"
"""Classes of words: those of names, of people and characters; not of plots."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A tsquery over names, the same over people too and not over plots, and how many documents have each word."""

    query: str
    with_people: str
    documents: tuple[int, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether no name has one of the words."""
        return 0 in self.documents

    @property
    def often(self) -> bool:
        """Whether thousands of names have each of the words."""
        return bool(self.documents) and min(self.documents) > OFTEN

    def known(self, asked: Asked) -> frozenset[str]:
        """The words that more names have than would by misspelling."""
        counted = zip(asked.spelled, self.documents, strict=False) if len(asked.words) == len(asked.spelled) else ()
        return frozenset(word for word, documents in counted if documents > RARE)


def terms_of(asked: Asked, group: int) -> Terms:
    """What `asked` is looked for by: all of its words, the last of which may go on."""
    if not asked.words:
        return Terms("", "")
    known = _known(asked, group)
    counts = [sum(known.get(form, 0) for form in forms) for forms in asked.words]
    last, wide = asked.words[-1][0], False
    longer: list[str] = []
    if asked.open and len(last) > 2:
        longer, together = _longer(last, group)
        wide = together > FREQUENT
        counts[-1] += together
    beginning = last if asked.open and len(last) > (2 if last.isascii() else 0) and not wide else ""
    groups = [*asked.words[:-1], (*asked.words[-1], *(longer if wide else ()))]
    return Terms(_every(asked, groups, beginning), _every(asked, groups, beginning, classes=PEOPLE_TOO), tuple(counts))


def _every(asked: Asked, groups: Sequence[Sequence[str]], beginning: str, classes: str = "") -> str:
    parts = [any_of(forms, classes) for forms in groups]
    if beginning:
        parts[-1] = f"({parts[-1]} | {lexeme(beginning)}:*{classes})"
    every = " & ".join(parts)
    return f"({every}) | {joined(asked)}" if asked.joined else every


def _known(asked: Asked, group: int) -> Mapping[str, int]:
    every = [form for forms in asked.words for form in forms]
    rows = ask(_KNOWN, {"groups": [group], "words": every}, within_ms=100) or []
    found: dict[str, int] = {}
    for word, documents in rows:
        found[word] = found.get(word, 0) + documents
    return found


def _longer(beginning: str, group: int) -> tuple[list[str], int]:
    escaped = beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = ask(_BEGINS, {"group": group, "begins": f"{escaped}%", "longer": _LONGER}, within_ms=100)
    if rows is None:
        return [], FREQUENT + 1
    return [word for word, *_ in rows], int(rows[0][2]) if rows else 0


def any_of(forms: Iterable[str], classes: str = "") -> str:
    """Any of the words will do, in one of the `classes` where these are given."""
    marked = f":{classes}" if classes else ""
    return f"({' | '.join(f'{lexeme(form)}{marked}' for form in forms)})"


def joined(asked: Asked) -> str:
    """Neighbours written as one: what is left of three words must be there too."""
    words = [forms[0] for forms in asked.words]
    if len(words) < 3 or len(asked.joined) != len(words):
        return any_of(asked.joined[-1:] if len(words) > 2 else asked.joined)
    together = [f"({lexeme(asked.joined[place])} & {any_of(_others(words, place))})" for place in range(len(words) - 1)]
    return f"({' | '.join([*together, lexeme(asked.joined[-1])])})"


def _others(words: Sequence[str], place: int) -> Sequence[str]:
    return [word for at, word in enumerate(words) if at not in {place, place + 1}]


def corrected(asked: Asked, meant: Mapping[str, Sequence[str]], classes: str = "") -> str:
    """All of the words, each as it was typed or as it may be meant."""
    groups = (
        [*forms, *(form for word in meant.get(typed, ()) for form in names.forms(word))]
        for typed, forms in zip(asked.spelled, asked.words, strict=False)
    )
    return " & ".join(any_of(forms, classes) for forms in groups)


def all_but_one(asked: Asked, classes: str = "") -> str:
    """Any of the words may be missing: “shawshank redemption movie”."""
    groups = [any_of(forms, classes) for forms in asked.words]
    ways = (" & ".join(groups[:place] + groups[place + 1 :]) for place in range(len(groups)))
    return " | ".join(f"({way})" for way in ways)


def any_rare(asked: Asked, documents: Sequence[int]) -> str:
    """Any of the words that not too many documents have."""
    rare = [forms for forms, count in zip(asked.words, documents, strict=False) if count <= TELLING]
    return " | ".join(map(any_of, rare))
