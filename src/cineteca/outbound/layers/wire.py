"""The end of the way: connections, kept open, that look whom they reached before a word is said.

httpcore's own pool looks at each of its connections, by several system calls, whenever any request begins or ends; with
twenty calls at once that cost five times as much as the calls. So the connections are httpcore's and the pool is ours:
the connection that was put back last is taken first, and is the only one looked at.
"""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from functools import cached_property
from typing import Any

import httpcore
import httpx

from cineteca.outbound import errors
from cineteca.outbound.domain.addresses import kind_of, may_lead_to

KEEP_ALIVE = 30.0
"""Seconds that an unused connection is kept."""


class Wire(httpx.AsyncBaseTransport):
    """HTTP/1.1 over at most `most` connections. Raises httpcore's errors, and `Forbidden` for whom we do not talk to.

    Proxies of the environment are not used: through them nobody can tell whom we reach.
    """

    def __init__(self, *, most: int = 64, backend: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._free = asyncio.Semaphore(most)
        self._idle: dict[bytes, list[_Connection]] = defaultdict(list)
        self._backend = Watched(backend or httpcore.AnyIOBackend())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        asked = _as_httpcore(request)
        await self._free.acquire()
        try:
            connection = await self._connection(asked.url.origin)
            answer = await connection.handle_async_request(asked)
        except BaseException:
            self._free.release()
            raise
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(self, connection, answer), extensions=answer.extensions
        )

    async def give_back(self, connection: "_Connection") -> None:
        """The answer of `connection` was read, or given up."""
        self._free.release()
        if connection.is_idle():
            self._idle[connection.origin].append(connection)
        else:
            await connection.aclose()

    def trust_at_home(self, host: str) -> None:
        """Let the name `host` lead to a machine of one's own network, as a player's does (``http://nas:8096``)."""
        self._backend.at_home.add(host)

    async def aclose(self) -> None:
        for connections in self._idle.values():
            while connections:
                await connections.pop().aclose()

    async def _connection(self, origin: httpcore.Origin) -> "_Connection":
        idle = self._idle[_named(origin)]
        while idle:
            connection = idle.pop()
            if not connection.has_expired():
                return connection
            await connection.aclose()
        return _Connection(
            origin,
            ssl_context=self._certificates if origin.scheme == b"https" else None,
            keepalive_expiry=KEEP_ALIVE,
            network_backend=self._backend,
        )

    @cached_property
    def _certificates(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()


class _Connection(httpcore.AsyncHTTPConnection):
    def __init__(self, origin: httpcore.Origin, **arguments: Any) -> None:
        super().__init__(origin, **arguments)
        self.origin = _named(origin)


class _Body(httpx.AsyncByteStream):
    """The body of an answer; closing it frees the connection for the next call."""

    def __init__(self, wire: Wire, connection: _Connection, answer: httpcore.Response) -> None:
        self._wire = wire
        self._connection: _Connection | None = connection
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            await self._answer.aclose()
        finally:
            await self._wire.give_back(connection)


class Watched(httpcore.AsyncNetworkBackend):
    """A network backend that hangs up on addresses to which a host may not lead.

    A name can be made to lead anywhere, and differently each time it is asked. So the address is judged on the open
    connection itself, before TLS and before the request.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self.backend = backend
        self.at_home: set[str] = set()
        """Names that the operator gave to machines of their own: these may lead to where they live."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface of httpcore
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = await self.backend.connect_tcp(host, port, timeout, local_address, socket_options)
        reached = stream.get_extra_info("server_addr")[0]
        if kind_of(reached) not in may_lead_to(host, at_home=host in self.at_home):
            await stream.aclose()
            raise errors.Forbidden(f"{host} leads to a {kind_of(reached)} address; it is not called.", host=host)
        return stream

    async def sleep(self, seconds: float) -> None:
        await self.backend.sleep(seconds)


def _named(origin: httpcore.Origin) -> bytes:
    return b"%b://%b:%d" % (origin.scheme, origin.host, origin.port)


def _as_httpcore(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )
