"""What Fanart.tv means when it says no. Source: fanart.tv API, as answered."""

from collections.abc import Mapping
from typing import Any, Final

from cineteca.outbound.errors import NotFound, OutboundError, Refused, Unauthorised
from cineteca.providers import values

WAIT: Final = 30.0
"""Seconds to wait where it asks to wait and does not say how long."""


def failure_in(body: Mapping[str, Any]) -> OutboundError | None:
    """The error that a body stands for; None for an answer."""
    status = values.line(body.get("status"), 32)[0] or ""
    if status.casefold() != "error":
        return None
    told = values.line(body.get("error message") or body.get("error_message"), 300)[0] or "It says no, and not why."
    return _meaning(told.casefold())(f"Fanart.tv: {told}")


def _meaning(told: str) -> type[OutboundError]:
    if "not found" in told:
        return NotFound
    return Unauthorised if "key" in told else Refused
