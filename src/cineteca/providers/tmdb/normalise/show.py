"""A show. Source: TMDB API v3, ``/tv/{id}`` with everything that `parts.SHOW` appends, and its seasons."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median_low
from typing import Any

from cineteca.providers import values
from cineteca.providers.codec import is_empty
from cineteca.providers.reading import Reading
from cineteca.providers.records import CreditRecord, Kind, Normalised, SeasonRecord, WorkRecord
from cineteca.providers.tmdb import payloads
from cineteca.providers.tmdb.normalise import common, credited, likeness, watching
from cineteca.providers.tmdb.normalise.season import record_of


def show(
    body: payloads.Show | Mapping[str, object] | None,
    season_bodies: Mapping[str, Any] | None = None,
    images: str = common.IMAGES,
) -> Normalised[WorkRecord]:
    """The record in a show's body and the bodies of its seasons, by where they were found (``season/1``)."""
    seen, inside = Reading(body, base=images), Reading(dict(season_bodies or {}), base=images)
    seen.expect("id", "name")
    told = _seasons(seen, inside)
    cast, crew = _credits(seen)
    first = seen.day("first_air_date")
    title = seen.line("name")
    record = WorkRecord(
        kind=Kind.SHOW,
        ids=common.ids(seen),
        title=title,
        original_title=seen.line("original_name"),
        original_language=common.language(seen, "original_language"),
        year=common.year(first),
        first_air_date=first,
        last_air_date=seen.day("last_air_date"),
        status=seen.code("status", 32),
        runtime_minutes=_runtime(seen, told),
        popularity=seen.number("popularity") or None,  # 0 is what an emptied answer says
        adult=seen.flag("adult"),
        plot=seen.text("overview"),
        tagline=seen.line("tagline", 2000),
        homepage=seen.url("homepage"),
        certifications=_certifications(seen),
        countries=common.countries(seen),
        languages=common.languages(seen) or seen.every("languages", values.language),
        genres=common.names(seen, "genres"),
        keywords=common.names(seen.inside("keywords"), "results"),
        companies=common.organisations(seen, "production_companies"),
        networks=common.organisations(seen, "networks"),
        videos=common.videos(seen),
        images=common.images(
            seen, poster=("posters", "poster_path"), backdrop=("backdrops", "backdrop_path"), logo=("logos", "")
        ),
        titles=common.titles(seen, "results"),
        translations=common.translations(seen, "name"),
        ratings=common.rating(seen),
        offers=watching.offers(seen),
        offers_for=watching.offers_for_in(seen, title=title),
        cast=cast,
        crew=crew,
        seasons=told,
        similar=likeness.similar(seen, Kind.SHOW, "name", "first_air_date"),
    )
    return Normalised(record, odd=seen.odd + inside.odd)


def _seasons(seen: Reading, inside: Reading) -> tuple[SeasonRecord, ...]:
    """The seasons in order of number: what the show's list tells of each, filled with what its own body tells."""
    listed = [record for item in seen.each("seasons") if (record := record_of(item))]
    detailed = [record for key in inside.keys() if (record := record_of(inside.inside(key)))]  # noqa: SIM118
    known: dict[int, SeasonRecord] = {}
    for told in (*detailed, *listed):
        known[told.number] = _filled(known[told.number], told) if told.number in known else told
    return tuple(known[number] for number in sorted(known))


def _filled(record: SeasonRecord, other: SeasonRecord) -> SeasonRecord:
    """`record` with the fields of `other` where it says nothing; how many episodes there are, the list knows best."""
    gaps = {
        name: value
        for name in SeasonRecord.__dataclass_fields__
        if is_empty(getattr(record, name)) and not is_empty(value := getattr(other, name))
    }
    count = max(record.episode_count or 0, other.episode_count or 0) or None
    return replace(record, **{**gaps, "episode_count": count})


def _runtime(seen: Reading, told: Iterable[SeasonRecord]) -> int | None:
    """Minutes of a usual episode. TMDB's own list is empty for most shows by now; then the episodes tell."""
    listed = seen.every("episode_run_time", lambda item: values.integer(item, 0, 100_000))
    usual = [minutes for minutes in listed if minutes]
    if usual:
        return usual[0]
    aired = [each.runtime_minutes for one in told if one.number for each in one.episodes if each.runtime_minutes]
    return median_low(aired) if aired else seen.inside("last_episode_to_air").amount("runtime", 100_000)


def _certifications(seen: Reading) -> Mapping[str, str]:
    told: dict[str, str] = {}
    for item in seen.inside("content_ratings").each("results"):
        region, mark = item.region("iso_3166_1"), item.code("rating", 32)
        if region and mark:
            told.setdefault(region, mark)
    return told


def _credits(seen: Reading) -> tuple[tuple[CreditRecord, ...], tuple[CreditRecord, ...]]:
    """Cast and crew of the whole show: aggregate credits count every season, plain ones only the latest."""
    whole, plain = seen.inside("aggregate_credits"), seen.inside("credits")
    cast = credited.whole_cast(whole) or credited.cast(plain.each("cast"))
    crew = credited.whole_crew(whole) or credited.crew(plain.each("crew"))
    return cast, credited.together(credited.creators(seen), crew)
