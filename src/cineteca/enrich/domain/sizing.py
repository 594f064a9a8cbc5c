"""How many works a refresh may take: what the sources allow and the time that there is, never a constant. Pure.

Works are taken in the order of the queue and every source is asked for as long as it may be, so a refresh is as large
as its most generous source allows; one with a small quota tells about the works that come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import floor

from cineteca.providers.records import Kind

CALLS = {
    "tmdb": {Kind.FILM: 1.0, Kind.SHOW: 2.5},  # a show is asked for again for every twenty of its seasons
    "omdb": {Kind.FILM: 1.0, Kind.SHOW: 1.0},
    "trakt": {Kind.FILM: 1.0, Kind.SHOW: 1.0},
    "fanart": {Kind.FILM: 1.0, Kind.SHOW: 1.0},
    "justwatch": {Kind.FILM: 1.0, Kind.SHOW: 1.0},
    "watchmode": {Kind.FILM: 1.0, Kind.SHOW: 1.0},
}
"""Calls that one work costs at a source, where no cache helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What one source allows.

    `left`: calls of today's quota (None: it has none), `reserve` of them kept back for what people ask for; `limit`:
    so many calls in so many seconds (None: as fast as it goes).
    """

    left: int | None = None
    reserve: int = 0
    limit: tuple[int, float] | None = None

    def calls(self, budget: timedelta) -> float:
        """The calls that may be made within `budget`; infinite where nothing bounds them."""
        by_quota = float("inf") if self.left is None else float(max(0, self.left - self.reserve))
        by_limit = float("inf") if self.limit is None else self.limit[0] * budget.total_seconds() / self.limit[1]
        return max(0.0, min(by_quota, by_limit))


@dataclass(frozen=True, slots=True)
class Size:
    """`works` to take in all, and how many of them each source can tell about."""

    works: int
    by_source: Mapping[str, int]


def size(allowances: Mapping[str, Allowance], *, waiting: Mapping[Kind, int], budget: timedelta) -> Size:
    """How many of the works that wait a refresh of `budget` may take. Nothing without a source, or with none waiting.

    The works are reckoned to come in the mixture of kinds in which they wait.
    """
    total = sum(waiting.values())
    by_source = {
        name: _works(allowance, _calls_a_work(name, waiting), budget, total) for name, allowance in allowances.items()
    }
    return Size(max(by_source.values(), default=0), by_source)


def _works(allowance: Allowance, calls_a_work: float, budget: timedelta, total: int) -> int:
    calls = allowance.calls(budget)
    return total if calls >= total * calls_a_work else floor(calls / calls_a_work)


def _calls_a_work(name: str, waiting: Mapping[Kind, int]) -> float:
    costs, total = CALLS.get(name, {}), sum(waiting.values())
    return sum(count * costs.get(kind, 1.0) for kind, count in waiting.items()) / total if total else 1.0
