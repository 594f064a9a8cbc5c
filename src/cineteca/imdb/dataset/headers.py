"""The first line of a file: whether it is what its name says, and where its columns are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cineteca.imdb.dataset.blocks import LONGEST
from cineteca.imdb.dataset.errors import NotTheDataset
from cineteca.imdb.dataset.forms import FORMS, Form
from cineteca.imdb.dataset.unpacking import Torn, pieces

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Header:
    """Columns of a file in its own order, and where its second line begins."""

    form: Form
    columns: tuple[str, ...]
    length: int

    @property
    def line(self) -> re.Pattern[bytes]:
        """A line of the file from end to end; the values that we read are its groups, in the order of `groups`."""
        wanted = {column.name: column.wanted for column in self.form.columns}
        return re.compile(
            b"^" + b"\t".join(wanted.get(name, rb"[^\t\n]*") for name in self.columns) + b"$", re.MULTILINE
        )

    @property
    def groups(self) -> tuple[int | None, ...]:
        """For each column of the form, its place among the groups of a line; None: the file has no such column."""
        known = {column.name for column in self.form.columns}
        read = [name for name in self.columns if name in known]
        return tuple(read.index(column.name) if column.name in read else None for column in self.form.columns)


def read_header(path: Path, name: str) -> Header:
    """The header of the dataset `name` in `path`. Raises `NotTheDataset` saying what the file is instead."""
    form = FORMS[name]
    first = _first_line(path)
    columns = tuple(first.removeprefix(_MARK).decode("utf-8", "replace").rstrip("\r\n").split("\t"))
    needed = [column.name for column in form.columns if not column.optional]
    if missing := [column for column in needed if column not in columns]:
        raise NotTheDataset(f"{path.name} is not {name}: {_instead(first, columns, missing)}. Nothing was changed.")
    if len(set(columns)) != len(columns):
        raise NotTheDataset(f"{path.name} is not {name}: its header names a column twice. Nothing was changed.")
    return Header(form, columns, len(first))


def _first_line(path: Path) -> bytes:
    start = b""
    try:
        for piece, _ in pieces(path):
            start += piece
            if b"\n" in start or len(start) > LONGEST:
                break
    except Torn as error:
        if b"\n" not in start:
            raise NotTheDataset(f"{path.name} cannot be read: {error}. Fetch it again. Nothing was changed.") from None
    except OSError as error:
        raise NotTheDataset(f"{path.name} cannot be read: {error.strerror or error}.") from None
    if not start:
        raise NotTheDataset(f"{path.name} is empty. Fetch it again. Nothing was changed.")
    return start.split(b"\n", 1)[0] + b"\n"


def _instead(first: bytes, columns: Sequence[str], missing: Sequence[str]) -> str:
    if first.lstrip().startswith(b"<"):
        return "it is a page of HTML or XML; the server that it came from may have answered with an error"
    for form in FORMS.values():
        if all(column.name in columns for column in form.columns if not column.optional):
            return f"by its header it is {form.name}"
    return f"its first line lacks {', '.join(missing)}"
