"""What a place for files can do."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, Protocol


class Stored(NamedTuple):
    """A file: its name, how many bytes it has, and when it was written."""

    name: str
    size: int
    at: datetime


class Storage(Protocol):
    """Files by name (``ab/cd/abcd….webp``). A file is there whole or not at all. Raises `StorageError`."""

    def put(self, name: str, data: bytes) -> None:
        """Keep `data` under `name`; what was there is replaced."""

    def get(self, name: str) -> bytes:
        """The file. Raises `NoSuchFile`."""

    def exists(self, name: str) -> bool: ...

    def delete(self, name: str) -> None:
        """Let the file go; one that is not there is no error."""

    def list(self) -> Iterator[Stored]:
        """Every file, in any order."""

    def url(self, name: str) -> str:
        """Where browsers fetch the file without us; empty where they cannot."""

    def check(self) -> str:
        """Write, read and remove a small file. Returns where the store is, in words. Raises `StorageError`."""


def checked(storage: Storage, probe: str = "cineteca-check") -> None:
    """Write, read and remove a small file in `storage`."""
    from cineteca.core.storage.errors import Unreachable

    said = b"Cineteca was here for a moment."
    storage.put(probe, said)
    read = storage.get(probe)
    storage.delete(probe)
    if read != said:
        raise Unreachable("The store gave back something else than was put there.")
