"""What the page of a work is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cineteca.catalog.queries.cards import CardRow
from cineteca.providers.records import RatingRecord


@dataclass(frozen=True, slots=True)
class Credited:
    """Somebody's part in a work. `name` is theirs as the work has it, `slug` leads to their page."""

    name: str
    slug: str
    photo: str = ""
    character: str = ""
    department: str = ""
    job: str = ""
    episode_count: int | None = None


@dataclass(frozen=True, slots=True)
class CrewGroup:
    """Everybody who did one job. The jobs that people look for come first."""

    job: str
    department: str
    people: tuple[Credited, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """One source's rating. `told_by` is the provider that told it, `seen_at` when it was seen to be this."""

    rating: RatingRecord
    told_by: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to watch. `gone_at` is set for those that are no more; `last_seen_at` counts every answer that had it."""

    service: str
    service_name: str
    region: str
    type: str
    link: str
    price: str
    currency: str
    told_by: str
    first_seen_at: datetime
    last_seen_at: datetime
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Similar:
    """A work that `source` finds alike. `card` is there when the catalogue has the work.

    `ids` name it at the source: ``{"tmdb": "9008"}``. `confidence` is 0–1.
    """

    source: str
    rank: int
    kind: str
    title: str
    year: int | None
    confidence: float | None = None
    note: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    card: CardRow | None = None


@dataclass(frozen=True, slots=True)
class Franchise:
    """`works` are those that the catalogue has, the work itself among them, in the order they came out."""

    id: int
    name: str
    works: tuple[CardRow, ...] = ()
