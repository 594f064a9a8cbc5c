"""What a route may answer, for its description."""

from typing import Any

from cineteca.api.shapes.common import Refusal

_ALWAYS = (400, 401, 403, 422, 429)


def of_staff(shape: Any, *refusals: int, status: int = 200, body: bool = False) -> dict[int, Any]:
    """Of a route that asks for a token: `shape`, or a refusal of these statuses or the usual ones."""
    usual = (*_ALWAYS, 413, 415) if body else _ALWAYS
    return {status: shape} | dict.fromkeys(sorted({*usual, *refusals}), Refusal)


def of_all(shape: Any, *refusals: int, status: int = 200) -> dict[int, Any]:
    """Of a route that is open to everybody."""
    return {status: shape} | dict.fromkeys(sorted({400, *refusals}), Refusal)
