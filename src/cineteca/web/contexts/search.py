"""Answers to a search: the page, its parts, and what is said while one types."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from cineteca.web.contexts.browse import Option
from cineteca.web.marking import Pieces


@dataclass(frozen=True, slots=True)
class Offer:
    """A work that is not here: `value` is what adds it; `poster` the address of a small picture, or empty."""

    title: str
    facts: str
    sources: str
    value: str
    poster: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """One answer. `matched`: the other title, character or person that was meant; `away`: of the datasets alone.

    `picture` is HTML; where it is empty, `letters` stand for it. `pictures` are those of a franchise.
    """

    url: str
    kind: str
    name: Pieces
    language: str = ""
    year: str = ""
    facts: tuple[str, ...] = ()
    score: str = ""
    matched: Pieces = ()
    snippet: Pieces = ()
    away: bool = False
    picture: SafeString | str = ""
    pictures: tuple[SafeString, ...] = ()
    letters: str = ""
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value that can be chosen, and how many titles that would leave."""

    label: str
    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A way to narrow. `rows` are always in view, `more` behind a click. `one`: at most one value at a time."""

    name: str
    title: str
    rows: tuple[FacetRow, ...]
    more: tuple[FacetRow, ...] = ()
    one: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is chosen; `url` is the page without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One group of answers; `count` is in words, empty where nobody counted."""

    label: str
    url: str
    count: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found: `rows` where something was looked for by name, else `cards` (HTML of list items)."""

    url: str
    total: int
    counted: str
    rows: tuple[HitRow, ...] = ()
    cards: SafeString | str = ""
    next_url: str = ""
    first_url: str = ""
    facets: tuple[FacetGroup, ...] = ()
    chips: tuple[Chip, ...] = ()
    clear_url: str = ""
    sorts: tuple[Option, ...] = ()
    sort: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    regions: tuple[Option, ...] = ()
    narrows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """`looked`: whether sources were asked. `outside_url` asks them where that was not done by itself.

    `meant` is another spelling, `meant_url` its answers; `corrected`: they are shown already.
    """

    text: str
    found: Found | None
    group: str = "titles"
    tabs: tuple[Tab, ...] = ()
    meant: str = ""
    meant_url: str = ""
    corrected: bool = False
    offers: tuple[Offer, ...] = ()
    failed: tuple[str, ...] = ()
    looked: bool = False
    answered: bool = True
    staff: bool = False
    outside_url: str = ""
    building: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SuggestionGroup:
    name: str
    title: str
    rows: tuple[HitRow, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What may be meant. `all_url` is the page of all answers."""

    text: str
    groups: tuple[SuggestionGroup, ...]
    all_url: str
