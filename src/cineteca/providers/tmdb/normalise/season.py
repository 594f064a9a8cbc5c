"""A season and its episodes. Source: TMDB API v3, ``/tv/{id}/season/{n}``, alone or appended to its show."""

from collections.abc import Iterator, Mapping

from cineteca.providers.reading import Reading
from cineteca.providers.records import CreditRecord, EpisodeRecord, ImageRecord, Normalised, SeasonRecord
from cineteca.providers.tmdb import payloads
from cineteca.providers.tmdb.normalise import common, credited


def season(
    body: payloads.Season | Mapping[str, object] | None, images: str = common.IMAGES
) -> Normalised[SeasonRecord]:
    """The record in a season's body. Without a number it is taken for the specials, and that is odd."""
    seen = Reading(body, base=images)
    record = record_of(seen)
    if record is None:
        seen.note("season_number", "absent")
    return Normalised(record or SeasonRecord(number=0), odd=seen.odd)


def record_of(seen: Reading) -> SeasonRecord | None:
    """The season that a detail body or a line in its show's list tells of; None when it has no number."""
    number = seen.integer("season_number")
    if number is None:
        return None
    listed = list(seen.each("episodes"))
    episodes = common.unique(_episodes(listed), key=lambda each: each.number)
    cast, crew = _credits(seen)
    return SeasonRecord(
        number=number,
        title=seen.line("name"),
        plot=seen.text("overview"),
        air_date=seen.day("air_date"),
        episode_count=seen.integer("episode_count") or len(episodes) or None,
        ids=common.ids(seen),
        ratings=common.rating(seen),
        images=common.images(seen, poster=("posters", "poster_path")),
        cast=cast,
        crew=crew,
        videos=common.videos(seen),
        episodes=episodes,
    )


def episode(body: payloads.Episode | Mapping[str, object] | None) -> Normalised[EpisodeRecord]:
    """The record in an episode's body. Without a number it is taken for number 0, and that is odd."""
    seen = Reading(body)
    record = _episode(seen)
    if record is None:
        seen.note("episode_number", "absent")
    return Normalised(record or EpisodeRecord(number=0), odd=seen.odd)


def _episodes(listed: list[Reading]) -> Iterator[EpisodeRecord]:
    for item in listed:
        told = _episode(item)
        if told:
            yield told
        else:
            item.note("episode_number", "absent")


def _episode(seen: Reading) -> EpisodeRecord | None:
    number = seen.integer("episode_number")
    if number is None:
        return None
    return EpisodeRecord(
        number=number,
        title=seen.line("name"),
        plot=seen.text("overview"),
        air_date=seen.day("air_date"),
        runtime_minutes=seen.amount("runtime", 100_000),
        type=seen.code("episode_type", 32),
        production_code=seen.code("production_code", common.SHORT),
        ids=common.ids(seen),
        ratings=common.rating(seen),
        images=_stills(seen),
        guests=_guests(seen),
        crew=credited.crew(_listed(seen, "crew")),
    )


def _stills(seen: Reading) -> tuple[ImageRecord, ...]:
    return common.images(seen, still=("stills", "still_path"))


def _guests(seen: Reading) -> tuple[CreditRecord, ...]:
    return credited.cast(_listed(seen, "guest_stars"), kind="guest")


def _listed(seen: Reading, key: str) -> Iterator[Reading]:
    """Credits of an episode: in the body itself, and in its appended credits when those were asked for."""
    yield from seen.each(key)
    yield from seen.inside("credits").each(key)


def _credits(seen: Reading) -> tuple[tuple[CreditRecord, ...], tuple[CreditRecord, ...]]:
    """Cast and crew of a season: from aggregate credits, which count episodes, else from its plain credits."""
    whole, plain = seen.inside("aggregate_credits"), seen.inside("credits")
    cast = credited.whole_cast(whole) or credited.cast(plain.each("cast"))
    crew = credited.whole_crew(whole) or credited.crew(plain.each("crew"))
    return cast, crew
