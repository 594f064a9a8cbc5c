"""Files in a directory."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from cineteca.core.storage.contract import Stored, checked
from cineteca.core.storage.errors import NoSuchFile, StorageError, Unreachable

_NAME = re.compile(r"[0-9a-z][0-9a-z._-]*(/[0-9a-z][0-9a-z._-]*)*")
_UNFINISHED = ".unfinished-"


class Disk:
    """Files below `folder`, which is made at the first one. `base` is the address of a server that serves them."""

    def __init__(self, folder: Path, *, base: str = "") -> None:
        self.folder = folder
        self.base = base.rstrip("/")

    def put(self, name: str, data: bytes) -> None:
        file = self._file(name)
        with _in_words(self.folder):
            file.parent.mkdir(parents=True, exist_ok=True)
            # Readers, and a machine that stops halfway, find the old file or the new one, never a part.
            handle, made = tempfile.mkstemp(prefix=_UNFINISHED, dir=file.parent)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(data)
                Path(made).chmod(0o644)
                Path(made).replace(file)
            except BaseException:
                Path(made).unlink(missing_ok=True)
                raise

    def get(self, name: str) -> bytes:
        with _in_words(self.folder):
            try:
                return self._file(name).read_bytes()
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
                raise NoSuchFile(name) from None

    def exists(self, name: str) -> bool:
        return self._file(name).is_file()

    def delete(self, name: str) -> None:
        file = self._file(name)
        with _in_words(self.folder):
            file.unlink(missing_ok=True)
        with suppress(OSError):  # others may put something there this moment
            for folder in list(file.parents)[: name.count("/")]:
                folder.rmdir()

    def list(self) -> Iterator[Stored]:
        if not self.folder.is_dir():
            return
        for file in self.folder.rglob("*"):
            if file.is_file() and not file.name.startswith(_UNFINISHED):
                found = file.stat()
                at = datetime.fromtimestamp(found.st_mtime, UTC)
                yield Stored(file.relative_to(self.folder).as_posix(), found.st_size, at)

    def url(self, name: str) -> str:
        return f"{self.base}/{name}" if self.base else ""

    def check(self) -> str:
        checked(self)
        return f"in {self.folder}"

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise StorageError(f"“{name}” cannot be the name of a file.")
        return self.folder / name


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unreachable(f"{folder}: {error.strerror or error}. See to its space and permissions.") from error
