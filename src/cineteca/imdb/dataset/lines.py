"""Lines of a block as tuples of values, and what is wrong with those that are none."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from cineteca.imdb.dataset.headers import Header

SAMPLES = 5
_SHOWN = 200
Values = tuple[bytes, ...]


@dataclass(slots=True)
class Faults:
    """Lines that were skipped, and words that were left out, by reason; a few of each as they stand in the file."""

    counts: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)

    def note(self, why: str, line: bytes, number: int | None = None) -> None:
        """One more of the kind `why`, in line `number` of the file."""
        self.counts[why] += 1
        kept = self.samples.setdefault(why, [])
        if len(kept) < SAMPLES:
            shown = line[:_SHOWN].decode("utf-8", "backslashreplace").replace("\0", "\\x00")
            kept.append(f"line {number}: {shown}" if number else shown)

    def add(self, other: "Faults") -> None:
        self.counts.update(other.counts)
        for why, lines in other.samples.items():
            self.samples[why] = [*self.samples.get(why, []), *lines][:SAMPLES]


class LineReader:
    """Reads blocks of one file. A block without faults is read in one go, any other line by line."""

    def __init__(self, header: Header) -> None:
        self.name = header.form.name
        self._line = header.line
        self._columns = header.columns
        self._patterns = {
            column.name: re.compile(column.wanted + rb"\Z")
            for column in header.form.columns
            if column.name in header.columns
        }
        self._ordered = _ordering(header.groups)

    def read(self, data: bytes, first: int, faults: Faults) -> tuple[list[Values], int]:
        """The values of each good line in the order of the form's columns, and how many lines `data` has.

        `first` is the number of the first of these lines; what is wrong goes to `faults`.
        """
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b" ")
        count = data.count(b"\n")
        found = self._line.findall(data) if is_text(data) else []
        if len(found) != count:
            found = list(self._one_by_one(data, first, faults))
        return self._ordered(found), count

    def _one_by_one(self, data: bytes, first: int, faults: Faults) -> Iterator[Values]:
        for number, line in enumerate(data.split(b"\n")[:-1], first):
            found = self._line.fullmatch(line) if is_text(line) else None
            if found:
                yield found.groups()
            else:
                faults.note(self._why(line), line, number)

    def _why(self, line: bytes) -> str:
        if b"\0" in line:
            return "a zero byte"
        if not is_text(line):
            return "not UTF-8"
        values = line.split(b"\t")
        if len(values) != len(self._columns):
            return "wrong number of columns"
        wrong = [name for name, value in zip(self._columns, values, strict=True) if not self._fits(name, value)]
        return f"bad {wrong[0]}" if wrong else "unreadable"

    def _fits(self, column: str, value: bytes) -> bool:
        pattern = self._patterns.get(column)
        return pattern is None or pattern.match(value) is not None


def is_text(data: bytes) -> bool:
    """Whether `data` is UTF-8 without zero bytes."""
    if b"\0" in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _ordering(groups: tuple[int | None, ...]) -> Callable[[list[Values]], list[Values]]:
    """What brings the values of a line into the form's order; a column that the file lacks is nothing in each line."""
    if groups == tuple(range(len(groups))):
        return lambda rows: rows
    width = sum(place is not None for place in groups)
    pick = itemgetter(*(width if place is None else place for place in groups))
    return lambda rows: [pick((*row, rb"\N")) for row in rows]
