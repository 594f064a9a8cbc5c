"""Reads the whole answer and says in our own errors what went wrong. Everything above deals with these alone.

2xx, 3xx and 4xx are handed on: their bodies mean something to the client (OMDb tells its spent limit in a 401). 408,
425 and 5xx become `Failed`, 429 `RateLimited`, a 200 that should be JSON and is not `Unreadable`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

import httpcore
import httpx
import orjson

from cineteca.outbound import errors
from cineteca.outbound.domain.waiting import asked_wait
from cineteca.outbound.layers.base import MARK, Layer, notes_of

JSON = "cineteca.json"
"""Response extension with the parsed body, for the layers above. Not to be changed by its readers."""

PASSING = frozenset({408, 425})
_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ConnectionNotAvailable, httpcore.ProxyError)
_REWRITTEN = frozenset({b"content-encoding", b"content-length", b"transfer-encoding", b"connection", b"keep-alive"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """Times in seconds; `total` is for one attempt from connecting to the last byte. `size` in bytes, unpacked."""

    connect: float = 5.0
    read: float = 20.0
    total: float = 60.0
    size: int = 32 * 1024 * 1024
    unasked_wait: float = 10.0

    def timeout(self) -> dict[str, float]:
        return {"connect": self.connect, "read": self.read, "write": self.read, "pool": self.total}


class Answer(Layer):
    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        provider: str,
        clock: Callable[[], datetime],
        bounds: Bounds | None = None,
    ) -> None:
        super().__init__(inner)
        self.provider = provider
        self.clock = clock
        self.bounds = bounds or Bounds()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        notes_of(request).attempts += 1
        request.extensions["timeout"] = self.bounds.timeout()
        outcome = await self._ask(request)
        if isinstance(outcome, errors.OutboundError):
            # Raised here and not where it happened: httpx's own error would hang on it, with the address and its key.
            raise outcome
        return self._judged(request, outcome)

    async def _ask(self, request: httpx.Request) -> httpx.Response | errors.OutboundError:
        host = request.url.host
        try:
            async with asyncio.timeout(self.bounds.total):
                return await self._read(request, await self.inner.handle_async_request(request))
        except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException) as error:
            return errors.Failed(f"{self.provider} did not answer in time ({_name(error)}).", host=host)
        except httpx.DecodingError:
            return errors.Unreadable(f"{self.provider} sent a body that cannot be unpacked.", host=host)
        except (httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol):
            return errors.Forbidden("Only http and https addresses are called.", host=host)
        except (httpx.TransportError, *_BROKEN) as error:
            return errors.Failed(f"The connection to {self.provider} failed ({_name(error)}).", host=host)

    async def _read(self, request: httpx.Request, response: httpx.Response) -> httpx.Response | errors.OutboundError:
        parts, size = [], 0
        try:
            packed = "Content-Encoding" in response.headers
            async for part in response.aiter_bytes() if packed else _plain(response):
                size += len(part)
                if size > self.bounds.size:
                    return errors.Unreadable(
                        f"{self.provider} sent more than {self.bounds.size:,} bytes.",
                        host=request.url.host,
                        status=response.status_code,
                    )
                parts.append(part)
        finally:
            await response.aclose()
        headers = [(name, value) for name, value in response.headers.raw if name.lower() not in _REWRITTEN]
        return httpx.Response(response.status_code, headers=headers, content=b"".join(parts), request=request)

    def _judged(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        status = response.status_code
        if status == 429:
            wait = asked_wait(response.headers.get("Retry-After"), self.clock())
            raise errors.RateLimited(
                f"{self.provider} asks us to slow down.",
                retry_after=self.bounds.unasked_wait if wait is None else wait,
                host=request.url.host,
                status=status,
            )
        if status >= 500 or status in PASSING:
            raise errors.Failed(
                f"{self.provider} failed (HTTP {status}).",
                host=request.url.host,
                status=status,
                retry_after=asked_wait(response.headers.get("Retry-After"), self.clock()),
            )
        if status == 200 and _expects_json(request):
            response.extensions[JSON] = self._parsed(request, response)
        return response

    def _parsed(self, request: httpx.Request, response: httpx.Response) -> object:
        try:
            return orjson.loads(response.content)
        except orjson.JSONDecodeError:
            told = f"{self.provider} sent a body that is not JSON ({len(response.content):,} bytes)."
        raise errors.Unreadable(told, host=request.url.host, status=response.status_code)


def _plain(response: httpx.Response) -> AsyncIterator[bytes]:
    # What is not packed need not pass httpx's unpacking, which costs more than the reading.
    assert isinstance(response.stream, httpx.AsyncByteStream)
    return response.stream.__aiter__()


def _expects_json(request: httpx.Request) -> bool:
    return bool((request.extensions.get(MARK) or {}).get("expects", "json") == "json")


def _name(error: Exception) -> str:
    return type(error).__name__
