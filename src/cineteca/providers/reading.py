"""A cursor over the JSON of a provider that believes nothing.

Every question is answered with a value of the asked type, or with nothing; what had another type or an impossible value
is kept in `odd` with its path (``credits.cast[3].character: int``), never raised.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import Any, Final, TypeVar

from cineteca.providers import values

T = TypeVar("T")

LONG: Final = 20_000
"""Characters of the longest text that is kept whole."""
TITLE: Final = 500
"""Characters of a title or name: what a B-tree index can still hold in any script."""
MOST_ITEMS: Final = 10_000
"""Items of one list that are looked at."""
MOST_ODD: Final = 100

_UNSAFE = re.compile(r"[^\w/.\- ]")


class Odd:
    """What was odd, in the order it was met. After the first hundred it only says that there is more."""

    __slots__ = ("_more", "_seen")

    def __init__(self) -> None:
        self._seen: dict[str, None] = {}
        self._more = False

    def add(self, path: str, complaint: str) -> None:
        entry = f"{path or 'body'}: {complaint}"
        if len(self._seen) < MOST_ODD:
            self._seen[entry] = None
        elif entry not in self._seen:
            self._more = True

    def __iter__(self) -> Iterator[str]:
        yield from self._seen
        if self._more:
            yield "… and more"


class Reading:
    """One JSON object, and where it lies in the whole body.

    `nothing` are the texts by which the provider says that it has no value (``{"N/A"}``); `base` is the address that
    paths in it hang on. Whatever is not an object reads as an empty one. Objects inside it are Readings that share its
    `odd`.
    """

    __slots__ = ("_above", "_base", "_body", "_index", "_key", "_nothing", "_odd")

    def __init__(self, body: object, *, nothing: Collection[str] = frozenset(), base: str = "") -> None:
        self._base = base
        self._place(body, nothing, Odd(), above=None, key="", index=None)

    def _place(
        self, body: object, nothing: Collection[str], odd: Odd, *, above: "Reading | None", key: str, index: int | None
    ) -> "Reading":
        self._nothing, self._odd = nothing, odd
        self._above, self._key, self._index = above, key, index
        self._body: dict[str, Any] = body if isinstance(body, dict) else {}
        if body is not None and not isinstance(body, dict):
            odd.add(self.path, values.kind_of(body))
        return self

    @property
    def odd(self) -> tuple[str, ...]:
        """What was odd so far, in this object and every one around it and inside it."""
        return tuple(self._odd)

    @property
    def base(self) -> str:
        return self._above.base if self._above else self._base

    @property
    def path(self) -> str:
        return self._above._path_of(self._key, self._index) if self._above else ""  # noqa: SLF001

    def _path_of(self, key: str, index: int | None = None) -> str:
        inner = _safe(key) if index is None else f"{_safe(key)}[{index}]"
        return f"{self.path}.{inner}" if self.path else inner

    def raw(self, key: str) -> Any:
        """The value as it is, None where the provider says nothing."""
        value = self._body.get(key)
        if self._nothing and isinstance(value, str) and value.strip() in self._nothing:
            return None
        return value

    def keys(self) -> tuple[str, ...]:
        """The names that the provider uses, as they are."""
        return tuple(self._body)

    def note(self, key: str, complaint: str) -> None:
        """Keep that the value under `key` is odd for a reason that only the caller can see."""
        self._odd.add(self._path_of(key), complaint)

    def expect(self, *keys: str) -> None:
        """Keep as odd which of `keys` say nothing: an answer without them is hardly the one that was asked for."""
        for key in keys:
            if self.raw(key) in (None, ""):
                self.note(key, "absent")

    def text(self, key: str, longest: int = LONG) -> str | None:
        """A text that may have paragraphs."""
        return self._believe(key, values.text(self.raw(key), longest))

    def line(self, key: str, longest: int = TITLE) -> str | None:
        """A text of one line: a title, a name, a job."""
        return self._believe(key, values.line(self.raw(key), longest))

    def code(self, key: str, longest: int) -> str | None:
        """A short word, which is nothing when it is too long: a part of it would mean nothing."""
        word, complaint = values.line(self.raw(key), longest)
        return self._believe(key, (None if complaint else word, complaint))

    def integer(self, key: str, least: int = 0, most: int = values.INT32) -> int | None:
        return self._believe(key, values.integer(self.raw(key), least, most))

    def amount(self, key: str, most: int = values.INT32) -> int | None:
        """A whole number of which 0 says that nothing is known (a budget, a runtime)."""
        return self.integer(key, 0, most) or None

    def number(self, key: str, least: float = 0.0, most: float = 1e12) -> float | None:
        return self._believe(key, values.number(self.raw(key), least, most))

    def flag(self, key: str) -> bool | None:
        return self._believe(key, values.flag(self.raw(key)))

    def day(self, key: str, earliest: int = 1800) -> date | None:
        """A date; `earliest` is the first year that is possible (no film is older than 1800)."""
        return self._believe(key, values.day(self.raw(key), earliest))

    def moment(self, key: str) -> datetime | None:
        return self._believe(key, values.moment(self.raw(key)))

    def url(self, key: str) -> str | None:
        return self._believe(key, values.url(self.raw(key)))

    def identifier(self, key: str, longest: int = 200) -> str | None:
        return self._believe(key, values.identifier(self.raw(key), longest))

    def region(self, key: str) -> str | None:
        """An ISO 3166-1 alpha-2 code, in capitals."""
        return self._believe(key, values.region(self.raw(key)))

    def language(self, key: str) -> str | None:
        """A language code in small letters, as the provider has it."""
        return self._believe(key, values.language(self.raw(key)))

    def inside(self, key: str) -> "Reading":
        """The object under `key`; an empty one where there is none."""
        return self._child(self.raw(key), key)

    def each(self, key: str) -> Iterator["Reading"]:
        """The objects in the list under `key`. Items that are none are odd, and left out."""
        for index, item in enumerate(self._items(key)):
            if isinstance(item, dict):
                yield self._child(item, key, index)
            elif item is not None:
                self._odd.add(self._path_of(key, index), values.kind_of(item))

    def every(self, key: str, believe: Callable[[object], values.Believed[T]]) -> tuple[T, ...]:
        """The plain values in the list under `key` that `believe` accepts, each once."""
        found: dict[T, None] = {}
        for index, item in enumerate(self._items(key)):
            value, complaint = believe(item)
            if complaint is not None:
                self._odd.add(self._path_of(key, index), complaint)
            if value is not None:
                found[value] = None
        return tuple(found)

    def lines(self, key: str, longest: int = TITLE) -> tuple[str, ...]:
        """The texts in the list under `key`, each once."""
        return self.every(key, lambda item: values.line(item, longest))

    def by_region(self, key: str) -> Iterator[tuple[str, "Reading"]]:
        """The objects under `key` by region (``{"US": {…}, "FR": {…}}``)."""
        inner = self.inside(key)
        for name in inner.keys()[:MOST_ITEMS]:
            region, complaint = values.region(name)
            if region:
                yield region, inner.inside(name)
            else:
                inner.note(name, complaint or "not a region")

    def _items(self, key: str) -> list[Any]:
        value = self.raw(key)
        if not isinstance(value, list):
            if value is not None:
                self.note(key, values.kind_of(value))
            return []
        if len(value) > MOST_ITEMS:
            self.note(key, "too many")
        return value[:MOST_ITEMS]

    def _child(self, body: object, key: str, index: int | None = None) -> "Reading":
        child = Reading.__new__(Reading)
        return child._place(body, self._nothing, self._odd, above=self, key=key, index=index)  # noqa: SLF001

    def _believe(self, key: str, believed: values.Believed[T]) -> T | None:
        value, complaint = believed
        if complaint is not None:
            self.note(key, complaint)
        return value


def _safe(step: str) -> str:
    """A step of a path that can be kept in a table, whatever the other side called it."""
    return step if step.isidentifier() and len(step) <= 60 else _UNSAFE.sub("?", step[:60])
