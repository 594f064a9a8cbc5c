"""What TMDB means when it answers with an error. Source: developer.themoviedb.org, "Errors"."""

from collections.abc import Mapping
from typing import Any, Final

from cineteca.outbound.errors import Failed, NotFound, OutboundError, RateLimited, Refused, Unauthorised
from cineteca.providers import values

# status_code of the body → what it comes to.
_UNAUTHORISED: Final = frozenset({3, 7, 10, 14, 16, 17, 26, 30, 31, 32, 33, 35, 36, 38, 45})
_NOT_FOUND: Final = frozenset({6, 34, 37})
_FAILED: Final = frozenset({2, 9, 11, 15, 24, 43, 44, 46})
_TOO_MANY: Final = frozenset({25, 41})

WAIT: Final = 10.0
"""Seconds to wait where TMDB asks to wait and does not say how long: the length of its own window."""


def failure_in(body: Mapping[str, Any]) -> OutboundError | None:
    """The error that a body stands for; None for an answer."""
    told = "status_code" in body and "status_message" in body
    if "id" in body or not (told or body.get("success") is False):
        return None
    message = values.line(body.get("status_message"), 300)[0] or "It says no, and not why."
    code = values.integer(body.get("status_code"), 0, 1000)[0] or 0
    return _meaning(code, f"TMDB: {message}")


def _meaning(code: int, message: str) -> OutboundError:
    if code in _TOO_MANY:
        return RateLimited(message, retry_after=WAIT)
    if code in _UNAUTHORISED:
        return Unauthorised(message)
    if code in _NOT_FOUND:
        return NotFound(message)
    return Failed(message) if code in _FAILED else Refused(message)
