"""Everything the tables say about some works, in one trip: a fixed number of statements, however many works."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement, send


class WorkRow(NamedTuple):
    """JSON columns are text still."""

    id: int
    kind: str
    slug: str
    title: str
    original_title: str
    sort_title: str
    original_language: str
    year: int | None
    release_date: date | None
    first_air_date: date | None
    last_air_date: date | None
    status: str
    runtime_minutes: int | None
    popularity: float
    adult: bool
    genres: list[str]
    score: float | None
    score_low: float | None
    score_high: float | None
    score_method: str
    completeness: int
    missing: list[str]
    changed_at: datetime
    plot: str
    outline: str
    tagline: str
    awards: str
    budget: int | None
    revenue: int | None
    box_office: int | None
    homepage: str
    certifications: str
    release_dates: str
    countries: list[str]
    languages: list[str]
    keywords: list[str]
    companies: str
    networks: str
    franchise_id: int | None
    franchise_source: str | None
    franchise_value: str | None
    franchise_name: str | None
    provenance: str


class IdRow(NamedTuple):
    work_id: int
    source: str
    value: str


class RatingRow(NamedTuple):
    work_id: int
    source: str
    raw: str
    value: float
    scale: float
    value_100: float
    votes: int | None
    told_by: str
    seen_at: datetime


class OfferRow(NamedTuple):
    work_id: int
    service: str
    service_name: str
    region: str
    type: str
    link: str
    price: Decimal | None
    currency: str
    rank: int | None
    told_by: str
    first_seen_at: datetime
    last_seen_at: datetime
    gone_at: datetime | None


class ImageRow(NamedTuple):
    work_id: int
    kind: str
    rank: int
    url: str
    language: str
    width: int | None
    height: int | None
    score: float | None
    votes: int | None
    source: str


class VideoRow(NamedTuple):
    work_id: int
    rank: int
    site: str
    key: str
    name: str
    type: str
    language: str
    official: bool | None
    published_at: datetime | None
    source: str


class TitleRow(NamedTuple):
    work_id: int
    title: str
    region: str
    language: str
    type: str
    source: str


class TranslationRow(NamedTuple):
    work_id: int
    language: str
    region: str
    title: str
    plot: str
    tagline: str
    homepage: str
    source: str


class SimilarRow(NamedTuple):
    """`other_id` and the card are those of the work where the catalogue has it."""

    work_id: int
    source: str
    rank: int
    other_kind: str
    other_source: str
    other_value: str
    title: str
    year: int | None
    confidence: float | None
    note: str
    other_id: int | None
    other_adult: bool | None
    payload: bytes | None
    short: bytes | None
    etag: str | None


class CreditRow(NamedTuple):
    work_id: int
    season_id: int | None
    episode_id: int | None
    kind: str
    position: int
    name: str
    character: str
    department: str
    job: str
    order: int | None
    episode_count: int | None
    source: str
    person_id: int
    slug: str
    photo: str


class SeasonRow(NamedTuple):
    work_id: int
    id: int
    number: int
    title: str
    plot: str
    air_date: date | None
    episode_count: int | None
    ids: str
    ratings: str
    images: str
    videos: str


class EpisodeRow(NamedTuple):
    work_id: int
    season_id: int
    id: int
    number: int
    title: str
    plot: str
    air_date: date | None
    runtime_minutes: int | None
    type: str
    production_code: str
    ids: str
    ratings: str
    images: str


class ClaimRow(NamedTuple):
    work_id: int
    provider: str
    confirmed: str
    claimed_at: datetime
    schema_version: int


class LockRow(NamedTuple):
    work_id: int
    season: int | None
    episode: int | None
    field: str
    value: str
    inherited: bool
    at: datetime
    by: str | None


class ManualRow(NamedTuple):
    work_id: int
    season: int | None
    episode: int | None
    field: str
    value: str
    at: datetime
    by: str | None


class ConflictRow(NamedTuple):
    work_id: int
    id: int
    provider: str
    source: str
    value: str
    reason: str
    other_id: int | None
    other_title: str | None
    other_kind: str | None
    other_slug: str | None
    first_seen_at: datetime
    last_seen_at: datetime


class FranchiseRow(NamedTuple):
    work_id: int
    other_id: int
    other_adult: bool
    payload: bytes
    short: bytes
    etag: str


class PersonIdRow(NamedTuple):
    person_id: int
    source: str
    value: str


_SHAPES: Mapping[str, type[Any]] = {
    "works": WorkRow,
    "ids": IdRow,
    "ratings": RatingRow,
    "offers": OfferRow,
    "images": ImageRow,
    "videos": VideoRow,
    "titles": TitleRow,
    "translations": TranslationRow,
    "similar": SimilarRow,
    "credits": CreditRow,
    "seasons": SeasonRow,
    "episodes": EpisodeRow,
    "claims": ClaimRow,
    "locks": LockRow,
    "manual": ManualRow,
    "conflicts": ConflictRow,
    "franchise": FranchiseRow,
    "person_ids": PersonIdRow,
}
ALL: tuple[str, ...] = tuple(_SHAPES)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by table and by work (person ids by person)."""

    tables: Mapping[str, Mapping[int, list[Any]]]

    def of(self, table: str, key: int) -> list[Any]:
        return self.tables[table].get(key, [])


def read(works: Iterable[int], tables: Iterable[str] = ALL, *, deep: bool = False) -> Rows:
    """The rows of `works` in `tables`. `deep`: credits of seasons and episodes too."""
    names = list(tables)
    parameters = {"works": list(works), "deep": deep}
    answers = send(Statement(statement(f"rows_{name}"), parameters) for name in names)
    return Rows({name: _by_key(_SHAPES[name], rows) for name, rows in zip(names, answers, strict=True)})


def _by_key(shape: type[Any], rows: list[tuple[Any, ...]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(shape._make(row))
    return found
