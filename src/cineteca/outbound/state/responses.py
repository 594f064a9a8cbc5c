"""Kept answers: in the database, and in memory while they are on their way there."""

import asyncio
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool

from cineteca.outbound.state.buffer import Buffer

# The cheapest level: it makes JSON five to ten times smaller, and the others take several times as long for a tenth.
LEVEL = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer to use again. `address` is masked, `body` is as the client is to read it."""

    key: UUID
    provider: str
    kind: str
    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    etag: str
    last_modified: str
    stored_at: datetime
    fresh_until: datetime


_FIND = """
SELECT key, provider, kind, address, status, headers, body, etag, last_modified, stored_at, fresh_until
FROM outbound_cachedresponse WHERE key = ANY(%b)
"""

_KEEP = """
INSERT INTO outbound_cachedresponse
    (key, provider, kind, address, status, headers, body, etag, last_modified, stored_at, fresh_until)
VALUES (%b, %b, %b, %b, %b, %b, %b, %b, %b, %b, %b)
ON CONFLICT (key) DO UPDATE SET
    provider = excluded.provider, kind = excluded.kind, address = excluded.address, status = excluded.status,
    headers = excluded.headers, body = excluded.body, etag = excluded.etag, last_modified = excluded.last_modified,
    stored_at = excluded.stored_at, fresh_until = excluded.fresh_until
"""


class Responses:
    """The response cache of this process and, after the next flush, of all.

    Questions that come while one is under way are asked together as the next: twenty calls at once cost one query.
    """

    def __init__(self, pool: AsyncConnectionPool[Any], *, wake: Callable[[], None]) -> None:
        self._pool = pool
        self._unwritten: dict[UUID, Kept] = {}
        self._wanted: dict[UUID, asyncio.Future[Kept | None]] = {}
        self._finder: asyncio.Task[None] | None = None
        self.buffer: Buffer[Kept] = Buffer(self._write, wake=wake, batch=50, most=2_000)

    def keep(self, kept: Kept) -> None:
        """Use this answer from now on."""
        self._unwritten[kept.key] = kept
        self.buffer.add(kept)

    async def find(self, key: UUID) -> Kept | None:
        """The answer under `key`, fresh or not."""
        if key in self._unwritten:
            return self._unwritten[key]
        if key not in self._wanted:
            self._wanted[key] = asyncio.get_running_loop().create_future()
        waiting = self._wanted[key]
        if self._finder is None or self._finder.done():
            self._finder = asyncio.create_task(self._find_all(), name="outbound cache")
        # One who gives up must not take the answer from another who asked the same.
        return await asyncio.shield(waiting)

    async def _find_all(self) -> None:
        while self._wanted:
            wanted, self._wanted = self._wanted, {}
            try:
                found = await self._read(list(wanted))
            except BaseException as error:
                for waiting in wanted.values():
                    waiting.set_exception(error)
                    waiting.exception()  # seen, should nobody wait any more
                if not isinstance(error, Exception):
                    raise
                continue
            for key, waiting in wanted.items():
                waiting.set_result(found.get(key))

    async def _read(self, keys: list[UUID]) -> dict[UUID, Kept]:
        async with self._pool.connection() as connection:
            cursor = await connection.execute(_FIND, [keys], binary=True)
            rows = await cursor.fetchall()
        return {row[0]: _kept(row) for row in rows}

    async def _write(self, rows: list[Kept]) -> None:
        # One order of locks in all processes: two that keep the same answers at once must not wait for each other.
        latest = sorted({kept.key: kept for kept in rows}.values(), key=lambda kept: kept.key)
        values = await asyncio.to_thread(lambda: [_row(kept) for kept in latest])
        async with self._pool.connection() as connection, connection.cursor() as cursor:
            await cursor.executemany(_KEEP, values)
        for kept in latest:
            if self._unwritten.get(kept.key) is kept:
                del self._unwritten[kept.key]


def _kept(row: tuple[Any, ...]) -> Kept:
    key, provider, kind, address, status, headers, body, *rest = row
    return Kept(key, provider, kind, address, status, headers, zlib.decompress(body), *rest)


def _row(kept: Kept) -> tuple[Any, ...]:
    return (
        kept.key, kept.provider, kept.kind, kept.address, kept.status, Jsonb(dict(kept.headers)),
        zlib.compress(kept.body, LEVEL), kept.etag, kept.last_modified, kept.stored_at, kept.fresh_until,
    )  # fmt: skip
