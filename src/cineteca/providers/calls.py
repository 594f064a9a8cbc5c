"""One question to a provider over HTTP, and what its answer comes to in `outbound.errors`.

The transport is called itself, without httpx's client: the client writes every address to the log, key and all, and
follows redirects to wherever they lead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

from cineteca.outbound.errors import Failed, NotFound, OutboundError, RateLimited, Refused, Unauthorised, Unreadable
from cineteca.providers import bodies
from cineteca.providers.contract import Access

Shape = Callable[[Any], Any]
"""Gives back a body of the shape that was asked for, or raises `Unreadable`."""
FailureIn = Callable[[Mapping[str, Any]], OutboundError | None]

TIMEOUT: Final = httpx.Timeout(20.0, connect=5.0)
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of the largest answer that is read; the largest real ones have one."""
LONGEST_WAIT: Final = 86_400.0

_HEADERS: Final = {"Accept": "application/json", "Accept-Encoding": "gzip, deflate", "User-Agent": "Cineteca"}


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its JSON value, whatever it is, and its headers."""

    body: Any
    headers: Mapping[str, str]


class Line:
    """The line to one provider. `wait`: seconds to wait where it asks to wait and does not say how long.

    `headers` go with every question: the version of the API, a key that belongs there.
    """

    def __init__(
        self,
        provider: str,
        access: Access,
        transport: httpx.AsyncBaseTransport,
        *,
        failure_in: FailureIn,
        wait: float,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._provider = provider
        self._base = httpx.URL(access.base_url.rstrip("/") + "/")
        self._transport = transport
        self._failure_in = failure_in
        self._wait = wait
        bearer = {"Authorization": f"Bearer {access.token}"} if access.token else {}
        self._headers = {**_HEADERS, **bearer, **(headers or {})}

    async def get(self, path: str, params: Mapping[str, str], *, endpoint: str, kind: str) -> dict[str, Any]:
        """The JSON object at `path`. Raises `OutboundError`; no message carries the key.

        `endpoint` (``movie/{id}``) and `kind` of question (work, person, find …) are what the log and the cache of
        `outbound` know the call by.
        """
        told = await self._ask(self._question("GET", path, params, endpoint, kind), bodies.as_object)
        return dict(told.body)

    async def ask_list(self, path: str, params: Mapping[str, str], *, endpoint: str, kind: str) -> Told:
        """Like `get`, for an answer that is a list, and whose headers tell something too."""
        return await self._ask(self._question("GET", path, params, endpoint, kind), bodies.as_list)

    async def ask(self, path: str, params: Mapping[str, str], *, endpoint: str, kind: str) -> Told:
        """Like `get`, for an answer that may be any JSON value."""
        return await self._ask(self._question("GET", path, params, endpoint, kind), lambda body: body)

    def _question(self, method: str, path: str, params: Mapping[str, str], endpoint: str, kind: str) -> httpx.Request:
        return httpx.Request(
            method,
            self._base.join(path) if path else self._base,
            params=dict(params),
            headers=self._headers,
            extensions={
                "timeout": TIMEOUT.as_dict(),
                "cineteca": {"provider": self._provider, "endpoint": endpoint, "kind": kind},
            },
        )

    async def _ask(self, request: httpx.Request, shape: Shape) -> Told:
        response, raw = await self._send(request)
        return Told(self._understand(response, raw, shape), response.headers)

    async def _send(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        host = request.url.host
        try:
            response = await self._transport.handle_async_request(request)
        except httpx.TimeoutException:
            raise Failed("It took too long to answer.", host=host) from None
        except httpx.HTTPError as error:
            raise Failed(f"It cannot be reached ({type(error).__name__}).", host=host) from None
        response.request = request
        try:
            return response, await _read(response)
        except Unreadable as unreadable:
            unreadable.host, unreadable.status = host, response.status_code
            raise
        except httpx.TimeoutException:
            raise Failed("It took too long to answer.", host=host, status=response.status_code) from None
        except httpx.HTTPError as error:
            message = f"Its answer broke off ({type(error).__name__})."
            raise Unreadable(message, host=host, status=response.status_code) from None
        finally:
            await response.aclose()

    def _understand(self, response: httpx.Response, raw: bytes, shape: Shape) -> Any:
        """The body of an answer. Raises what the body, or else the status, comes to."""
        error: OutboundError | None
        body: Any = None
        try:
            body = bodies.parse(raw)
            error = self._failure_in(body) if isinstance(body, dict) else None
            body = body if error else shape(body)
        except Unreadable as unreadable:
            error = unreadable
        if not response.is_success:
            error = self._by_text_or_status(response, error)
        if error is None:
            return body
        error.host, error.status = response.request.url.host, response.status_code
        raise error from None

    def _by_text_or_status(self, response: httpx.Response, told: OutboundError | None) -> OutboundError:
        """What an answer without success comes to. The text is finer: OMDb tells a spent quota with a 401."""
        readable = None if isinstance(told, Unreadable) else told
        coarse = _by_status(response, retry_after(response, self._wait), str(readable or ""))
        if readable is None or isinstance(coarse, RateLimited | Failed) or type(readable) in {Refused, Failed}:
            return coarse
        return readable


async def _read(response: httpx.Response) -> bytes:
    received = bytearray()
    async for chunk in response.aiter_bytes():
        received += chunk
        if len(received) > LARGEST:
            raise Unreadable("Its answer is larger than any real one.")
    return bytes(received)


def _by_status(response: httpx.Response, wait: float, told: str) -> OutboundError:
    status = response.status_code
    message = told or f"It answered {status}."
    if status == 429:
        return RateLimited(message, retry_after=wait)
    if status in {401, 403}:
        return Unauthorised(message)
    if status in {404, 410}:
        return NotFound(message)
    if status >= 500 or status in {408, 425}:
        return Failed(message, retry_after=wait if "Retry-After" in response.headers else None)
    return Refused(message) if status >= 400 else Unreadable(message)


def retry_after(response: httpx.Response, otherwise: float) -> float:
    """Seconds that an answer asks to wait: as a number, or as a time, which is measured by the answer's own clock."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdecimal():
        return min(float(asked), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(asked) - parsedate_to_datetime(response.headers.get("Date", ""))
    except (ValueError, TypeError):
        return otherwise
    return min(max(until.total_seconds(), 0.0), LONGEST_WAIT)
