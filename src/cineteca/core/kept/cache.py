"""One cache in the memory of this process."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import cached_property
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakValueDictionary

from cineteca.core.kept import counting
from cineteca.core.kept.shared import together

T = TypeVar("T")
Clock = Callable[[], float]
_LANDED: Future[Any] = Future()
"""Stands where nobody has to wait."""
_ALL: "WeakValueDictionary[str, Kept[Any]]" = WeakValueDictionary()


class _Entry(NamedTuple):
    value: Any
    until: float
    subjects: frozenset[str]


class Kept(Generic[T]):
    """At most `size` values, each for at most `ttl` seconds; the one that was not asked for longest goes first.

    Of threads that miss the same key at once one makes the value and the others wait for it. What fails to be made is
    not kept: everybody who waited hears of it, the next one tries again. `about` names what a value tells of
    (``work:12``), so that it can be forgotten when that changes. `shape` is the type of the values; with it, several
    servers keep them together where a Redis is configured. `clock` counts seconds and never goes back.
    """

    def __init__(
        self,
        name: str,
        size: int,
        ttl: float,
        *,
        about: Callable[[T], Iterable[str]] = lambda _value: (),
        shape: type[T] | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self.name, self.size, self.ttl = name, size, ttl
        self._about, self._clock = about, clock
        self._shape: Any = shape
        self._values: OrderedDict[str, _Entry] = OrderedDict()
        self._flights: dict[str, Future[T]] = {}
        self._forgotten = 0  # grows whenever something is forgotten
        self._lock = Lock()
        _ALL[name] = self

    def __len__(self) -> int:
        return len(self._values)

    def get_or_make(self, key: str, make: Callable[[], T]) -> T:
        """The value under `key`; made where there is none, or none that is young enough. Raises what `make` raises."""
        began = time.perf_counter()
        with self._lock:
            found = self._young(key)
            mine = found is None and key not in self._flights
            flight: Future[T] = self._flights.setdefault(key, Future()) if found is None else _LANDED
            before = self._forgotten
        if found is not None:
            counting.note(self.name, "hit", time.perf_counter() - began)
            value: T = found.value
            return value
        try:
            return self._made(key, make, flight, before) if mine else flight.result()
        finally:
            counting.note(self.name, "miss" if mine else "wait", time.perf_counter() - began)

    def forget(self, key: str | None = None) -> int:
        """Forget what is under `key`, or everything. Returns how many values that were.

        A value that is being made at this moment goes to those who wait for it and is not kept: what it was made of may
        be what changed.
        """
        with self._lock:
            self._forgotten += 1
            if key is None:
                gone = len(self._values)
                self._values.clear()
                self._flights.clear()
            else:
                gone = self._values.pop(key, None) is not None
                self._flights.pop(key, None)
        return self._noted(int(gone))

    def forget_about(self, subjects: Iterable[str]) -> int:
        """Forget the values that tell of any of `subjects`. Returns how many those were."""
        changed = frozenset(subjects)
        with self._lock:
            self._forgotten += 1
            self._flights.clear()
            stale = [key for key, entry in self._values.items() if not changed.isdisjoint(entry.subjects)]
            for key in stale:
                del self._values[key]
        return self._noted(len(stale))

    def _young(self, key: str) -> _Entry | None:
        entry = self._values.get(key)
        if entry is None:
            return None
        if self._clock() >= entry.until:
            del self._values[key]
            counting.note_gone(self.name, "old")
            return None
        self._values.move_to_end(key)
        return entry

    def _made(self, key: str, make: Callable[[], T], flight: "Future[T]", before: int) -> T:
        try:
            value, seconds = self._shared_or_made(key, make)
            entry = _Entry(value, self._clock() + seconds, frozenset(self._about(value)))
        except BaseException as error:
            self._land(key, flight)
            flight.set_exception(error)
            raise
        with self._lock:
            if self._forgotten == before:
                self._put(key, entry)
        self._land(key, flight)
        flight.set_result(value)
        return value

    def _shared_or_made(self, key: str, make: Callable[[], T]) -> tuple[T, float]:
        """The value, and how many seconds it may be kept here: what other servers kept is no younger here."""
        servers = together() if self._shape is not None else None
        found = servers.find(self.name, key) if servers else None
        if servers is None or found is None:
            return make(), self.ttl
        began = time.perf_counter()
        if found.body is not None and (read := self._read(found.body)) is not None:
            counting.note(self.name, "shared", time.perf_counter() - began)
            return read.value, min(found.seconds, self.ttl)
        value = make()
        body = self._form.dump_json(value)
        servers.put(self.name, key, body, ttl=self.ttl, subjects=self._about(value), moment=found.moment)
        return value, self.ttl

    @cached_property
    def _form(self) -> Any:
        from pydantic import TypeAdapter

        return TypeAdapter(self._shape)

    def _read(self, body: bytes) -> "_Read[T] | None":
        try:
            return _Read(self._form.validate_json(body))
        except ValueError:  # kept by a program that knew another form
            return None

    def _put(self, key: str, entry: _Entry) -> None:
        self._values[key] = entry
        self._values.move_to_end(key)
        while len(self._values) > self.size:
            self._values.popitem(last=False)
            counting.note_gone(self.name, "full")
        counting.note_size(self.name, len(self._values))

    def _land(self, key: str, flight: "Future[T]") -> None:
        with self._lock:
            if self._flights.get(key) is flight:
                del self._flights[key]

    def _noted(self, gone: int) -> int:
        if gone:
            counting.note_gone(self.name, "told", gone)
            counting.note_size(self.name, len(self._values))
        return gone


class _Read(NamedTuple, Generic[T]):
    value: T


def everything() -> list["Kept[Any]"]:
    """All caches of this process, by name."""
    return sorted(_ALL.values(), key=lambda cache: cache.name)


def forget(*, name: str | None = None, key: str | None = None, about: Iterable[str] = ()) -> int:
    """Forget in this process: what tells of `about`, else what is under `key`, of the cache `name` or of all.

    Returns how many values that were. Other processes are not told: `telling` does that.
    """
    caches = [cache for cache in everything() if name is None or cache.name == name]
    subjects = tuple(about)
    return sum(cache.forget_about(subjects) if subjects else cache.forget(key) for cache in caches)
