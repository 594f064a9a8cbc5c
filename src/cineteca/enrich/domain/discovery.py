"""Which lists a discovery reads, and what works their entries come to: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from cineteca.core.errors import CinetecaError
from cineteca.providers.contract import Listed
from cineteca.providers.records import Ids, Kind

NARROW_PAGES: Final = 2
"""Pages of each list that the daily pass reads: what is new stands in front."""


class NoSuchList(CinetecaError):
    """No source that is switched on has a list of that name."""


class Width(StrEnum):
    WIDE = "wide"
    """Weekly: whatever many people want to see."""
    NARROW = "narrow"
    """Daily: what is new, so that it is here within a day."""


READ: Final[Mapping[Width, frozenset[str]]] = {
    Width.WIDE: frozenset(
        {"popular", "top_rated", "upcoming", "now_playing", "on_the_air", "trending_week", "trending", "anticipated"}
    ),
    Width.NARROW: frozenset({"now_playing", "upcoming", "on_the_air", "airing_today", "trending_day", "trending"}),
}

_IN_CINEMAS: Final = "tmdb:now_playing"


@dataclass(frozen=True, slots=True)
class Wish:
    """One list to be read."""

    source: str
    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.source}: {self.name.replace('_', ' ')} {'films' if self.kind is Kind.FILM else 'shows'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A work as the lists together name it. `rank` is its best place; `lists` are all that name it."""

    kind: Kind
    ids: Ids
    rank: int
    lists: frozenset[str]
    title: str | None = None
    year: int | None = None
    release_date: date | None = None
    adult: bool = False

    def listed(self) -> Listed:
        """The candidate as one entry of a list."""
        return Listed(kind=self.kind, ids=self.ids, rank=self.rank, title=self.title, year=self.year)

    def __str__(self) -> str:
        name = self.title or ", ".join(f"{source}:{value}" for source, value in sorted(self.ids.items()))
        return f"{name} ({self.year})" if self.year else name


def wishes(
    offered: Mapping[str, Mapping[Kind, tuple[str, ...]]], width: Width, named: Iterable[str] | None = None
) -> tuple[Wish, ...]:
    """The lists to read among those that each source offers: those of `width`, or those `named`.

    A name is ``popular``, of every source that has it, or ``tmdb:popular``. Raises `NoSuchList`.
    """
    there = tuple(
        Wish(source, kind, name) for source, lists in offered.items() for kind, names in lists.items() for name in names
    )
    if named is None:
        return tuple(wish for wish in there if wish.name in READ[width])
    wanted = list(dict.fromkeys(named))
    known = {name for wish in there for name in (wish.name, f"{wish.source}:{wish.name}")}
    if missing := [name for name in wanted if name not in known]:
        raise NoSuchList(f"There is no list {', '.join(missing)}. There are: {', '.join(sorted(known)) or 'none'}.")
    return tuple(wish for wish in there if {wish.name, f"{wish.source}:{wish.name}"} & set(wanted))


def gather(entries: Iterable[tuple[Wish, Listed]]) -> tuple[Candidate, ...]:
    """Each work once, whatever lists of whatever sources name it; best places first.

    Entries are one work when they share an identifier and none contradicts. One whose identifiers lead to different
    works is left out: nobody can tell which of them it means.
    """
    gathered = _Gathered()
    for wish, entry in entries:
        if entry.ids:
            gathered.add(wish, entry)
    found = (candidate for candidate in gathered.candidates if candidate is not None)
    return tuple(
        sorted(found, key=lambda found: (found.rank, -len(found.lists), found.kind, sorted(found.ids.items())))
    )


class _Gathered:
    def __init__(self) -> None:
        self.candidates: list[Candidate | None] = []
        self.places: dict[tuple[Kind, str, str], int] = {}

    def add(self, wish: Wish, entry: Listed) -> None:
        found = _candidate(wish, entry)
        keys = [(entry.kind, source, value) for source, value in entry.ids.items()]
        hits = sorted({self.places[key] for key in keys if key in self.places})
        known = [candidate for hit in hits if (candidate := self.candidates[hit])]
        if not _agree([found, *known]):
            return
        for hit in hits:
            self.candidates[hit] = None
        for candidate in known:
            found = _together(candidate, found)
        self.candidates.append(found)
        for source, value in found.ids.items():
            self.places[found.kind, source, value] = len(self.candidates) - 1


def _candidate(wish: Wish, entry: Listed) -> Candidate:
    return Candidate(
        kind=entry.kind,
        ids=dict(entry.ids),
        rank=entry.rank,
        lists=frozenset({f"{wish.source}:{wish.name}"}),
        title=entry.title,
        year=entry.year or (entry.release_date.year if entry.release_date else None),
        release_date=entry.release_date,
        adult=bool(entry.adult),
    )


def is_in_cinemas(candidate: Candidate, today: date) -> bool:
    """Whether the film is shown in cinemas on `today`, as a list of them says."""
    return _IN_CINEMAS in candidate.lists and (candidate.release_date is None or candidate.release_date <= today)


def _agree(candidates: list[Candidate]) -> bool:
    ids: dict[str, str] = {}
    return all(ids.setdefault(source, value) == value for each in candidates for source, value in each.ids.items())


def _together(first: Candidate, second: Candidate) -> Candidate:
    return replace(
        first,
        ids={**second.ids, **first.ids},
        rank=min(first.rank, second.rank),
        lists=first.lists | second.lists,
        title=first.title or second.title,
        year=first.year or second.year,
        release_date=first.release_date or second.release_date,
        adult=first.adult or second.adult,
    )
