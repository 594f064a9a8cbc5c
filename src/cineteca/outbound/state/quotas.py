"""Calls of the day, counted for all processes and across restarts."""

from datetime import date
from typing import Any, Protocol

from psycopg_pool import AsyncConnectionPool

_SPEND = """
INSERT INTO outbound_dailyquota AS q (provider, day, spent) VALUES (%(provider)s, %(day)s, 1)
ON CONFLICT (provider, day) DO UPDATE SET spent = q.spent + 1 WHERE q.spent < %(quota)s
RETURNING q.spent
"""

_GIVE_BACK = """
UPDATE outbound_dailyquota SET spent = spent - 1 WHERE provider = %(provider)s AND day = %(day)s AND spent > 0
"""


class Purse(Protocol):
    """What is left of one provider's quota."""

    async def spend(self, day: date) -> bool:
        """Take one call of `day`; False when none is left."""

    async def give_back(self, day: date) -> None:
        """Return a call that was not made."""


class SharedPurse:
    def __init__(self, pool: AsyncConnectionPool[Any], *, provider: str, quota: int) -> None:
        self._pool = pool
        self._provider = provider
        self._quota = quota

    async def spend(self, day: date) -> bool:
        if self._quota < 1:
            return False
        values = {"provider": self._provider, "day": day, "quota": self._quota}
        async with self._pool.connection() as connection:
            return await (await connection.execute(_SPEND, values)).fetchone() is not None

    async def give_back(self, day: date) -> None:
        async with self._pool.connection() as connection:
            await connection.execute(_GIVE_BACK, {"provider": self._provider, "day": day})
