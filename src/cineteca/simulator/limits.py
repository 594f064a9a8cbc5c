"""The providers' limits, as they enforce them: pure, given the time."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import ceil

TMDB_CALLS, TMDB_SECONDS = 40, 10.0
TRAKT_CALLS, TRAKT_SECONDS = 1000, 300.0
OMDB_CALLS_A_DAY = 1000
DAY = 86_400.0

Over = tuple[int, int]
"""Calls in the window with the one that is refused, and whole seconds to wait."""


@dataclass(slots=True)
class Limits:
    """Calls counted per key. `enforced` False refuses nothing."""

    enforced: bool = True
    _recent: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _today: dict[str, tuple[int, int]] = field(default_factory=dict)

    def tmdb(self, key: str, at: float) -> Over | None:
        """None to let the call through."""
        return self._window(("tmdb", key), at, TMDB_CALLS, TMDB_SECONDS)

    def trakt(self, key: str, at: float) -> Over | None:
        """None to let the call through."""
        return self._window(("trakt", key), at, TRAKT_CALLS, TRAKT_SECONDS)

    def omdb(self, key: str, at: float) -> bool:
        """Whether the call is within the day's thousand. `at` in seconds since 1970; days end at midnight UTC."""
        day = int(at // DAY)
        last, count = self._today.get(key, (day, 0))
        count = count + 1 if last == day else 1
        self._today[key] = (day, count)
        return not self.enforced or count <= OMDB_CALLS_A_DAY

    def _window(self, who: tuple[str, str], at: float, calls: int, seconds: float) -> Over | None:
        if not self.enforced:
            return None
        recent = self._recent[who]
        while recent and recent[0] <= at - seconds:
            recent.popleft()
        if len(recent) >= calls:
            return len(recent) + 1, max(1, ceil(recent[0] + seconds - at))
        recent.append(at)
        return None
