"""Works as the rules look at them, a few hundred at a time and a dozen queries for them all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from cineteca.catalog.models import (
    Credit,
    Episode,
    Image,
    Offer,
    Rating,
    Season,
    Title,
    Translation,
    Work,
    WorkId,
)
from cineteca.enrich.domain.quality import (
    EpisodeFacts,
    OfferFacts,
    PersonFacts,
    RatingFacts,
    SeasonFacts,
    WorkFacts,
)

BATCH = 500
_OF_WORK = [
    "id",
    "kind",
    "title",
    "original_title",
    "original_language",
    "year",
    "release_date",
    "first_air_date",
    "last_air_date",
    "status",
    "runtime_minutes",
    "adult",
    "genres",
    "completeness",
]
_OF_SCORE = ["score", "score_low", "score_high"]
_OF_DETAILS = ["plot", "outline", "tagline", "homepage", "budget", "revenue", "countries", "languages"]
_COLUMNS = [
    *_OF_WORK,
    *(f"details__{name}" for name in _OF_DETAILS),
    *(f"aggregate__{name}" for name in ("value", "low", "high")),
    "refresh__enriched_at",
]
_LISTS = frozenset({"genres", "countries", "languages"})
_TEXTS = frozenset({"plot", "outline", "tagline", "homepage"})
Many = Mapping[int, list[Any]]


def batches(*, batch: int = BATCH) -> Iterator[list[WorkFacts]]:
    """Every work, in the order of ids; memory holds one batch."""
    last = 0
    while rows := list(Work.objects.filter(id__gt=last).order_by("id").values_list(*_COLUMNS)[:batch]):
        last = rows[-1][0]
        yield _facts(rows)


def _facts(rows: list[tuple[Any, ...]]) -> list[WorkFacts]:
    ids = [row[0] for row in rows]
    ratings, offers, people = _ratings(ids), _offers(ids), _people(ids)
    named, seasons, images, spoken = _ids(ids), _seasons(ids), _images(ids), _spoken(ids)
    return [
        WorkFacts(
            **_plain(row),
            ids=dict(named[row[0]]),
            ratings=tuple(ratings[row[0]]),
            offers=tuple(offers[row[0]]),
            people=tuple(people[row[0]]),
            seasons=tuple(seasons[row[0]]),
            images=frozenset(images[row[0]]),
            spoken=frozenset(spoken[row[0]]),
        )
        for row in rows
    ]


def _plain(row: tuple[Any, ...]) -> dict[str, Any]:
    values = dict(zip([*_OF_WORK, *_OF_DETAILS, *_OF_SCORE], row, strict=False))
    for name, value in values.items():
        if name in _LISTS:
            values[name] = tuple(value or ())
        elif name in _TEXTS:
            values[name] = value or ""  # a work of a title and an id alone has no details yet
    return values | {"enriched": row[-1] is not None}


def _gathered(rows: Iterator[tuple[int, Any]]) -> Many:
    found: Many = defaultdict(list)
    for work_id, value in rows:
        found[work_id].append(value)
    return found


def _ids(works: list[int]) -> Many:
    rows = WorkId.objects.filter(work__in=works).values_list("work_id", "source", "value")
    return _gathered((work, (source, value)) for work, source, value in rows)


def _ratings(works: list[int]) -> Many:
    rows = Rating.objects.filter(work__in=works).values_list(
        "work_id", "source", "value", "scale", "value_100", "votes"
    )
    return _gathered((row[0], RatingFacts(*row[1:])) for row in rows)


def _offers(works: list[int]) -> Many:
    rows = Offer.objects.filter(work__in=works, gone_at=None).values_list("work_id", "service__name", "region", "link")
    return _gathered((row[0], OfferFacts(*row[1:])) for row in rows)


def _people(works: list[int]) -> Many:
    """Directors and cast whose birth is known."""
    known = Credit.objects.filter(work__in=works, season=None, person__birth_date__isnull=False)
    rows = known.filter(kind="cast").values_list("work_id", "person__name", "person__birth_date")
    led = known.filter(kind="crew", job="Director").values_list("work_id", "person__name", "person__birth_date")
    return _gathered(
        (work, PersonFacts(name, role, born))
        for role, found in (("cast", rows), ("director", led))
        for work, name, born in found
        if born
    )


def _seasons(works: list[int]) -> Many:
    seasons = list(
        Season.objects.filter(work__in=works)
        .order_by("work_id", "number")
        .values_list("id", "work_id", "number", "episode_count")
    )
    aired = Episode.objects.filter(season__in=[row[0] for row in seasons]).order_by("season_id", "number")
    episodes = _gathered(
        (season, EpisodeFacts(number, day))
        for season, number, day in aired.values_list("season_id", "number", "air_date")
    )
    return _gathered(
        (work, SeasonFacts(number, count, tuple(episodes[season]))) for season, work, number, count in seasons
    )


def _images(works: list[int]) -> Many:
    return _gathered(iter(Image.objects.filter(work__in=works).values_list("work_id", "kind").distinct()))


def _spoken(works: list[int]) -> Many:
    translated = Translation.objects.filter(work__in=works).values_list("work_id", "language").distinct()
    titled = Title.objects.filter(work__in=works).values_list("work_id", "language").distinct()
    return _gathered(row for rows in (translated, titled) for row in rows)
