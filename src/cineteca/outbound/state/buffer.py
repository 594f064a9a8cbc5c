"""Rows on their way to the database, many at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


class Buffer(Generic[T]):
    """Gathers rows and hands them to `write` in batches. What could not be written waits for the next try.

    `wake` is called when a batch is full. Beyond `most` waiting rows the oldest are dropped, and the log says how many.
    """

    def __init__(
        self,
        write: Callable[[list[T]], Awaitable[None]],
        *,
        wake: Callable[[], None],
        batch: int = 200,
        most: int = 20_000,
    ) -> None:
        self._write = write
        self._wake = wake
        self._batch = batch
        self._most = most
        self._waiting: list[T] = []
        self._one_at_a_time = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, row: T) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= self._batch:
            self._wake()

    async def flush(self) -> None:
        """Write what waits. Raises what `write` raises; the rows then still wait."""
        async with self._one_at_a_time:
            rows, self._waiting = self._waiting, []
            if not rows:
                return
            try:
                await self._write(rows)
            except BaseException:
                self._waiting = self._bounded(rows + self._waiting)
                raise

    def _bounded(self, rows: list[T]) -> list[T]:
        if len(rows) > self._most:
            log.error("%s rows could not be written and are lost", len(rows) - self._most)
        return rows[-self._most :]
