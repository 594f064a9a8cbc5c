"""The stand-in as an ASGI application: ``/3/…`` is TMDB, ``/omdb/`` is OMDb, ``/_faults`` changes what goes wrong."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import parse_qsl

import orjson

from cineteca.simulator import answers, omdb
from cineteca.simulator import faults as rules
from cineteca.simulator.errors import BadFault
from cineteca.simulator.limits import TMDB_CALLS, Limits
from cineteca.simulator.replies import Reply, json, spoiled

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

KEYS = frozenset(os.environ.get("CINETECA_SIMULATOR_KEYS", "demo-key").split(","))
SLOW_SECONDS = float(os.environ.get("CINETECA_SIMULATOR_SLOW", "2"))


def _dice() -> dict[str, Random]:
    """Each host has its own, so that what goes wrong does not hang on which host is called first."""
    return {host: Random(f"1895 {host}") for host in rules.HOSTS}  # noqa: S311 - faults, not secrets


@dataclass(slots=True)
class StandIn:
    """One simulated outside world."""

    limits: Limits = field(default_factory=Limits)
    faults: list[rules.Fault] = field(default_factory=list)
    dice: dict[str, Random] = field(default_factory=_dice)
    served: dict[str, int] = field(default_factory=lambda: dict.fromkeys(rules.HOSTS, 0))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            reply = await self._reply(scope, receive)
            if reply.delay:
                await asyncio.sleep(reply.delay)
            await _send(reply, send)

    async def _reply(self, scope: Scope, receive: Receive) -> Reply:
        path = str(scope["path"])
        if path == "/_faults":
            return await self._control(scope, receive)
        query = dict(parse_qsl(bytes(scope["query_string"]).decode("latin-1"), keep_blank_values=True))
        if path.startswith("/3/"):
            return self._answered("tmdb", self._tmdb(path[3:].strip("/"), query, scope))
        if path.startswith("/omdb"):
            return self._answered("omdb", self._omdb(query))
        return json(200, {"cineteca": "simulator", **self._state()})

    async def _control(self, scope: Scope, receive: Receive) -> Reply:
        """GET tells what goes wrong now; PUT with a list of texts changes it, and throws the dice from the start."""
        if scope["method"] == "PUT":
            try:
                self.faults = rules.parse_all(orjson.loads(await _read(receive)))
            except (BadFault, orjson.JSONDecodeError, TypeError, AttributeError) as error:
                return json(400, {"error": str(error)})
            self.dice = _dice()
        return json(200, self._state())

    def _state(self) -> dict[str, Any]:
        return {"faults": [str(fault) for fault in self.faults], "served": self.served}

    def _tmdb(self, path: str, query: Mapping[str, str], scope: Scope) -> Reply:
        key = query.get("api_key") or _bearer(scope)
        if key not in KEYS:
            return json(401, answers.BAD_KEY)
        if over := self.limits.tmdb(key, time.monotonic()):
            count, wait = over
            said = f"Your request count ({count}) is over the allowed limit of {TMDB_CALLS}."
            return json(429, {"status_code": 25, "status_message": said}, **{"retry-after": str(wait)})
        return Reply(*answers.of_tmdb(path, query))

    def _omdb(self, query: Mapping[str, str]) -> Reply:
        key = query.get("apikey", "")
        if not key:
            return json(401, omdb.NO_KEY)
        if key not in KEYS:
            return json(401, omdb.INVALID_KEY)
        if not self.limits.omdb(key, time.time()):
            return json(401, omdb.LIMIT_REACHED)
        return Reply(*answers.of_omdb(query.get("i", "")))

    def _answered(self, host: str, reply: Reply) -> Reply:
        self.served[host] += 1
        kind = rules.choose(self.faults, host, self.dice[host])
        return spoiled(reply, kind, host=host, slow=SLOW_SECONDS) if kind else reply


def _bearer(scope: Scope) -> str:
    headers = {bytes(name).lower(): bytes(value) for name, value in scope["headers"]}
    return headers.get(b"authorization", b"").decode("latin-1").removeprefix("Bearer ")


async def _read(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


async def _send(reply: Reply, send: Send) -> None:
    length = len(reply.body)
    headers = {"content-type": "application/json;charset=utf-8", "content-length": str(length), **reply.headers}
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": encoded})
    if reply.broken:
        await send({"type": "http.response.body", "body": reply.body[: length // 3], "more_body": True})
        raise ConnectionAbortedError("the fault “down” breaks the connection here")
    await send({"type": "http.response.body", "body": reply.body})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def build(environ: Mapping[str, str]) -> StandIn:
    """The stand-in that the environment asks for."""
    asked = rules.parse_all(environ.get("CINETECA_SIMULATOR_FAULTS", "").split())
    return StandIn(Limits(enforced=environ.get("CINETECA_SIMULATOR_LIMITS", "on") != "off"), asked)


application = build(os.environ)
