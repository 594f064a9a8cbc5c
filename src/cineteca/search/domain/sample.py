"""One title in a hundred of a large index, small enough to be counted in memory for every way to narrow the others.

Who has a facet is one number with a bit for each title, so that counting is what a processor does at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import sqrt
from operator import or_

Row = tuple[int | None, float | None, int | None, Sequence[str], bool]
"""Year, score, running time, facets, whether it is in the catalogue."""


@dataclass(frozen=True, slots=True)
class Between:
    """A range of `year`, `score` or `runtime`, both ends included; None: open."""

    column: str
    first: float | None
    last: float | None


class Sample:
    """`facets`: text → the bits of those that have it; `catalogued`: of those in the catalogue; `everybody`: of all."""

    def __init__(self, rows: Iterable[Row]) -> None:
        read = list(rows)
        self.size = len(read)
        self.everybody = (1 << self.size) - 1
        self.catalogued = _bits(self.size, (place for place, row in enumerate(read) if row[4]))
        self.facets = _facets(read)
        self._numbers: dict[str, list[float | None]] = {
            "year": [row[0] for row in read],
            "score": [row[1] for row in read],
            "runtime": [row[2] for row in read],
        }

    def having(self, texts: Iterable[str], between: Iterable[Between] = ()) -> int:
        """The bits of those that have any of `texts`, if there are some, and lie between everything."""
        wanted = list(texts)
        found = reduce(or_, (self.facets.get(text, 0) for text in wanted), 0) if wanted else self.everybody
        for one in between:
            found &= self._within(one)
        return found

    def _within(self, wanted: Between) -> int:
        first = float("-inf") if wanted.first is None else wanted.first
        last = float("inf") if wanted.last is None else wanted.last
        numbers = enumerate(self._numbers[wanted.column])
        return _bits(self.size, (place for place, value in numbers if value is not None and first <= value <= last))


def _facets(rows: Sequence[Row]) -> Mapping[str, int]:
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for text in row[3]:
            places.setdefault(text, []).append(place)
    return {text: _bits(len(rows), found) for text, found in places.items()}


def _bits(size: int, places: Iterable[int]) -> int:
    made = bytearray(size // 8 + 1)
    for place in places:
        made[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(made, "little")


def at_least(found: int, times: int) -> int:
    """A round number that very likely is not more than there are, where `found` of a sample of one in `times` match."""
    least = int(max(found - 2 * sqrt(found), 0) * times)
    step = int(10 ** max(0, len(str(least)) - 2))
    return least // step * step
