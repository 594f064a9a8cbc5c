import asyncio
import logging

import pytest

from cineteca.outbound.state.buffer import Buffer


class Table:
    """Takes rows, unless it is broken."""

    def __init__(self):
        self.rows, self.broken, self.woken = [], False, 0

    async def write(self, rows):
        await asyncio.sleep(0)
        if self.broken:
            raise ConnectionError("the database is away")
        self.rows += rows

    def wake(self):
        self.woken += 1


def test_rows_are_written_together_and_in_order():
    table = Table()
    buffer = Buffer(table.write, wake=table.wake, batch=3)
    for row in range(5):
        buffer.add(row)
    assert table.woken == 3  # at the third, and at each one that still waits
    asyncio.run(buffer.flush())
    assert table.rows == [0, 1, 2, 3, 4]
    assert len(buffer) == 0


def test_rows_that_could_not_be_written_wait_for_the_next_try():
    table = Table()
    buffer = Buffer(table.write, wake=table.wake)
    buffer.add("first")
    table.broken = True
    with pytest.raises(ConnectionError):
        asyncio.run(buffer.flush())
    buffer.add("second")
    table.broken = False
    asyncio.run(buffer.flush())
    assert table.rows == ["first", "second"]


def test_too_many_waiting_rows_lose_the_oldest_and_the_log_says_so(caplog):
    table = Table()
    table.broken = True
    buffer = Buffer(table.write, wake=table.wake, most=2)
    for row in range(5):
        buffer.add(row)
    with caplog.at_level(logging.ERROR), pytest.raises(ConnectionError):
        asyncio.run(buffer.flush())
    assert "3 rows could not be written" in caplog.text
    table.broken = False
    asyncio.run(buffer.flush())
    assert table.rows == [3, 4]


def test_two_who_flush_at_once_write_no_row_twice():
    table = Table()
    buffer = Buffer(table.write, wake=table.wake)
    for row in range(4):
        buffer.add(row)

    async def both():
        await asyncio.gather(buffer.flush(), buffer.flush())

    asyncio.run(both())
    assert table.rows == [0, 1, 2, 3]
