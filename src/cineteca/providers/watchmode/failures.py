"""What Watchmode means when it says no. Source: api.watchmode.com/docs."""

from collections.abc import Mapping
from typing import Any, Final

from cineteca.outbound.errors import NotFound, OutboundError, QuotaSpent, Refused, Unauthorised
from cineteca.providers import values

WAIT: Final = 60.0
"""Seconds to wait where it asks to wait and does not say how long."""
_SPENT: Final = 86_400.0
"""Seconds until asking again is worth a try when the month's calls are spent."""


def failure_in(body: Mapping[str, Any]) -> OutboundError | None:
    """The error that a body stands for (``{"success": false, "statusMessage": …}``); None for an answer."""
    if body.get("success") is not False:
        return None
    told = values.line(body.get("statusMessage"), 300)[0] or "It says no, and not why."
    message, known = f"Watchmode: {told}", told.casefold()
    if "quota" in known:
        return QuotaSpent(message, retry_after=_SPENT)
    if "key" in known:
        return Unauthorised(message)
    return NotFound(message) if "not be found" in known or "not found" in known else Refused(message)
