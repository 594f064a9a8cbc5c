"""Pages to browse by: what is talked about, what is new, all of one kind."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from cineteca.web.contexts.browse import Option
from cineteca.web.contexts.search import Found


@dataclass(frozen=True, slots=True)
class Rail:
    """A row of posters with a page of its own. `id` is what its buttons turn."""

    id: str
    title: str
    url: str
    cards: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfPage:
    """Works in an order that is their point. `ways` are neighbours of the page, `kinds` films or shows alone."""

    heading: str
    note: str
    ways: tuple[Option, ...]
    kinds: tuple[Option, ...]
    cards: SafeString
    sorts: tuple[Option, ...] = ()
    next_url: str = ""
    first_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenPage:
    """All of one genre, decade or service, to be narrowed further; a service has other `regions`."""

    heading: str
    found: Found
    ways: tuple[Option, ...]
    ways_title: str
    regions: tuple[Option, ...] = ()
    building: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPage:
    """Where browsing begins. `services` are those of `region`."""

    rails: tuple[Rail, ...]
    genres: tuple[Option, ...]
    decades: tuple[Option, ...]
    services: tuple[Option, ...]
    region: str
    building: bool = False
