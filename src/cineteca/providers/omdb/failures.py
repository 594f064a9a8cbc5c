"""What OMDb means when it answers ``Response: False``: its HTTP status tells little, its text all."""

from collections.abc import Mapping
from typing import Any, Final

from cineteca.outbound.errors import Failed, NotFound, OutboundError, QuotaSpent, Refused, Unauthorised
from cineteca.providers import values

WAIT: Final = 3600.0
"""Seconds until asking again is worth a try when the day's calls are spent: OMDb does not say when its day ends."""

# First words of the message → what it comes to.
_MEANINGS: Final[tuple[tuple[str, type[OutboundError]], ...]] = (
    ("request limit reached", QuotaSpent),
    ("daily limit", QuotaSpent),
    ("invalid api key", Unauthorised),
    ("no api key", Unauthorised),
    ("incorrect imdb id", Refused),
    ("too many results", Refused),
    ("movie not found", NotFound),
    ("series not found", NotFound),
    ("series or season not found", NotFound),
    ("series or episode not found", NotFound),
    ("game not found", NotFound),
    # Its word for an identifier of the right form that it does not hold.
    ("error getting data", NotFound),
)


def failure_in(body: Mapping[str, Any]) -> OutboundError | None:
    """The error that a body stands for; None for an answer."""
    response = body.get("Response")
    refused = response is False or (isinstance(response, str) and response.strip().casefold() == "false")
    if not refused and not ("Error" in body and "Title" not in body):
        return None
    message = values.line(body.get("Error"), 300)[0] or "It says no, and not why."
    return _meaning(message)


def _meaning(message: str) -> OutboundError:
    told = message.casefold()
    meant = next((error for words, error in _MEANINGS if told.startswith(words)), Failed)
    if issubclass(meant, QuotaSpent):
        return meant(f"OMDb: {message}", retry_after=WAIT)
    return meant(f"OMDb: {message}")
