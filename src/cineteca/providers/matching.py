"""Which of our works an entry of somebody's list is. Pure: the candidates are given, nothing is looked up.

IMDb's identifier decides, else TMDB's, else name and year; and only when it can be one work alone. Identifiers that
contradict each other match nothing: a film of the right name with another IMDb id is another film.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cineteca.core.text import fold
from cineteca.providers.contract import Listed
from cineteca.providers.records import Ids, Kind

DECISIVE: Final = ("imdb", "tmdb")
"""Sources whose identifiers decide, the first before the second."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work of ours that an entry may be. `titles` are all that it is known by, in any language."""

    work_id: int
    kind: Kind
    ids: Ids = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The work, and what told it: ``imdb``, ``tmdb`` or ``name``."""

    work_id: int
    by: str


def match(entry: Listed, candidates: Iterable[Candidate]) -> Match | None:
    """The one of `candidates` that `entry` is; None where there is none, or where it could be two."""
    same_kind = {each.work_id: each for each in candidates if each.kind is entry.kind}.values()
    told = {source: _with_id(entry, source, same_kind) for source in DECISIVE}
    if works := set[int]().union(*told.values()):
        (one, *others) = works
        if others or _contradicts(entry, next(each for each in same_kind if each.work_id == one)):
            return None
        return Match(one, next(source for source in DECISIVE if told[source]))
    named = [each.work_id for each in same_kind if _is_named(entry, each) and not _contradicts(entry, each)]
    return Match(named[0], "name") if len(named) == 1 else None


def key(title: str) -> str:
    """What is left of a title when case, accents, punctuation and spaces do not count: one key is one name."""
    return "".join(letter for letter in fold(title.replace("&", " and ")).casefold() if letter.isalnum())


def _with_id(entry: Listed, source: str, candidates: Iterable[Candidate]) -> set[int]:
    known = entry.ids.get(source)
    return {each.work_id for each in candidates if known and each.ids.get(source) == known}


def _contradicts(entry: Listed, candidate: Candidate) -> bool:
    return any(
        (theirs := entry.ids.get(source)) and (ours := candidate.ids.get(source)) and theirs != ours
        for source in DECISIVE
    )


def _is_named(entry: Listed, candidate: Candidate) -> bool:
    """Whether name and year are the same. Without a year, or a letter in the name, nobody can tell."""
    if entry.title is None or entry.year is None or entry.year != candidate.year:
        return False
    wanted = key(entry.title)
    return bool(wanted) and any(key(title) == wanted for title in candidate.titles)
