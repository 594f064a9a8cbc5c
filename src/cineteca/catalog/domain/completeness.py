"""How much of what one expects to know of a work is known, what is missing, and who could tell it.

All expectations weigh the same; the percentage is rounded down, so that 100 means that nothing is missing. What counts
is what the record holds: a poster that we drew ourselves is not one, and a zero is an answer.

For shows the first air date is the release date, and networks count as studios (a show that names its network but no
production company is not lacking anything a viewer misses).

`catalog/sql/completeness.sql` says the same to the database. The order of `EXPECTATIONS` is the order in which missing
ones are named, whatever order a setting lists them in.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from cineteca.catalog.domain.errors import InvalidSetting
from cineteca.core.text import gettext_noop as _
from cineteca.providers.records import WorkRecord

Providers = tuple[str, ...]


class Band(StrEnum):
    """COMPLETE: nothing missing. PARTIAL: at least half is there. MINIMAL: less."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    MINIMAL = "minimal"


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something one expects to know of a work. `providers` could tell it, most likely first."""

    name: str
    label: str
    met: Callable[[WorkRecord], bool]
    providers: Providers


@dataclass(frozen=True, slots=True)
class Completeness:
    """`missing` by name; `could_fill` names for each of them the enabled providers that could, perhaps none."""

    percent: int
    missing: tuple[str, ...] = ()
    could_fill: Mapping[str, Providers] = field(default_factory=dict)

    @property
    def band(self) -> Band:
        return band(self.percent)


def _rated_by(source: str) -> Callable[[WorkRecord], bool]:
    return lambda work: any(rating.source == source for rating in work.ratings)


def _pictured(kind: str) -> Callable[[WorkRecord], bool]:
    return lambda work: any(image.kind == kind for image in work.images)


def _counts(name: str) -> Callable[[WorkRecord], bool]:
    return lambda work: getattr(work, name) is not None


def _has(name: str) -> Callable[[WorkRecord], bool]:
    return lambda work: bool(getattr(work, name))


EXPECTATIONS: Mapping[str, Expectation] = {
    expectation.name: expectation
    for expectation in (
        Expectation("title", _("Title"), _has("title"), ("tmdb", "omdb", "trakt", "imdb")),
        Expectation("plot", _("Plot"), _has("plot"), ("tmdb", "omdb", "trakt")),
        Expectation("outline", _("Outline"), _has("outline"), ("omdb",)),
        Expectation("tagline", _("Tagline"), _has("tagline"), ("tmdb", "trakt")),
        Expectation("imdb_rating", _("IMDb rating"), _rated_by("imdb"), ("omdb", "imdb")),
        Expectation("awards", _("Awards"), _has("awards"), ("omdb",)),
        Expectation(
            "release_date",
            _("Release date"),
            lambda work: work.release_date is not None or work.first_air_date is not None,
            ("tmdb", "omdb", "trakt"),
        ),
        Expectation("runtime", _("Runtime"), _counts("runtime_minutes"), ("tmdb", "omdb", "trakt", "imdb")),
        Expectation("certification", _("Certification"), _has("certifications"), ("tmdb", "omdb", "trakt")),
        Expectation("genres", _("Genres"), _has("genres"), ("tmdb", "omdb", "trakt", "imdb")),
        Expectation("studios", _("Studios"), lambda work: bool(work.companies or work.networks), ("tmdb", "omdb")),
        Expectation("poster", _("Poster"), _pictured("poster"), ("tmdb", "fanart", "omdb")),
        # Not expected unless a setting asks for them:
        Expectation("backdrop", _("Backdrop"), _pictured("backdrop"), ("tmdb", "fanart")),
        Expectation("logo", _("Logo"), _pictured("logo"), ("tmdb", "fanart")),
        Expectation("original_title", _("Original title"), _has("original_title"), ("tmdb", "imdb")),
        Expectation("language", _("Original language"), _has("original_language"), ("tmdb", "trakt")),
        Expectation("countries", _("Countries"), _has("countries"), ("tmdb", "omdb", "trakt")),
        Expectation("keywords", _("Keywords"), _has("keywords"), ("tmdb",)),
        Expectation("cast", _("Cast"), _has("cast"), ("tmdb", "omdb", "imdb")),
        Expectation("crew", _("Crew"), _has("crew"), ("tmdb", "omdb", "imdb")),
        Expectation("trailer", _("Trailer"), _has("videos"), ("tmdb", "trakt")),
        Expectation("tmdb_rating", _("TMDB rating"), _rated_by("tmdb"), ("tmdb",)),
        Expectation("rotten_tomatoes", _("Rotten Tomatoes"), _rated_by("rotten_tomatoes"), ("omdb",)),
        Expectation("metacritic", _("Metacritic"), _rated_by("metacritic"), ("omdb",)),
    )
}

DEFAULT_EXPECTED: tuple[str, ...] = (
    "title",
    "plot",
    "outline",
    "tagline",
    "imdb_rating",
    "awards",
    "release_date",
    "runtime",
    "certification",
    "genres",
    "studios",
    "poster",
)


def assess(
    record: WorkRecord, expected: Collection[str] = DEFAULT_EXPECTED, *, enabled: Collection[str] | None = None
) -> Completeness:
    """How complete `record` is. `expected`: names as `expectations` returns them; `enabled`: providers switched on."""
    missing = tuple(expectation.name for expectation in _wanted(tuple(expected)) if not expectation.met(record))
    return Completeness(percent(len(missing), len(expected)), missing, could_fill(missing, enabled=enabled))


@cache
def _wanted(expected: tuple[str, ...]) -> tuple[Expectation, ...]:
    return tuple(expectation for name, expectation in EXPECTATIONS.items() if name in expected)


def assess_flags(filled: Sequence[bool], expected: Sequence[str] = DEFAULT_EXPECTED) -> tuple[int, tuple[str, ...]]:
    """Percentage and missing names where the caller knows already which of `expected` are there, in the same order."""
    missing = tuple(name for name, there in zip(expected, filled, strict=True) if not there)
    return percent(len(missing), len(expected)), missing


def could_fill(missing: Iterable[str], *, enabled: Collection[str] | None = None) -> dict[str, Providers]:
    """Who could tell each of `missing`: of those in `enabled`, or of all we know of."""
    return {name: tuple(p for p in EXPECTATIONS[name].providers if enabled is None or p in enabled) for name in missing}


def percent(missing: int, expected: int) -> int:
    """Per cent that are there, rounded down."""
    return 100 * (expected - missing) // expected


def band(per_cent: int) -> Band:
    """The band that a percentage falls into."""
    if per_cent >= 100:
        return Band.COMPLETE
    return Band.PARTIAL if per_cent >= 50 else Band.MINIMAL


def expectations(names: Iterable[str]) -> tuple[str, ...]:
    """`names` of a setting, checked, each once and in the order of `EXPECTATIONS`. Raises `InvalidSetting`."""
    wanted = {name.strip() for name in names}
    if unknown := sorted(wanted - EXPECTATIONS.keys()):
        raise InvalidSetting(f"Cannot expect {', '.join(unknown)}. Choose from: {', '.join(EXPECTATIONS)}.")
    if not wanted:
        raise InvalidSetting("At least one field must be expected, or every work would be complete.")
    return tuple(name for name in EXPECTATIONS if name in wanted)
