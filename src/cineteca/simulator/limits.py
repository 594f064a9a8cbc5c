"""The providers' limits, as they enforce them: pure, given the time."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import ceil

TMDB_CALLS, TMDB_SECONDS = 40, 10.0
OMDB_CALLS_A_DAY = 1000
DAY = 86_400.0


@dataclass(slots=True)
class Limits:
    """Calls counted per key. `enforced` False refuses nothing."""

    enforced: bool = True
    _recent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _today: dict[str, tuple[int, int]] = field(default_factory=dict)

    def tmdb(self, key: str, at: float) -> tuple[int, int] | None:
        """None to let the call through, or (calls in the window, whole seconds to wait)."""
        if not self.enforced:
            return None
        recent = self._recent[key]
        while recent and recent[0] <= at - TMDB_SECONDS:
            recent.popleft()
        if len(recent) >= TMDB_CALLS:
            return len(recent) + 1, max(1, ceil(recent[0] + TMDB_SECONDS - at))
        recent.append(at)
        return None

    def omdb(self, key: str, at: float) -> bool:
        """Whether the call is within the day's thousand. `at` in seconds since 1970; days end at midnight UTC."""
        day = int(at // DAY)
        last, count = self._today.get(key, (day, 0))
        count = count + 1 if last == day else 1
        self._today[key] = (day, count)
        return not self.enforced or count <= OMDB_CALLS_A_DAY
