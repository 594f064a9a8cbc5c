"""What goes back over the wire, and what becomes of it when something goes wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import orjson

from cineteca.simulator import faults as rules

_WORDS = {429: "Too many requests.", 500: "Internal error: Something went wrong, contact TMDB."}
_CODES = {429: 25, 500: 11}
_JSON = "application/json"


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
        return Reply(200, b"<html><body>\x00\xff\xfe Bad gateway </body>", _typed(reply))
    if kind == "truncated":
        return replace(reply, body=reply.body[: len(reply.body) // 2])
    if kind == "empty":
        return _emptied(reply)
    return _refused(host, int(kind))


def _emptied(reply: Reply) -> Reply:
    """An answer with its values gone; of a picture nothing is left. An error stays what it is."""
    if reply.status != 200:
        return reply
    if _typed(reply):
        return replace(reply, body=b"")
    return replace(reply, body=orjson.dumps(rules.emptied(orjson.loads(reply.body))))


def _typed(reply: Reply) -> Mapping[str, str]:
    """The type of a reply that is no JSON."""
    told = reply.headers.get("content-type", _JSON)
    return {} if told == _JSON else {"content-type": told}


def _refused(host: str, status: int) -> Reply:
    """An error in the words of its host."""
    headers = {"retry-after": "1"} if status == 429 else {}
    if host == "tmdb":
        said = {"success": False, "status_code": _CODES[status], "status_message": _WORDS[status]}
        return json(status, said, **headers)
    if host == "omdb":
        return json(status, {"Response": "False", "Error": _WORDS[status]}, **headers)
    if host == "fanart":
        return json(status, {"status": "error", "error message": _WORDS[status]}, **headers)
    if host == "justwatch":
        return json(status, {"error": _WORDS[status]}, **headers)
    return Reply(status, _WORDS[status].encode(), {"content-type": "text/plain", **headers})
