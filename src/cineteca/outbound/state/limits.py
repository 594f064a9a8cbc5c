"""Moments at a host, reserved in one statement: `domain.limiting` in SQL, under the lock of one row.

The database's clock is used, as it is the one that all processes share.
"""

from typing import Any, Protocol

from psycopg_pool import AsyncConnectionPool

from cineteca.outbound.domain.limiting import Window

_NOW = "coalesce(%(now)s::float8, extract(epoch from clock_timestamp())::float8)"
_NEXT = f"""greatest({_NOW}, l.not_before, l.taken[cardinality(l.taken)],
    l.taken[cardinality(l.taken) - %(calls)s::int + 1] + %(span)s::float8)"""

_RESERVE = f"""
INSERT INTO outbound_hostlimit AS l (provider, host, taken, not_before)
VALUES (%(provider)s, %(host)s, ARRAY[{_NOW}], 0)
ON CONFLICT (provider, host) DO UPDATE
SET taken = (l.taken || {_NEXT})[greatest(1, cardinality(l.taken) + 2 - %(calls)s::int):]
WHERE {_NEXT} - {_NOW} <= %(longest)s::float8
RETURNING l.taken[cardinality(l.taken)] - {_NOW}
"""  # noqa: S608 - pieces of our own

_ASK = f"SELECT {_NEXT} - {_NOW} FROM outbound_hostlimit AS l WHERE provider = %(provider)s AND host = %(host)s"  # noqa: S608

_HOLD = f"""
INSERT INTO outbound_hostlimit AS l (provider, host, taken, not_before)
VALUES (%(provider)s, %(host)s, '{{}}', {_NOW} + %(seconds)s)
ON CONFLICT (provider, host) DO UPDATE SET not_before = greatest(l.not_before, excluded.not_before)
"""  # noqa: S608 - pieces of our own


class Moments(Protocol):
    """Where calls to one host reserve their moment."""

    async def reserve(self, *, longest: float) -> float:
        """Seconds until the reserved moment (0 or less: now). Above `longest` nothing was reserved."""

    async def hold(self, seconds: float) -> None:
        """Nobody's moment comes within `seconds`: the host asked for silence."""


class SharedMoments:
    """Moments shared by all processes on one database. `now` stands in for its clock, in seconds since 1970."""

    def __init__(
        self, pool: AsyncConnectionPool[Any], *, provider: str, host: str, window: Window, now: float | None = None
    ) -> None:
        self._pool = pool
        self._window = window
        self._names = {"provider": provider, "host": host}
        self.now = now

    async def reserve(self, *, longest: float) -> float:
        values = {
            **self._names, "now": self.now, "calls": self._window.calls, "span": self._window.span, "longest": longest,
        }  # fmt: skip
        async with self._pool.connection() as connection:
            row = await (await connection.execute(_RESERVE, values)).fetchone()
            if row is not None:
                return float(row[0])
            del values["longest"]
            row = await (await connection.execute(_ASK, values)).fetchone()
        # Freed between the two statements: it is still true that the caller has nothing reserved.
        return max(float(row[0]), longest + 0.001) if row else longest + 0.001

    async def hold(self, seconds: float) -> None:
        async with self._pool.connection() as connection:
            await connection.execute(_HOLD, {**self._names, "now": self.now, "seconds": seconds})
