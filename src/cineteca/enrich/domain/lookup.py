"""What was searched for, whether the catalogue answers it, and what the sources know besides: pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cineteca.providers.contract import Listed
from cineteca.providers.records import Ids, Kind

GOOD = 0.95
"""From this likeness on a title is an answer: it is the one that was typed, or begins with it."""
SHOWN = 12
_YEAR = re.compile(r"^(?P<title>.+?)[\s,]*\(?(?P<year>(?:18[89]|19\d|20\d)\d)\)?$")
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody typed: ``heat 1995`` asks for a title and a year."""

    text: str
    title: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A work that is not here, as the sources that know it tell of it."""

    kind: Kind
    ids: Ids
    title: str
    year: int | None
    poster: str | None
    sources: tuple[str, ...]


def read(text: str) -> Question:
    """A year at the end belongs to the title only where nothing else is left: “1917”, “2001”."""
    text = " ".join(text.split())[:200]
    found = _YEAR.match(text)
    return Question(text, found["title"].rstrip(" ,"), int(found["year"])) if found else Question(text, text)


def is_answered(question: Question, likeness: Iterable[float]) -> bool:
    """Whether the catalogue has a good answer. A letter or two begin too many titles to be one."""
    best = max(likeness, default=0.0)
    return best >= 1 or (best >= GOOD and len(question.title) >= _ENOUGH)


def gather(told: Mapping[str, Sequence[Listed]]) -> tuple[Outside, ...]:
    """Each work once, whichever sources name it; best places first.

    Two sources mean the same work where an identifier of theirs says so, or where title, year and kind are equal and
    none contradicts.
    """
    found: list[Outside] = []
    ranked = sorted(
        ((entry.rank, place, name, entry) for place, (name, entries) in enumerate(told.items()) for entry in entries),
        key=lambda row: row[:2],
    )
    for _rank, _place, name, entry in ranked:
        if not entry.title or not entry.ids:
            continue
        seen = next((place for place, known in enumerate(found) if _same(known, entry)), None)
        if seen is None:
            found.append(_outside(name, entry))
        else:
            found[seen] = _together(found[seen], name, entry)
    return tuple(found[:SHOWN])


def _same(known: Outside, entry: Listed) -> bool:
    if known.kind is not entry.kind:
        return False
    common = known.ids.keys() & entry.ids.keys()
    if common:
        return all(known.ids[source] == entry.ids[source] for source in common)
    named = known.title.casefold() == (entry.title or "").casefold()
    return named and known.year is not None and known.year == entry.year


def _outside(name: str, entry: Listed) -> Outside:
    return Outside(
        kind=entry.kind,
        ids=dict(entry.ids),
        title=entry.title or "",
        year=entry.year,
        poster=entry.poster,
        sources=(name,),
    )


def _together(known: Outside, name: str, entry: Listed) -> Outside:
    return Outside(
        kind=known.kind,
        ids={**entry.ids, **known.ids},
        title=known.title,
        year=known.year or entry.year,
        poster=known.poster or entry.poster,
        sources=tuple(dict.fromkeys((*known.sources, name))),
    )
