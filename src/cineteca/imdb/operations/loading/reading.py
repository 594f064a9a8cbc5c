"""A file read in another thread, ahead of the database: bundles of lines ready for COPY."""

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from cineteca.imdb.dataset.blocks import blocks
from cineteca.imdb.dataset.copying import Wanted, copy_lines
from cineteca.imdb.dataset.lines import Faults, LineReader
from cineteca.imdb.dataset.straight import StraightReader, Taken
from cineteca.imdb.operations.loading.files import File

_AHEAD = 48
"""Bundles that may wait for the database: a megabyte each, so that reading goes on while it makes an index."""


@dataclass(slots=True)
class Bundle:
    """Lines of one block. `end` and `lines` tell how far the file is read with it, from its first byte."""

    data: bytes
    kept: int
    end: int
    lines: int
    packed: int
    torn: str = ""
    faults: Faults = field(default_factory=Faults)


def bundles(file: File, wanted: Wanted, *, start: int, lines: int) -> Iterator[Bundle]:
    """The file from `start`, after `lines` lines (its header among them). The last bundle may tell of a torn file."""
    straight, reader = StraightReader(file.header), LineReader(file.header)
    for block in blocks(file.path, start=start):
        faults = Faults()
        if block.torn:
            faults.note("a torn file", block.torn.encode())
        taken = straight.read(block.data, wanted) or _taken_apart(reader, block.data, wanted, lines + 1, faults)
        lines += taken.lines
        yield Bundle(taken.data, taken.kept, block.end, lines, block.packed, block.torn, faults)


def _taken_apart(reader: LineReader, data: bytes, wanted: Wanted, first: int, faults: Faults) -> Taken:
    rows, count = reader.read(data, first, faults)
    made = copy_lines(reader.name, rows, wanted, faults)
    return Taken(b"\n".join([*made, b""]) if made else b"", len(made), count)


class Ahead:
    """`source`, run in a thread of its own from now on, some bundles ahead. What it raises is raised in the reader."""

    def __init__(self, source: Iterator[Bundle]) -> None:
        self._waiting: queue.Queue[Bundle | BaseException | None] = queue.Queue(_AHEAD)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(source,), name="imdb-reader", daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[Bundle]:
        while (item := self._waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item

    def close(self) -> None:
        """Read no further."""
        self._stopped.set()
        self._thread.join()

    def _run(self, source: Iterator[Bundle]) -> None:
        try:
            all(self._put(bundle) for bundle in source)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the other thread has to know
            self._put(error)
        else:
            self._put(None)

    def _put(self, item: Bundle | BaseException | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._waiting.put(item, timeout=0.2)
            except queue.Full:
                continue
            return True
        return False
