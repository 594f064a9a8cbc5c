"""What JustWatch means when it says no. Its status tells nearly all."""

from collections.abc import Mapping
from typing import Any, Final

from cineteca.outbound.errors import NotFound, OutboundError, Refused, Unauthorised
from cineteca.providers import values

WAIT: Final = 60.0
"""Seconds to wait where it asks to wait and does not say how long."""


def failure_in(body: Mapping[str, Any]) -> OutboundError | None:
    """The error that a body stands for; None for an answer."""
    if "error" not in body or "offers" in body:
        return None
    told = values.line(body.get("error"), 300)[0] or "It says no, and not why."
    return _meaning(told.casefold())(f"JustWatch: {told}")


def _meaning(told: str) -> type[OutboundError]:
    if "not found" in told or "not available" in told:
        return NotFound
    return Unauthorised if "token" in told or "auth" in told else Refused
