"""Circuit breakers that all processes share. The rules are in `domain.breaker`; here they are applied one at a time."""

from collections.abc import Callable
from typing import Any, Protocol

from psycopg_pool import AsyncConnectionPool

from cineteca.outbound.domain.breaker import Circuit

_COLUMNS = "failures, opened_at, until, probe_until"
_WHERE = "FROM outbound_breaker WHERE provider = %s AND host = %s"
_READ = f"SELECT {_COLUMNS} {_WHERE}"
_LOCK = f"SELECT {_COLUMNS} {_WHERE} FOR UPDATE"
_MAKE = """
INSERT INTO outbound_breaker (provider, host, failures, last_error) VALUES (%s, %s, 0, '')
ON CONFLICT (provider, host) DO NOTHING
"""
_WRITE = """
UPDATE outbound_breaker
SET failures = %s, opened_at = %s, until = %s, probe_until = %s, last_error = coalesce(%s, last_error)
WHERE provider = %s AND host = %s
"""


class Circuits(Protocol):
    """Where the circuit of a (provider, host) is kept."""

    async def read(self, key: tuple[str, str]) -> Circuit: ...

    async def change(
        self, key: tuple[str, str], rule: Callable[[Circuit], Circuit], *, error: str | None = None
    ) -> Circuit:
        """Apply `rule`, which nobody else does meanwhile, and return what it made. `error` is kept to be shown."""


class SharedCircuits:
    def __init__(self, pool: AsyncConnectionPool[Any]) -> None:
        self._pool = pool

    async def read(self, key: tuple[str, str]) -> Circuit:
        async with self._pool.connection() as connection:
            row = await (await connection.execute(_READ, key)).fetchone()
        return Circuit(*row) if row else Circuit()

    async def change(
        self, key: tuple[str, str], rule: Callable[[Circuit], Circuit], *, error: str | None = None
    ) -> Circuit:
        async with self._pool.connection() as connection, connection.transaction():
            await connection.execute(_MAKE, key)
            row = await (await connection.execute(_LOCK, key)).fetchone()
            old = Circuit(*row) if row else Circuit()
            new = rule(old)
            if new != old:
                values = (new.failures, new.opened_at, new.until, new.probe_until, error, *key)
                await connection.execute(_WRITE, values)
        return new
