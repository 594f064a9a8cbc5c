"""What goes back over the wire, and what becomes of it when something goes wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import orjson

from cineteca.simulator import faults as rules

_WORDS = {429: "Too many requests.", 500: "Internal error: Something went wrong, contact TMDB."}
_CODES = {429: 25, 500: 11}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. `delay` in seconds; `broken` drops the connection in the middle."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    broken: bool = False


def json(status: int, body: object, **headers: str) -> Reply:
    """A reply that says `body`."""
    return Reply(status, orjson.dumps(body), headers)


def spoiled(reply: Reply, kind: str, *, host: str, slow: float) -> Reply:
    """The reply of `host` after the fault `kind`; a slow one comes `slow` seconds late."""
    if kind == "slow":
        return replace(reply, delay=slow)
    if kind == "down":
        return replace(reply, broken=True)
    if kind == "garbage":
        return Reply(200, b"<html><body>\x00\xff\xfe Bad gateway </body>")
    if kind == "truncated":
        return replace(reply, body=reply.body[: len(reply.body) // 2])
    if kind == "empty":
        return (
            replace(reply, body=orjson.dumps(rules.emptied(orjson.loads(reply.body)))) if reply.status == 200 else reply
        )
    return _refused(host, int(kind))


def _refused(host: str, status: int) -> Reply:
    """An error in the words of its host."""
    said: dict[str, object] = {"Response": "False", "Error": _WORDS[status]}
    if host == "tmdb":
        said = {"success": False, "status_code": _CODES[status], "status_message": _WORDS[status]}
    return json(status, said, **({"retry-after": "1"} if status == 429 else {}))
