"""What the rules look at: one work as plain values, nothing of it lazy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class RatingFacts:
    source: str
    value: float
    scale: float
    value_100: float
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """An offer that is not gone."""

    service: str
    region: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who worked on it: `role` is director or cast."""

    name: str
    role: str
    birth_date: date


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    number: int
    air_date: date | None = None


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """`episode_count` is what the show says, `episodes` what we know one by one, in order of their numbers."""

    number: int
    episode_count: int | None = None
    episodes: tuple[EpisodeFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFacts:
    """A work as the catalogue has it. Texts that are not known are empty."""

    id: int
    kind: str = "film"
    title: str = ""
    original_title: str = ""
    original_language: str = ""
    year: int | None = None
    release_date: date | None = None
    first_air_date: date | None = None
    last_air_date: date | None = None
    status: str = ""
    runtime_minutes: int | None = None
    adult: bool = False
    genres: tuple[str, ...] = ()
    score: float | None = None
    score_low: float | None = None
    score_high: float | None = None
    completeness: int = 0
    plot: str = ""
    outline: str = ""
    tagline: str = ""
    homepage: str = ""
    budget: int | None = None
    revenue: int | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    ratings: tuple[RatingFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()
    people: tuple[PersonFacts, ...] = ()
    seasons: tuple[SeasonFacts, ...] = ()
    images: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    """Languages of its translations and other titles."""
    enriched: bool = True

    @property
    def premiere(self) -> date | None:
        return self.release_date or self.first_air_date
