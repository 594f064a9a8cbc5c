"""Asks again, later and later, where that may help. stamina runs the attempts; `domain.waiting` says how long."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import stamina

from cineteca.outbound import errors
from cineteca.outbound.domain.waiting import Patience
from cineteca.outbound.layers.base import Layer, Notes, notes_of

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


class Retry(Layer):
    """429, 5xx, time-outs and broken connections are tried again; an unreadable answer once; nothing permanent ever.

    `chance` gives uniform numbers in [0, 1) for the jitter.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        patience: Patience | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(inner)
        self.patience = patience or Patience()
        self.chance = chance

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        tries = _Tries(self.patience, self.chance, notes_of(request), harmless=request.method in _HARMLESS)
        tries.started = asyncio.get_running_loop().time()
        try:
            async for attempt in stamina.retry_context(on=tries.wait_after, attempts=None, timeout=None):
                with attempt:
                    return await self.inner.handle_async_request(request)
        except errors.Busy as refused:
            # A breaker that opened, or a quota that ran out, while we waited: what the other side said tells more.
            if _is_ours(refused) and tries.last is not None:
                raise tries.last from None
            raise
        raise AssertionError  # stamina returns or raises


@dataclass(slots=True)
class _Tries:
    """The attempts of one call, and stamina's hook: the wait after a failure, or that there is no next attempt."""

    patience: Patience
    chance: Callable[[], float]
    notes: Notes
    harmless: bool
    started: float = 0.0
    failed: int = 0
    last: Exception | None = None

    def wait_after(self, error: Exception) -> float | bool:
        if not self._may_be_repeated(error):
            return False
        self.failed += 1
        self.last = error
        wait = self.patience.wait(
            attempt=self.failed,
            elapsed=asyncio.get_running_loop().time() - self.started,
            asked=getattr(error, "retry_after", None),
            chance=self.chance(),
        )
        if wait is None:
            return False
        self.notes.waited += wait
        return wait

    def _may_be_repeated(self, error: Exception) -> bool:
        if isinstance(error, errors.RateLimited):
            return not _is_ours(error)  # it was not even begun over there, so repeating is harmless for any method
        if isinstance(error, errors.Unreadable):
            return self.harmless and self.failed + 1 < self.patience.garbled
        return self.harmless and isinstance(error, errors.Failed)


def _is_ours(error: errors.OutboundError) -> bool:
    return isinstance(error, errors.Busy) and error.status is None
