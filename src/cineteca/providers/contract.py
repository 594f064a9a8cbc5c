"""What every provider of metadata is to us."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, WorkRecord

Bodies = Mapping[str, Any]
"""Answers as received, by part: ``{"main": {…}, "seasons:1": {…}}``. They are kept, and can be read again later."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The work that is asked for: what it is, and every identifier we know of it."""

    kind: Kind
    ids: Ids


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `calls` counts the requests made for it, cached ones included."""

    record: WorkRecord
    bodies: Bodies
    odd: tuple[str, ...] = ()
    calls: int = 1


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    record: PersonRecord
    bodies: Bodies
    odd: tuple[str, ...] = ()
    calls: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A work that a provider knows under an identifier of another source."""

    kind: Kind
    ids: Ids
    title: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """Where and as whom a provider is reached. `key` is a secret: it is never shown."""

    base_url: str
    key: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    language: str = "en-US"


class Provider(Protocol):
    """One source. `name` is its identity in claims; `asks_by` the id sources by which it can look a work up.

    The fetching methods raise `cineteca.outbound.errors` alone. `read` and `read_person` are pure and total: they make
    of kept bodies what a fetch would have made of them, so that a better reading needs no call.
    """

    name: str
    asks_by: tuple[str, ...]

    def can_answer(self, wanted: Wanted) -> bool:
        """Whether the ids of `wanted` suffice to ask."""

    async def fetch_work(self, wanted: Wanted) -> Answer: ...

    async def fetch_person(self, ids: Ids) -> PersonAnswer: ...

    async def find(self, source: str, value: str) -> Found | None:
        """The work that carries an identifier of another source, or None where the provider knows none."""

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]: ...

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]: ...
