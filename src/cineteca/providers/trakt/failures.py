"""What Trakt means when it says no. Its status tells nearly all, many errors have no body. Source: docs.trakt.tv."""

from collections.abc import Mapping
from typing import Any, Final

from cineteca.outbound.errors import OutboundError, Refused, Unauthorised
from cineteca.providers import values

WAIT: Final = 300.0
"""Seconds to wait where Trakt asks to wait and does not say how long: the length of its own window."""

_KEYS: Final = frozenset({"invalid_api_key", "invalid_client", "invalid_grant", "unauthorized", "forbidden"})


def failure_in(body: Mapping[str, Any]) -> OutboundError | None:
    """The error that a body stands for; None for an answer."""
    if "error" not in body or "ids" in body:
        return None
    word = values.line(body.get("error"), 100)[0] or ""
    told = values.line(body.get("error_description") or body.get("message"), 300)[0] or word or "It says no."
    return (Unauthorised if word in _KEYS else Refused)(f"Trakt: {told}")
