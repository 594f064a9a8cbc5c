"""Waits for its turn."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx

from cineteca.outbound import errors
from cineteca.outbound.layers.base import Layer, notes_of
from cineteca.outbound.state.limits import Moments


class Limit(Layer):
    """Every attempt reserves its moment and sleeps until then; `RateLimited` when that is further off than `longest`.

    A host that answers 429 silences all processes for as long as it asks.
    """

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        *,
        provider: str,
        moments: Moments,
        longest: float = 60.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(inner)
        self.provider = provider
        self.moments = moments
        self.longest = longest
        self.sleep = sleep

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        wait = await self.moments.reserve(longest=self.longest)
        if wait > self.longest:
            raise errors.RateLimited(
                f"Too many calls to {self.provider} are waiting already.", retry_after=wait, host=request.url.host
            )
        if wait > 0:
            notes_of(request).waited += wait
            await self.sleep(wait)
        try:
            return await self.inner.handle_async_request(request)
        except errors.RateLimited as error:
            await self.moments.hold(error.retry_after)
            raise
