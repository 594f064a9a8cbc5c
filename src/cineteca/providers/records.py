"""What a provider told us, in our own words: frozen records that know no provider, no table and no framework.

A field that a provider does not fill is `None`, an empty tuple or an empty mapping; all three mean *nothing was said*.
Dates are `datetime.date`, datetimes aware. Countries and regions are ISO 3166-1 alpha-2, languages ISO 639-1, always as
`ids` a mapping of source → identifier as text (``{"tmdb": "949", "imdb": "tt0113277"}``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
Ids = Mapping[str, str]


class Kind(StrEnum):
    """What a work is."""

    FILM = "film"
    SHOW = "show"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRecord:
    """A picture at its provider. `kind`: poster, backdrop, logo, still, photo. `url` is absolute and of full size."""

    kind: str
    url: str
    language: str | None = None
    width: int | None = None
    height: int | None = None
    score: float | None = None
    votes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoRecord:
    """A trailer or clip: `site` and its `key` there (``youtube``, ``2rZ5pgrcZys``); `type`: trailer, teaser, clip."""

    site: str
    key: str
    name: str | None = None
    type: str | None = None
    language: str | None = None
    official: bool | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRecord:
    """What one source thinks. `raw` as it was written, `value` on `scale` (10, 100 …), `value_100` on 0–100."""

    source: str
    raw: str
    value: float
    scale: float
    value_100: float
    votes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRecord:
    """A way to watch: `type` is one of stream, free, ads, rent, buy."""

    service: str
    region: str
    type: str
    ids: Ids = field(default_factory=dict)
    link: str | None = None
    price: float | None = None
    currency: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRef:
    """A person as a credit names them."""

    name: str
    ids: Ids = field(default_factory=dict)
    gender: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRecord:
    """`kind`: cast (with `character`), crew (with `department` and `job`), guest (cast of one episode)."""

    kind: str
    person: PersonRef
    character: str | None = None
    department: str | None = None
    job: str | None = None
    order: int | None = None
    episode_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord:
    """A company, studio or network."""

    name: str
    ids: Ids = field(default_factory=dict)
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FranchiseRecord:
    """What TMDB calls a collection."""

    name: str
    ids: Ids = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRecord:
    """Another title of the work. `type` as the source has it (``working title``, ``TV`` …)."""

    title: str
    region: str | None = None
    language: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRecord:
    """The words of a work in one language of one region."""

    language: str
    region: str | None = None
    title: str | None = None
    plot: str | None = None
    tagline: str | None = None
    homepage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarRecord:
    """A work that a provider finds alike. `rank` from 1; `confidence` 0–1 where the provider gives one."""

    ids: Ids
    rank: int
    kind: Kind | None = None
    title: str | None = None
    year: int | None = None
    confidence: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRecord:
    number: int
    title: str | None = None
    plot: str | None = None
    air_date: date | None = None
    runtime_minutes: int | None = None
    type: str | None = None
    production_code: str | None = None
    ids: Ids = field(default_factory=dict)
    ratings: tuple[RatingRecord, ...] = ()
    images: tuple[ImageRecord, ...] = ()
    guests: tuple[CreditRecord, ...] = ()
    crew: tuple[CreditRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRecord:
    """`number` 0 holds the specials. `episode_count` is what the show says; `episodes` what we were told one by one."""

    number: int
    title: str | None = None
    plot: str | None = None
    air_date: date | None = None
    episode_count: int | None = None
    ids: Ids = field(default_factory=dict)
    ratings: tuple[RatingRecord, ...] = ()
    images: tuple[ImageRecord, ...] = ()
    cast: tuple[CreditRecord, ...] = ()
    crew: tuple[CreditRecord, ...] = ()
    videos: tuple[VideoRecord, ...] = ()
    episodes: tuple[EpisodeRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRecord:
    """What is known of one film or show. Every field but `kind` may be missing.

    `offers_for` are the regions for which `offers` is the whole truth, also when it names none there: what is missing
    is gone. ``("*",)`` is every region of the world; empty: nothing was said about offers.
    """

    kind: Kind | None = None
    ids: Ids = field(default_factory=dict)
    title: str | None = None
    original_title: str | None = None
    original_language: str | None = None
    year: int | None = None
    release_date: date | None = None
    first_air_date: date | None = None
    last_air_date: date | None = None
    status: str | None = None
    runtime_minutes: int | None = None
    popularity: float | None = None
    adult: bool | None = None
    plot: str | None = None
    outline: str | None = None
    tagline: str | None = None
    awards: str | None = None
    budget: int | None = None
    revenue: int | None = None
    box_office: int | None = None
    homepage: str | None = None
    certifications: Mapping[str, str] = field(default_factory=dict)
    release_dates: Mapping[str, date] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    companies: tuple[OrganisationRecord, ...] = ()
    networks: tuple[OrganisationRecord, ...] = ()
    franchise: FranchiseRecord | None = None
    videos: tuple[VideoRecord, ...] = ()
    images: tuple[ImageRecord, ...] = ()
    titles: tuple[TitleRecord, ...] = ()
    translations: tuple[TranslationRecord, ...] = ()
    ratings: tuple[RatingRecord, ...] = ()
    offers: tuple[OfferRecord, ...] = ()
    offers_for: tuple[str, ...] = ()
    cast: tuple[CreditRecord, ...] = ()
    crew: tuple[CreditRecord, ...] = ()
    seasons: tuple[SeasonRecord, ...] = ()
    similar: tuple[SimilarRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmographyRecord:
    """One work of a person, as the person's provider lists it."""

    kind: Kind
    ids: Ids
    credit: str
    title: str | None = None
    year: int | None = None
    character: str | None = None
    department: str | None = None
    job: str | None = None
    episode_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecord:
    """What is known of one person."""

    ids: Ids = field(default_factory=dict)
    name: str | None = None
    also_known_as: tuple[str, ...] = ()
    biography: str | None = None
    birth_date: date | None = None
    birth_place: str | None = None
    death_date: date | None = None
    gender: str | None = None
    popularity: float | None = None
    department: str | None = None
    homepage: str | None = None
    adult: bool | None = None
    images: tuple[ImageRecord, ...] = ()
    filmography: tuple[FilmographyRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Normalised(Generic[T]):
    """A record and the paths of what had a type or form that we did not expect (``ratings[2].Value: int``)."""

    record: T
    odd: tuple[str, ...] = ()
