"""Changing the faults of a running stand-in."""

from collections.abc import Iterable

from cineteca.simulator.errors import BadFault, NobodyThere
from cineteca.simulator.faults import parse_all

__all__ = ["BadFault", "NobodyThere", "set_faults"]


def set_faults(*, port: int, faults: Iterable[str]) -> str:
    """Replace all faults of the stand-in at `port`. Raises `BadFault` or `NobodyThere`."""
    import httpx

    asked = [str(fault) for fault in parse_all(faults)]
    try:
        answer = httpx.put(f"http://127.0.0.1:{port}/_faults", json=asked, timeout=5)
        now = answer.raise_for_status().json()["faults"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise NobodyThere(f"No stand-in answers on port {port}: {error}") from error
    return f"Faults now: {', '.join(now)}" if now else "No faults now."
