"""Windows of days in which a source's list of changes is read: pure.

A day is read once it is over for good: `LATE` after its end in UTC, because the source files its last changes a little
late. The day that is going on is never read, so no list grows while it is read or after.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

LONGEST: Final = 14
"""Days of one window; TMDB refuses longer ones."""
MOST_PAGES: Final = 500
"""Pages of one list that TMDB hands out."""
LATE: Final = timedelta(hours=2)
"""How long after midnight UTC a day's list may still gain entries."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, both included. `page`: the last page of it that is done."""

    first: date
    last: date
    page: int = 0

    @property
    def ended_at(self) -> datetime:
        """The moment after its last day: who was asked for since then shows all that changed in it."""
        return datetime.combine(self.last + _DAY, time.min, UTC)


def last_closed(at: datetime) -> date:
    """The latest day whose list is whole at `at`."""
    return (at.astimezone(UTC) - LATE).date() - _DAY


def first_cursor(at: datetime) -> date:
    """Where a first run begins: with the latest whole day."""
    return last_closed(at)


def next_window(cursor: date, at: datetime) -> Window | None:
    """The next days to read when everything before `cursor` is done; None while no further day is whole."""
    last = min(last_closed(at), cursor + (LONGEST - 1) * _DAY)
    return Window(cursor, last) if last >= cursor else None


def shortened(window: Window) -> Window | None:
    """The first half of a window that nothing was read of yet; None where it cannot be shorter."""
    days = (window.last - window.first).days
    return Window(window.first, window.first + timedelta(days=days // 2)) if days and not window.page else None
