"""One line per call in the call log, however it ends."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

import httpx

from cineteca.core import telemetry
from cineteca.outbound import errors
from cineteca.outbound.domain.redaction import redact
from cineteca.outbound.layers.base import NOTES, Layer, Notes, marks_of
from cineteca.outbound.state.calls import Call

LONGEST_PATH = 2_000


class Log(Layer):
    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        provider: str,
        write: Callable[[Call], None],
        clock: Callable[[], datetime],
        secrets: Sequence[str] = (),
        caller: str = "",
        run_id: int | None = None,
    ) -> None:
        super().__init__(inner)
        self.provider = provider
        self.write = write
        self.clock = clock
        self.secrets = tuple(secrets)
        self.caller = caller
        self.run_id = run_id

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions[NOTES] = Notes()
        at, started = self.clock(), time.perf_counter()
        status, error = None, ""
        try:
            response = await self._passed_on(request)
            status = response.status_code
        except errors.OutboundError as refused:
            status, error = refused.status, type(refused).__name__
            raise
        except BaseException as broken:
            error = type(broken).__name__
            raise
        finally:
            self.write(self._line(request, status, error, at, time.perf_counter() - started))
        return response

    async def _passed_on(self, request: httpx.Request) -> httpx.Response:
        """The answer, in a span that tells what the log tells."""
        endpoint = marks_of(request, self.provider).endpoint
        with telemetry.span(f"{request.method} {self.provider} {endpoint}", kind="client") as span:
            span.set_attribute("server.address", host_of(request))
            response = await self.inner.handle_async_request(request)
            span.set_attribute("http.response.status_code", response.status_code)
            span.set_attribute("cineteca.cached", request.extensions[NOTES].cached)
            return response

    def _line(self, request: httpx.Request, status: int | None, error: str, at: datetime, seconds: float) -> Call:
        notes: Notes = request.extensions[NOTES]
        return Call(
            provider=self.provider,
            host=host_of(request),
            endpoint=marks_of(request, self.provider).endpoint[:120],
            method=request.method,
            path=redact(request.url.raw_path.decode("ascii"), self.secrets)[:LONGEST_PATH],
            status=status,
            ms=round(seconds * 1000, 3),
            waited_ms=round(notes.waited * 1000, 3),
            cached=notes.cached,
            attempts=notes.attempts,
            error=error[:64],
            caller=self.caller,
            run_id=self.run_id,
            at=at,
        )


def host_of(request: httpx.Request) -> str:
    """Host, with its port where that is not the usual one."""
    return request.url.netloc.decode("ascii")
