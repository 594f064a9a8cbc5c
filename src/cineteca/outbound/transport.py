"""The way out: one transport per provider, built of layers, and what all of them share.

async with Outbound() as outbound:
    transport = outbound.transport("tmdb", run_id=run.id, caller="enrich")
    client = TMDBClient(access, transport)
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

import httpx
import psycopg
from django.conf import settings
from psycopg_pool import AsyncConnectionPool

from cineteca.core import database
from cineteca.core.clock import now
from cineteca.outbound import masking
from cineteca.outbound.domain.addresses import Origin, origin_of
from cineteca.outbound.domain.breaker import Tolerance
from cineteca.outbound.domain.freshness import Lives
from cineteca.outbound.domain.limiting import Window
from cineteca.outbound.domain.waiting import Patience
from cineteca.outbound.layers.answer import Answer, Bounds
from cineteca.outbound.layers.breaker import Breaker, Breakers
from cineteca.outbound.layers.cache import Cache
from cineteca.outbound.layers.guard import Guard
from cineteca.outbound.layers.limit import Limit
from cineteca.outbound.layers.log import Log
from cineteca.outbound.layers.quota import Quota
from cineteca.outbound.layers.retry import Retry
from cineteca.outbound.layers.stream import Stream
from cineteca.outbound.layers.wire import Wire
from cineteca.outbound.state import calls
from cineteca.outbound.state.buffer import Buffer
from cineteca.outbound.state.circuits import SharedCircuits
from cineteca.outbound.state.limits import SharedMoments
from cineteca.outbound.state.quotas import SharedPurse
from cineteca.outbound.state.responses import Responses

log = logging.getLogger(__name__)

FLUSH_EVERY = 1.0
"""Seconds. A killed process loses at most the calls and answers of its last second; a stopped one loses none."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave outside. `longest_wait`: seconds that a call waits at most for its turn."""

    patience: Patience = field(default_factory=Patience)
    tolerance: Tolerance = field(default_factory=Tolerance)
    bounds: Bounds = field(default_factory=Bounds)
    lives: Lives = field(default_factory=Lives)
    longest_wait: float = 60.0

    @classmethod
    def configured(cls) -> "Manners":
        """Ours, with what the settings say."""
        return cls(lives=Lives(ceiling=timedelta(days=settings.CACHE_DAYS)))


class Outbound:
    """Owns what the transports of one process share: connections, cache, breakers, the log's buffer.

    An asynchronous context manager; leaving it writes what is still buffered. It belongs to the event loop it was
    entered in. `conninfo` is the database's (the default one of Django), `sleep` and `clock` are for tests.
    """

    def __init__(
        self,
        *,
        conninfo: str | None = None,
        manners: Manners | None = None,
        clock: Callable[[], datetime] = now,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.manners = manners or Manners.configured()
        self.clock = clock
        self.sleep = sleep
        self.pool: AsyncConnectionPool[Any] = AsyncConnectionPool(
            conninfo or database.conninfo(),
            min_size=1,
            max_size=4,
            open=False,
            name="outbound",
            kwargs={"autocommit": True},
        )
        self.wire = Wire()
        self._woken = asyncio.Event()
        self.responses = Responses(self.pool, wake=self._woken.set)
        self.calls: Buffer[calls.Call] = Buffer(self._write_calls, wake=self._woken.set)
        self.breakers = Breakers(SharedCircuits(self.pool), clock=clock, tolerance=self.manners.tolerance)
        self._closing = False
        self._writer: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.pool.open()
        self._writer = asyncio.create_task(self._keep_writing(), name="outbound writer")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing = True
        self._woken.set()
        try:
            if self._writer is not None:
                await self._writer
        finally:
            await self.wire.aclose()
            await self.pool.close()

    def transport(
        self,
        provider: str,
        access: Mapping[str, Any] | None = None,
        *,
        run_id: int | None = None,
        caller: str = "",
        force: bool = False,
        sparing: bool = False,
        inner: httpx.AsyncBaseTransport | None = None,
    ) -> httpx.AsyncBaseTransport:
        """The transport for `provider`, as configured or as `access` says (url, key, token, limit, quota, reserve).

        `at_home` in it lets the url's name lead to a machine of the operator's own network.
        `sparing`: of the day's quota, the reserve is left to others.
        """
        found = dict(settings.PROVIDERS[provider] if access is None else access)
        if found.get("at_home"):
            self.wire.trust_at_home(origin_of(found["url"]).host)
        if sparing and found.get("quota") is not None:
            found["quota"] = max(0, found["quota"] - found.get("reserve", 0))
        return build(provider, found, outbound=self, run_id=run_id, caller=caller, force=force, inner=inner)

    def stream(
        self, provider: str, url: str, *, run_id: int | None = None, caller: str = ""
    ) -> httpx.AsyncBaseTransport:
        """A transport for large files at the origin of `url`: guarded and logged like all others, read as it comes.

        Nothing is cached, limited or tried again. Raises `cineteca.outbound.errors` alone.
        """
        way: httpx.AsyncBaseTransport = Stream(self.wire, provider=provider, bounds=self.manners.bounds)
        way = Guard(way, provider=provider, base_url=url)
        return Log(way, provider=provider, write=self.calls.add, clock=self.clock, caller=caller, run_id=run_id)

    async def flush(self) -> None:
        """Write what is buffered now, so that everybody sees it."""
        await self.responses.buffer.flush()
        await self.calls.flush()

    async def _write_calls(self, rows: list[calls.Call]) -> None:
        await calls.write(self.pool, rows)

    async def _keep_writing(self) -> None:
        while not self._closing:
            try:
                async with asyncio.timeout(FLUSH_EVERY):
                    await self._woken.wait()
            except TimeoutError:
                pass
            self._woken.clear()
            await self._flush_or_say()
        await self._flush_or_say()

    async def _flush_or_say(self) -> None:
        try:
            await self.flush()
        except psycopg.Error as error:
            waiting = len(self.calls) + len(self.responses.buffer)
            lost = "are lost" if self._closing else "wait for the next try"
            log.warning("The database took no calls and answers (%s); %s %s", type(error).__name__, waiting, lost)


def build(
    provider: str,
    access: Mapping[str, Any],
    *,
    outbound: Outbound,
    run_id: int | None = None,
    caller: str = "",
    force: bool = False,
    inner: httpx.AsyncBaseTransport | None = None,
) -> httpx.AsyncBaseTransport:
    """The layers for one provider, around `inner` (the wire). A limit or quota of None is not built at all.

    `force` asks anew whatever the cache holds, and keeps the answer. Raises `cineteca.outbound.errors` alone.
    """
    origin = origin_of(access["url"])
    manners, clock = outbound.manners, outbound.clock
    secrets = tuple(secret for secret in (access.get("key"), access.get("token")) if secret)
    masking.never_print(secrets)
    way: httpx.AsyncBaseTransport = Answer(
        inner or outbound.wire, provider=provider, clock=clock, bounds=manners.bounds
    )
    way = _limited(way, provider, origin, access, outbound)
    way = Breaker(way, key=(provider, _netloc(origin)), breakers=outbound.breakers)
    way = Retry(way, patience=manners.patience)
    way = Cache(
        way,
        provider=provider,
        shelf=outbound.responses,
        clock=clock,
        lives=manners.lives,
        secrets=secrets,
        force=force,
    )
    way = Guard(way, provider=provider, base_url=access["url"])
    return Log(
        way, provider=provider, write=outbound.calls.add, clock=clock, secrets=secrets, caller=caller, run_id=run_id
    )


def _limited(
    way: httpx.AsyncBaseTransport, provider: str, origin: Origin, access: Mapping[str, Any], outbound: Outbound
) -> httpx.AsyncBaseTransport:
    if access.get("limit") is not None:
        moments = SharedMoments(
            outbound.pool, provider=provider, host=_netloc(origin), window=Window.cautious(*access["limit"])
        )
        way = Limit(
            way, provider=provider, moments=moments, longest=outbound.manners.longest_wait, sleep=outbound.sleep
        )
    if access.get("quota") is not None:
        purse = SharedPurse(outbound.pool, provider=provider, quota=access["quota"])
        way = Quota(way, provider=provider, purse=purse, clock=outbound.clock)
    return way


def _netloc(origin: Origin) -> str:
    return f"{origin.host}:{origin.port}"
