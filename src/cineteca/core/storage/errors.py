"""What can go wrong with kept files.

StorageError        the message says what to do
├── NoSuchFile      there is no file of that name
├── Denied          the store does not accept our keys
└── Unreachable     the store does not answer, is full, or has no such bucket
"""

from cineteca.core.errors import CinetecaError


class StorageError(CinetecaError):
    """Root of what can go wrong with kept files."""


class NoSuchFile(StorageError):
    """There is no file of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no file {name} in the store.")


class Denied(StorageError):
    """The store does not accept our keys."""


class Unreachable(StorageError):
    """The store does not answer, is full, or has no such bucket."""
