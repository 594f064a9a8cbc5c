"""Titles and names that the catalogue uses: rooms above say which, for this room cannot see them.

These are never dropped: not when the files know them no more (they are marked then), nor by filters.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

Subject = Literal["title", "name"]
Numbers = Callable[[], Iterable[int]]
_told: dict[Subject, list[Numbers]] = {"title": [], "name": []}


def register(subject: Subject, numbers: Numbers) -> None:
    """Let `numbers()` tell which titles or names are in use. Registering twice counts once."""
    if numbers not in _told[subject]:
        _told[subject].append(numbers)


def numbers_of(subject: Subject) -> Iterator[int]:
    """All that are in use, perhaps some of them twice."""
    for numbers in _told[subject]:
        yield from numbers()
