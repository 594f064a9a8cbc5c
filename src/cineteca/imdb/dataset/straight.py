"""Files whose lines are nearly those of COPY: a block is checked by one pattern and taken over as it stands.

It costs half of taking the lines apart, and ratings and akas are a third of all lines. A block with anything unusual in
it (a bad line, a backslash in a title, columns in another order) is left to `LineReader`.
"""

import re
from typing import NamedTuple

from cineteca.imdb.dataset.copying import NOTHING, Wanted
from cineteca.imdb.dataset.headers import Header
from cineteca.imdb.dataset.lines import is_text

_FILES = frozenset({"title.ratings", "title.episode", "title.akas"})


class Taken(NamedTuple):
    """Lines of COPY with their ends, how many they are, and of how many lines of the file."""

    data: bytes
    kept: int
    lines: int


class StraightReader:
    """Reads blocks of one file, or gives None where that takes a closer look."""

    def __init__(self, header: Header) -> None:
        self._name = header.form.name
        usual = tuple(column.name for column in header.form.columns)
        self._line = _line(header) if self._name in _FILES and header.columns == usual else None

    def read(self, data: bytes, wanted: Wanted) -> Taken | None:
        """The wanted lines of `data`."""
        if not self._line or b"\r" in data or not is_text(data):
            return None
        rows: list[bytes] = self._line.findall(data)
        count = data.count(b"\n")
        if len(rows) != count:
            return None
        kept = wanted.titles
        if kept is not None:
            rows = [row for row in rows if int(row[: row.index(b"\t")]) in kept]
        made = self._finished(b"\n".join([*rows, b""]) if rows else b"")
        return None if made is None else Taken(made, len(rows), count)

    def _finished(self, made: bytes) -> bytes | None:
        if self._name == "title.episode":
            return made.replace(b"\ttt", b"\t")
        if self._name == "title.akas":
            return _texts(made)
        return made


def _line(header: Header) -> re.Pattern[bytes]:
    """A line, with one group: all of it but what stands before the number of its id."""
    first, *others = (re.sub(rb"\((?!\?)", rb"(?:", column.wanted) for column in header.form.columns)
    prefix = b"tt0*"
    return re.compile(b"^" + prefix + b"(" + b"\t".join([first.removeprefix(prefix), *others]) + b")$", re.MULTILINE)


def _texts(made: bytes) -> bytes | None:
    r"""Texts that are ``\N`` are empty; the sign between the words of a list is a comma, and no title has it."""
    backslashes = made.count(b"\\")
    after_tab, at_end = made.count(b"\t" + NOTHING), made.count(NOTHING + b"\t") + made.count(NOTHING + b"\n")
    if not backslashes == after_tab == at_end:
        return None
    made = made.replace(NOTHING, b"").replace(b"\x02", b",")
    # The last value is a flag, and that is never empty.
    return None if b"\t\n" in made else made
