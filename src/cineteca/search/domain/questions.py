"""What is asked of a search, and what it answers: the same shapes for every engine, page and interface."""

from dataclasses import dataclass, field
from typing import Literal

Group = Literal["titles", "people", "franchises"]
Sort = Literal["relevance", "popularity", "score", "newest", "oldest", "title", "trending"]
Source = Literal["work", "title", "person", "name", "franchise"]
HitKind = Literal["film", "show", "person", "franchise"]

GROUPS: tuple[Group, ...] = ("titles", "people", "franchises")
SORTS: tuple[Sort, ...] = ("relevance", "popularity", "score", "newest", "oldest", "title", "trending")
FACETS = ("kind", "genre", "decade", "rating", "language", "country", "runtime", "certification", "service")
"""Names of facets, in the order of their weight for a reader."""

LARGEST_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an answer has to fulfil. Within one field any value will do; all fields have to hold.

    `decades` are first years (1990); `rating_from` is 0–10; runtimes are minutes, both ends included;
    `certifications` are ``US:PG-13`` or plain ``PG-13``; `services` are slugs, offered in `region` (anywhere: None).
    """

    kinds: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    decades: tuple[int, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    rating_from: float | None = None
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    runtime_from: int | None = None
    runtime_to: int | None = None
    certifications: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question. Without `text` it browses. `outside`: titles and people of the datasets too.

    `cursor` is the `next_cursor` of the page before. `language` is the reader's: facets need none, snippets do.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    group: Group = "titles"
    cursor: str | None = None
    limit: int = 24
    language: str = "en"
    facets: bool = True
    outside: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """What was found: a row of the catalogue (work, person, franchise) or of the datasets (title, name)."""

    source: Source
    id: int


Snippet = tuple[tuple[str, bool], ...]
"""Pieces of text, each with whether it is to be marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer. `matched` is the other title, character or person that was meant, when the name does not say it.

    `score` is 0–10. `note` is a line under a name that needs no translation: “Heat, The Insider”.
    """

    ref: Ref
    kind: HitKind
    name: str
    original: str = ""
    year: int | None = None
    end_year: int | None = None
    votes: int = 0
    score: float | None = None
    matched: str | None = None
    snippet: Snippet | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to narrow the answers. Counts ignore what is chosen of this facet itself."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A page of answers. `at_least`: there may be more than `total`. `corrected`: these are answers to `meant`."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    at_least: bool = False
    facets: tuple[Facet, ...] = ()
    next_cursor: str | None = None
    meant: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    titles: tuple[Hit, ...] = ()
    people: tuple[Hit, ...] = ()
    franchises: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the index is. `state`: ready, building or missing. `lag`: seconds that the oldest change waits."""

    state: Literal["ready", "building", "missing"]
    documents: int = 0
    bytes: int = 0
    waiting: int = 0
    lag: float = 0.0
    says: str = ""
