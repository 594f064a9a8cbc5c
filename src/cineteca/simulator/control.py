"""Telling a running stand-in what goes wrong, what changes, and what day it is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cineteca.simulator.errors import BadChange, BadFault, NobodyThere
from cineteca.simulator.faults import parse_all

__all__ = [
    "BadChange",
    "BadFault",
    "NobodyThere",
    "add_faults",
    "announce",
    "change",
    "clear",
    "pass_minute",
    "set_day",
    "set_faults",
    "state",
]


def set_faults(*, port: int, faults: Iterable[str]) -> str:
    """Replace all faults of the stand-in at `port`. Raises `BadFault` or `NobodyThere`."""
    return _said(_call(port, "PUT", "/_faults", [str(fault) for fault in parse_all(faults)]))


def add_faults(*, port: int, faults: Iterable[str]) -> str:
    """Add faults, or give those of the same host and kind another share; 0 takes one away."""
    return _said(_call(port, "PATCH", "/_faults", [str(fault) for fault in parse_all(faults)]))


def change(*, port: int, media: str, number: int, **fields: Any) -> None:
    """Change facts of a work (`overlay.FIELDS`). The list of changes of the stand-in's day names it from now on.

    Raises `BadChange` or `NobodyThere`, as all below do.
    """
    _call(port, "PATCH", f"/_works/{media}/{number}", fields)


def announce(*, port: int, media: str, **fields: Any) -> dict[str, Any]:
    """Add a work; it needs a title. Its numbers: ``{"tmdb": …, "imdb": …}``."""
    return _call(port, "POST", f"/_works/{media}", fields)


def set_day(*, port: int, day: date | None) -> None:
    """Make it `day` there; None is the day of the clock."""
    _call(port, "PUT", "/_day", day.isoformat() if day else None)


def pass_minute(*, port: int) -> list[str]:
    """Let one minute of ``--alive`` pass. What happened in it."""
    return list(_call(port, "POST", "/_minute")["happened"])


def clear(*, port: int) -> None:
    """Forget every change, every work that was added, and the day that was set."""
    _call(port, "DELETE", "/_world")


def state(*, port: int) -> dict[str, Any]:
    """The day there, what changed and what was added."""
    return _call(port, "GET", "/_world")


_NOTHING: Any = object()


def _call(port: int, method: str, path: str, body: Any = _NOTHING) -> dict[str, Any]:
    import httpx

    sent = {} if body is _NOTHING else {"json": body}
    try:
        answer = httpx.request(method, f"http://127.0.0.1:{port}{path}", timeout=5, **sent)
        told = answer.json()
        if answer.status_code == 400:
            raise BadChange(str(told["error"]))
        return dict(answer.raise_for_status().json())
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise NobodyThere(f"No stand-in answers on port {port}: {error}") from error


def _said(told: dict[str, Any]) -> str:
    if "faults" not in told:
        raise NobodyThere("Who answers there is no stand-in.")
    return f"Faults now: {', '.join(told['faults'])}" if told["faults"] else "No faults now."
