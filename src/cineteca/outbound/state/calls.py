"""The call log's rows."""

from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from psycopg_pool import AsyncConnectionPool


@dataclass(frozen=True, slots=True)
class Call:
    """A row of the call log, its columns by name."""

    provider: str
    host: str
    endpoint: str
    method: str
    path: str
    status: int | None
    ms: float
    waited_ms: float
    cached: str
    attempts: int
    error: str
    caller: str
    run_id: int | None
    at: datetime


_NAMES = tuple(field.name for field in fields(Call))
_COPY = f"COPY outbound_calllog ({', '.join(_NAMES)}) FROM STDIN"
_row = attrgetter(*_NAMES)


async def write(pool: AsyncConnectionPool[Any], calls: list[Call]) -> None:
    async with pool.connection() as connection, connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for call in calls:
            await copy.write_row(_row(call))
