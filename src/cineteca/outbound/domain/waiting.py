"""How long we wait before asking again, and when we give up."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long a call is tried. Times in seconds.

    first, longest   the wait after the first failure, which doubles up to `longest`
    jitter           share of the wait that is added at random, so that those who failed together do not return together
    longest_asked    the longest wait that we let the other side ask of us within one call
    total            no attempt begins later than this after the first one
    garbled          attempts at an answer that cannot be read: it may be a hiccup, it is rarely more
    """

    attempts: int = 4
    first: float = 0.5
    longest: float = 8.0
    jitter: float = 0.5
    longest_asked: float = 60.0
    total: float = 90.0
    garbled: int = 2

    def wait(self, *, attempt: int, elapsed: float, asked: float | None, chance: float) -> float | None:
        """Seconds to wait after failed `attempt` (1, 2, …), or None to give up.

        `elapsed` counts from the first attempt, `asked` is what the other side asked for (it is never undercut),
        `chance` is uniform in [0, 1).
        """
        if attempt >= self.attempts:
            return None
        backoff = min(self.longest, self.first * 2.0 ** (attempt - 1)) * (1 + self.jitter * chance)
        if asked is None:
            wait = backoff
        elif asked > self.longest_asked:
            return None
        else:
            wait = max(asked + self.first * self.jitter * chance, backoff)
        return wait if elapsed + wait <= self.total else None


def asked_wait(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a date (RFC 9110 §10.2.3). None: it says nothing."""
    if not header:
        return None
    text = header.strip()
    if text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit():
        return min(float(text), 86_400.0 * 366)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
