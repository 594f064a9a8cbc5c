"""An answer that is too large to be kept in memory: handed on as it comes, with what goes wrong said in our own errors.

It stands where `Answer` stands for answers that are read whole. Nothing is tried again here: who reads a large file
knows how far it got, and asks for the rest.
"""

from collections.abc import AsyncIterator

import httpcore
import httpx

from cineteca.outbound import errors
from cineteca.outbound.layers.answer import Bounds
from cineteca.outbound.layers.base import Layer, notes_of

_LATE = (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException)
_BROKEN = (
    httpx.TransportError,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ConnectionNotAvailable,
    httpcore.ProxyError,
)


class Stream(Layer):
    def __init__(self, inner: httpx.AsyncBaseTransport, *, provider: str, bounds: Bounds | None = None) -> None:
        super().__init__(inner)
        self.provider = provider
        self.bounds = bounds or Bounds()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        notes_of(request).attempts += 1
        request.extensions["timeout"] = self.bounds.timeout()
        failed: errors.OutboundError
        try:
            response = await self.inner.handle_async_request(request)
        except _LATE as error:
            failed = _late(self.provider, request.url.host, error)
        except _BROKEN as error:
            failed = _broken(self.provider, request.url.host, error)
        else:
            assert isinstance(response.stream, httpx.AsyncByteStream)
            body = _Body(response.stream, self.provider, request.url.host)
            return httpx.Response(response.status_code, headers=response.headers, stream=body, request=request)
        # Raised here and not where it happened: httpx's own error would hang on it, with the address.
        raise failed


class _Body(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream, provider: str, host: str) -> None:
        self._inner = inner
        self._provider = provider
        self._host = host

    async def __aiter__(self) -> AsyncIterator[bytes]:
        failed: errors.OutboundError
        try:
            async for part in self._inner:
                yield part
        except _LATE as error:
            failed = _late(self._provider, self._host, error)
        except _BROKEN as error:
            failed = _broken(self._provider, self._host, error)
        else:
            return
        raise failed

    async def aclose(self) -> None:
        await self._inner.aclose()


def _late(provider: str, host: str, error: BaseException) -> errors.Failed:
    return errors.Failed(f"{provider} did not answer in time ({type(error).__name__}).", host=host)


def _broken(provider: str, host: str, error: BaseException) -> errors.Failed:
    return errors.Failed(f"The connection to {provider} broke off ({type(error).__name__}).", host=host)
