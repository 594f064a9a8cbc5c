"""Which of our works an entry of somebody's list is: pure.

By IMDb id, else by TMDB id, else by any other identifier, else by name and year; and only when that is unambiguous.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from cineteca.providers.records import Ids, Kind

_FIRST: Final = ("imdb", "tmdb")


class Named(Protocol):
    """An entry, or what several entries come to."""

    @property
    def kind(self) -> Kind: ...
    @property
    def ids(self) -> Ids: ...
    @property
    def title(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Recognised:
    """`work_id` None: none of ours, or nobody can tell which one (`ambiguous`)."""

    work_id: int | None = None
    ambiguous: bool = False


def recognise(ids: Ids, holders: Mapping[tuple[str, str], int], namesakes: Mapping[int, Ids]) -> Recognised:
    """The work that an entry with `ids` means.

    `holders`: identifier → work of its kind; `namesakes`: works of its kind, name and year, with their identifiers.
    """
    held = {source: holders[source, value] for source, value in ids.items() if (source, value) in holders}
    if len(set(held.values())) > 1:
        return Recognised(ambiguous=True)
    for source in (*_FIRST, *sorted(held)):
        if source in held:
            return Recognised(held[source])
    return _by_name(ids, namesakes)


def _by_name(ids: Ids, namesakes: Mapping[int, Ids]) -> Recognised:
    fitting = [work for work, known in namesakes.items() if not _contradict(ids, known)]
    if len(fitting) > 1:
        return Recognised(ambiguous=True)
    return Recognised(fitting[0]) if fitting else Recognised()


def _contradict(ids: Ids, known: Ids) -> bool:
    return any(known.get(source, value) != value for source, value in ids.items())


def each_once(found: Collection[Recognised]) -> list[Recognised]:
    """The same, where a work that several entries of one list lead to counts for none of them."""
    works = [each.work_id for each in found if each.work_id is not None]
    twice = {work for work in works if works.count(work) > 1}
    return [Recognised(ambiguous=True) if each.work_id in twice else each for each in found]
