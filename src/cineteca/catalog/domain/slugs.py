"""The name of a work or person in addresses: ``heat-1995``, ``amelie-2001``, ``東京物語-1953``."""

from collections.abc import Collection
from itertools import count

from cineteca.core.text import fold, is_mark

LONGEST = 120
"""Characters of a slug before its year and number; the column holds 160."""

_DROPPED = frozenset("'\"`´")


def slug(text: str, year: int | None = None) -> str:
    """Lower case words of `text` and the year, joined by hyphens.

    Latin letters lose their accents, other scripts stay. A text without any letter or digit (“…”, “?”) is called
    *untitled*. Different texts may share a slug: see `first_free`.
    """
    words = _words(text.replace("&", " and "))
    base = _cut("-".join(words)) or "untitled"
    return base if year is None or base == str(year) else f"{base}-{year}"


def first_free(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, or else ``wanted-2``, ``wanted-3`` … whichever is not `taken`."""
    if wanted not in taken:
        return wanted
    return next(name for n in count(2) if (name := f"{wanted}-{n}") not in taken)


def _words(text: str) -> list[str]:
    kept = (letter for letter in fold(text).lower() if letter not in _DROPPED and not is_mark(letter))
    return "".join(letter if letter.isalnum() else " " for letter in kept).split()


def _cut(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    head, _, _ = words[: LONGEST + 1].rpartition("-")
    return head or words[:LONGEST]
