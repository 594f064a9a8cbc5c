"""What every provider of metadata is to us.

`Provider` is the ground: it tells what it knows of one work. What only some can do is a protocol of its own, which a
client has beside it: `Lists`, `Changes`, `Searcher`, `Availability`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol, runtime_checkable

from cineteca.providers.records import Ids, Kind, Normalised, OfferRecord, PersonRecord, WorkRecord

Bodies = Mapping[str, Any]
"""Answers as received, by part: ``{"main": {…}, "seasons:1": {…}}``. They are kept, and can be read again later."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The work that is asked for: what it is, and every identifier we know of it."""

    kind: Kind
    ids: Ids


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `calls` counts the requests made for it, cached ones included.

    `lacking` names what did not come, and why, where the rest stands without it (``seasons 21–40: It took too long``).
    """

    record: WorkRecord
    bodies: Bodies
    odd: tuple[str, ...] = ()
    calls: int = 1
    lacking: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a provider's list, trend or search. `rank` counts from 1 through the whole list, not the page.

    `strength` is how much it is wanted there, on the provider's own scale: people watching, lists it is on, popularity.
    `adult` is None where the provider does not say. `poster` is an absolute address.
    """

    kind: Kind
    ids: Ids
    rank: int
    title: str | None = None
    year: int | None = None
    release_date: date | None = None
    adult: bool | None = None
    strength: float | None = None
    poster: str | None = None
    original_language: str | None = None


@dataclass(frozen=True, slots=True)
class ListPage:
    """Page `page` of `pages` (from 1). An empty list has one page without entries."""

    entries: tuple[Listed, ...]
    page: int
    pages: int
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """Page `page` of `pages`: identifiers, at that provider, of what was changed there."""

    ids: tuple[str, ...]
    page: int
    pages: int
    odd: tuple[str, ...] = ()


EVERY_REGION = ("*",)
"""What `regions` and `WorkRecord.offers_for` say when the answer is the truth for the whole world."""


@dataclass(frozen=True, slots=True)
class OffersAnswer:
    """Where a work can be watched. For each of `regions` it is the whole truth: what it does not name is gone there."""

    offers: tuple[OfferRecord, ...]
    regions: tuple[str, ...]
    bodies: Bodies
    odd: tuple[str, ...] = ()
    calls: int = 1


@dataclass(frozen=True, slots=True)
class Access:
    """Where and as whom a provider is reached. `key` is a secret: it is never shown."""

    base_url: str
    key: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    language: str = "en-US"
    images_url: str = "https://image.tmdb.org/t/p"
    """Where its pictures are: paths of TMDB's hang on it, and those of Fanart.tv begin so. Empty is the usual place."""
    adult: bool = False
    """Whether works for adults alone are looked for too."""
    regions: tuple[str, ...] = ("US",)
    """Where offers are looked for when a question does not say where."""


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


@runtime_checkable
class Lists(Protocol):
    """A provider with lists of works that many want to see. `lists` names them by kind; others raise `Refused`."""

    name: str
    lists: Mapping[Kind, tuple[str, ...]]

    async def list_page(self, kind: Kind, name: str, page: int) -> ListPage: ...


@runtime_checkable
class Changes(Protocol):
    """A provider that tells what was changed on its side, from the first day to the last, both included."""

    name: str

    async def changed(self, kind: "Kind | Literal['person']", start: date, end: date, page: int) -> ChangedPage: ...


@runtime_checkable
class Searcher(Protocol):
    """A provider that can be searched by title. Without `kind` it looks for films and shows together."""

    name: str

    async def search(
        self, text: str, *, kind: Kind | None = None, year: int | None = None, page: int = 1
    ) -> ListPage: ...


@runtime_checkable
class Availability(Protocol):
    """A source of offers alone. `regions` are those that are asked about; the answer says which it covers."""

    name: str

    async def fetch_offers(self, wanted: Wanted, regions: tuple[str, ...]) -> OffersAnswer: ...
