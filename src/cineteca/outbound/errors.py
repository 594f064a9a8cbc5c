"""What can go wrong on the way out.

OutboundError             something outside did not answer as hoped; nothing of ours is lost
├── Refused               it says no and will say no again (4xx but 408, 425, 429)
│   ├── Unauthorised      the key is missing or wrong
│   └── NotFound          it does not know this thing
├── Busy                  it, or our own limit, asks us to wait: `retry_after` seconds
│   ├── RateLimited       too many calls at once
│   ├── QuotaSpent        the day's calls are used up
│   └── BreakerOpen       it failed so often that we leave it alone for a while
├── Failed                it failed (5xx, no connection, time out)
├── Unreadable            it answered something that is not what it promises (not JSON, cut off, wrong shape)
└── Forbidden             we do not call such an address (SSRF guard)
"""

from cineteca.core.errors import CinetecaError


class OutboundError(CinetecaError):
    """Root of the room. `permanent`: trying again is useless."""

    permanent = False

    def __init__(self, message: str, *, host: str = "", status: int | None = None) -> None:
        super().__init__(message)
        self.host = host
        self.status = status


class Refused(OutboundError):
    """The other side says no and will say no again (4xx but 408, 425, 429). Trying again is useless."""

    permanent = True


class Unauthorised(Refused):
    """The key is missing or wrong."""


class NotFound(Refused):
    """The other side does not know this thing."""


class Busy(OutboundError):
    """The other side, or our own limit, asks us to wait. `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: float, host: str = "", status: int | None = None) -> None:
        super().__init__(message, host=host, status=status)
        self.retry_after = retry_after


class RateLimited(Busy):
    """Too many calls at once."""


class QuotaSpent(Busy):
    """The day's calls are used up."""


class BreakerOpen(Busy):
    """The other side failed so often that we leave it alone for a while."""


class Failed(OutboundError):
    """The other side failed: 5xx, no connection, time out. `retry_after`: seconds, where it asked for a pause."""

    def __init__(
        self, message: str, *, host: str = "", status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message, host=host, status=status)
        self.retry_after = retry_after


class Unreadable(OutboundError):
    """The answer is not what it promises: not JSON, cut off, of the wrong outer shape."""


class Forbidden(OutboundError):
    """We do not call such an address."""

    permanent = True
