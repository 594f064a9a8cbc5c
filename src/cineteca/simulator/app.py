"""The stand-in as an ASGI application: ``/3/…`` is TMDB, ``/omdb/`` is OMDb, and so on; ``/_…`` is its control."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from urllib.parse import parse_qsl

from cineteca.simulator import faults as rules
from cineteca.simulator.alive import Life
from cineteca.simulator.controlling import Control
from cineteca.simulator.hosts import Ask, Hosts
from cineteca.simulator.limits import Limits
from cineteca.simulator.replies import Reply, json, spoiled
from cineteca.simulator.world import World

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

SLOW_HOSTS = frozenset({"imdb", "pictures"})  # packing and painting take a while, and nobody else need wait for it
SLOW_SECONDS = float(os.environ.get("CINETECA_SIMULATOR_SLOW", "2"))


def _dice() -> dict[str, Random]:
    """Each host has its own, so that what goes wrong does not hang on which host is called first."""
    return {host: Random(f"1895 {host}") for host in rules.HOSTS}  # noqa: S311 - faults, not secrets


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(slots=True)
class StandIn:
    """One simulated outside world."""

    hosts: Hosts = field(default_factory=lambda: Hosts(World(_today)))
    life: Life = field(default_factory=Life)
    faults: list[rules.Fault] = field(default_factory=list)
    dice: dict[str, Random] = field(default_factory=_dice)
    control: Control = field(init=False)

    def __post_init__(self) -> None:
        self.control = Control(self.hosts.world, self.life, self._rethrow, self.faults)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            reply = await self._reply(scope, receive)
            if reply.delay:
                await asyncio.sleep(reply.delay)
            await _send(reply, send)

    async def live(self, seconds: float) -> None:
        """Let a minute of life pass every so many seconds, for ever."""
        while True:
            await asyncio.sleep(seconds)
            self.life.go_on(self.hosts.world)

    async def _reply(self, scope: Scope, receive: Receive) -> Reply:
        path = str(scope["path"])
        if path.startswith("/_"):
            told = self.control.answer(scope["method"], path, await _read(receive))
            return told or json(404, {"error": "There is no such control."})
        if not (found := self.hosts.find(path)):
            return json(200, {"cineteca": "simulator", **self.control.state()})
        host, rest, answer = found
        asked = _asked(scope, rest)
        reply = await asyncio.to_thread(answer, asked) if host in SLOW_HOSTS else answer(asked)
        return self._answered(host, reply)

    def _answered(self, host: str, reply: Reply) -> Reply:
        self.control.served[host] += 1
        kind = rules.choose(self.control.faults, host, self.dice[host])
        return spoiled(reply, kind, host=host, slow=SLOW_SECONDS) if kind else reply

    def _rethrow(self) -> None:
        self.dice = _dice()


def _asked(scope: Scope, path: str) -> Ask:
    query = dict(parse_qsl(bytes(scope["query_string"]).decode("latin-1"), keep_blank_values=True))
    headers = {bytes(name).decode("latin-1").lower(): bytes(v).decode("latin-1") for name, v in scope["headers"]}
    return Ask(path, query, headers, f"http://{headers.get('host', '127.0.0.1')}")


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
    day = environ.get("CINETECA_SIMULATOR_TODAY", "")
    told = date.fromisoformat(day) if day else None
    limits = Limits(enforced=environ.get("CINETECA_SIMULATOR_LIMITS", "on") != "off")
    world = World(lambda: told or _today())
    return StandIn(Hosts(world, limits), Life(int(environ.get("CINETECA_SIMULATOR_SEED", "1895"))), asked)


application = build(os.environ)
