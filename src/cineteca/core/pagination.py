"""Pages of long lists, by where the last one ended: page 1,000 costs what page 1 does, and nothing is shown twice."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import orjson

from cineteca.core.errors import CinetecaError

T = TypeVar("T")

DEFAULT_SIZE, LARGEST_SIZE = 40, 200


class BadCursor(CinetecaError):
    """A place in a list that we did not hand out."""


@dataclass(frozen=True, slots=True)
class Page:
    """At most `size` entries, those that come after the place `after` (a `Slice.next`; empty for the first page)."""

    size: int = DEFAULT_SIZE
    after: str = ""

    @property
    def limit(self) -> int:
        """`size` within bounds."""
        return max(1, min(self.size, LARGEST_SIZE))


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """Entries of one page. `next` is the place after the last one; empty when there is no more."""

    items: tuple[T, ...]
    next: str = ""


def place(*keys: Any) -> str:
    """The place after an entry with these sort keys, for addresses."""
    return urlsafe_b64encode(orjson.dumps(keys)).rstrip(b"=").decode()


def keys_of(after: str, *, count: int) -> list[Any]:
    """The `count` sort keys of a place. Raises `BadCursor`."""
    try:
        keys = orjson.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except ValueError:
        keys = None
    if not isinstance(keys, list) or len(keys) != count:
        raise BadCursor("This page of the list does not exist. Start again from its beginning.")
    return keys
