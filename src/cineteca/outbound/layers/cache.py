"""Answers from the cache, asks whether an old answer still holds, keeps new ones.

Only a GET is answered, and only a whole 200 of parsed JSON is kept. An answer that is past its life is never handed out
silently: only where `Lives.stale_for` allows it, while the other side is down, and marked ``stale`` in the call log and
in the response's ``Age`` and ``Warning`` headers.

Who knows that something changed since asks within `no_older_than`: an answer that was stored before is then not handed
out, but its ETag may still confirm it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import httpx

from cineteca.outbound import errors
from cineteca.outbound.domain.freshness import Lives
from cineteca.outbound.domain.identity import key_of
from cineteca.outbound.domain.redaction import redact
from cineteca.outbound.layers.answer import JSON
from cineteca.outbound.layers.base import Layer, marks_of, notes_of
from cineteca.outbound.state.responses import Kept

_KEPT_HEADERS = ("content-type", "etag", "last-modified", "date")
_since: ContextVar[datetime | None] = ContextVar("no answer stored before", default=None)


@contextmanager
def no_older_than(moment: datetime | None) -> Iterator[None]:
    """Within it, and in the tasks that are started within it, no answer counts that was stored before `moment`."""
    token = _since.set(moment)
    try:
        yield
    finally:
        _since.reset(token)


class Shelf(Protocol):
    """Where answers are kept."""

    async def find(self, key: UUID) -> Kept | None: ...

    def keep(self, kept: Kept) -> None: ...


class Cache(Layer):
    """`force`: the cache is not read, and written all the same."""

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        provider: str,
        shelf: Shelf,
        clock: Callable[[], datetime],
        lives: Lives | None = None,
        secrets: Sequence[str] = (),
        force: bool = False,
    ) -> None:
        super().__init__(inner)
        self.provider = provider
        self.shelf = shelf
        self.clock = clock
        self.lives = lives or Lives()
        self.secrets = tuple(secrets)
        self.force = force

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        kind = marks_of(request, self.provider).kind
        if request.method != "GET" or self.lives.of_kind(self.provider, kind) <= timedelta(0):
            return await self.inner.handle_async_request(request)
        key = self._key(request)
        kept = None if self.force else await self.shelf.find(key)
        if kept is not None and self.clock() < kept.fresh_until and not _outdated(kept):
            notes_of(request).cached = "hit"
            return _response(kept, request)
        return await self._ask(request, key, kind, kept)

    async def _ask(self, request: httpx.Request, key: UUID, kind: str, kept: Kept | None) -> httpx.Response:
        try:
            response = await self.inner.handle_async_request(_conditional(request, kept))
        except (errors.Failed, errors.Busy, errors.Unreadable):
            if kept is None or _outdated(kept) or self.clock() >= _end(kept, self.lives):
                raise
            notes_of(request).cached = "stale"
            return _response(kept, request, stale_at=self.clock())
        if response.status_code == 304 and kept is not None:
            return self._confirmed(request, response, kind, kept)
        self._keep(request, response, key, kind)
        return response

    def _confirmed(self, request: httpx.Request, response: httpx.Response, kind: str, kept: Kept) -> httpx.Response:
        now = self.clock()
        confirmed = replace(
            kept,
            etag=response.headers.get("ETag", kept.etag),
            stored_at=now,
            # The body was judged when it came; its life then is its life now.
            fresh_until=now + min(self.lives.of_kind(self.provider, kind), kept.fresh_until - kept.stored_at),
        )
        self.shelf.keep(confirmed)
        notes_of(request).cached = "revalidated"
        return _response(confirmed, request)

    def _keep(self, request: httpx.Request, response: httpx.Response, key: UUID, kind: str) -> None:
        if response.status_code != 200 or JSON not in response.extensions or _forbids(response):
            return
        life = self.lives.of(self.provider, kind, response.extensions[JSON])
        if life <= timedelta(0):
            return
        now = self.clock()
        self.shelf.keep(
            Kept(
                key=key,
                provider=self.provider,
                kind=kind,
                address=redact(str(request.url), self.secrets),
                status=response.status_code,
                headers={name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers},
                body=response.content,
                etag=response.headers.get("ETag", ""),
                last_modified=response.headers.get("Last-Modified", ""),
                stored_at=now,
                fresh_until=now + life,
            )
        )

    def _key(self, request: httpx.Request) -> UUID:
        url = request.url
        return key_of(
            provider=self.provider,
            address=f"{url.scheme}://{url.netloc.decode('ascii')}{url.path}",
            parameters=url.params.multi_items(),
            language=request.headers.get("Accept-Language", ""),
        )


def _outdated(kept: Kept) -> bool:
    since = _since.get()
    return since is not None and kept.stored_at < since


def _conditional(request: httpx.Request, kept: Kept | None) -> httpx.Request:
    if kept is None or not (kept.etag or kept.last_modified):
        return request
    headers = request.headers.copy()
    if kept.etag:
        headers["If-None-Match"] = kept.etag
    if kept.last_modified:
        headers["If-Modified-Since"] = kept.last_modified
    return httpx.Request(request.method, request.url, headers=headers, extensions=request.extensions)


def _response(kept: Kept, request: httpx.Request, *, stale_at: datetime | None = None) -> httpx.Response:
    headers: dict[str, Any] = dict(kept.headers)
    if stale_at is not None:
        headers["Age"] = str(int((stale_at - kept.stored_at).total_seconds()))
        headers["Warning"] = '111 - "Revalidation Failed"'
    return httpx.Response(kept.status, headers=headers, content=kept.body, request=request)


def _end(kept: Kept, lives: Lives) -> datetime:
    return kept.fresh_until + lives.stale_for


def _forbids(response: httpx.Response) -> bool:
    return "no-store" in response.headers.get("Cache-Control", "").lower()
