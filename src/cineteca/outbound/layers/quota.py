"""Spends the calls of a day, and no more."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import httpx

from cineteca.outbound import errors
from cineteca.outbound.layers.base import Layer
from cineteca.outbound.state.quotas import Purse


class Quota(Layer):
    """Every attempt costs one call of the day (UTC). Whatever never went out is given back."""

    def __init__(
        self, inner: httpx.AsyncBaseTransport, *, provider: str, purse: Purse, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(inner)
        self.provider = provider
        self.purse = purse
        self.clock = clock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        now = self.clock().astimezone(UTC)
        if not await self.purse.spend(now.date()):
            raise errors.QuotaSpent(
                f"The calls of today to {self.provider} are used up.",
                retry_after=until_midnight(now),
                host=request.url.host,
            )
        try:
            return await self.inner.handle_async_request(request)
        except errors.RateLimited as error:
            if error.status is None:
                await self.purse.give_back(now.date())
            raise


def until_midnight(now: datetime) -> float:
    """Seconds from `now` (UTC) to the next day."""
    return (datetime.combine(now.date() + timedelta(days=1), time.min, UTC) - now).total_seconds()
