"""A person. Source: TMDB API v3, ``/person/{id}`` with combined credits, external ids and images."""

from collections.abc import Iterator, Mapping
from typing import Final

from cineteca.providers.reading import LONG, Reading
from cineteca.providers.records import FilmographyRecord, Kind, Normalised, PersonRecord
from cineteca.providers.tmdb import payloads
from cineteca.providers.tmdb.normalise import common

_KINDS: Final = {"movie": Kind.FILM, "tv": Kind.SHOW}
_ALONE: Final = {"movie_credits": Kind.FILM, "tv_credits": Kind.SHOW}


def person(
    body: payloads.Person | Mapping[str, object] | None, images: str = common.IMAGES
) -> Normalised[PersonRecord]:
    """The record in a person's body."""
    seen = Reading(body, base=images)
    seen.expect("id", "name")
    record = PersonRecord(
        ids=common.ids(seen),
        name=seen.line("name"),
        also_known_as=seen.lines("also_known_as"),
        biography=seen.text("biography", 5 * LONG),
        # Authors are credited too, and some of them are old.
        birth_date=seen.day("birthday", earliest=1),
        birth_place=seen.line("place_of_birth"),
        death_date=seen.day("deathday", earliest=1),
        gender=common.gender(seen),
        popularity=seen.number("popularity") or None,  # 0 is what an emptied answer says
        department=seen.line("known_for_department", common.SHORT),
        homepage=seen.url("homepage"),
        adult=seen.flag("adult"),
        images=common.images(seen, photo=("profiles", "profile_path")),
        filmography=_filmography(seen),
    )
    return Normalised(record, odd=seen.odd)


def _filmography(seen: Reading) -> tuple[FilmographyRecord, ...]:
    told = [*_combined(seen.inside("combined_credits"))]
    if not told:
        told = [entry for key, kind in _ALONE.items() for entry in _alone(seen.inside(key), kind)]
    return common.unique(told, key=_identity)


def _combined(credited: Reading) -> Iterator[FilmographyRecord]:
    for credit in ("cast", "crew"):
        for item in credited.each(credit):
            kind = _KINDS.get(item.line("media_type", 32) or "")
            if kind is None:
                item.note("media_type", "neither movie nor tv")
            elif entry := _entry(item, kind, credit):
                yield entry


def _alone(credited: Reading, kind: Kind) -> Iterator[FilmographyRecord]:
    for credit in ("cast", "crew"):
        for item in credited.each(credit):
            if entry := _entry(item, kind, credit):
                yield entry


def _entry(item: Reading, kind: Kind, credit: str) -> FilmographyRecord | None:
    known = common.own_id(item)
    if not known:
        return None
    film = kind is Kind.FILM
    return FilmographyRecord(
        kind=kind,
        ids=known,
        credit=credit,
        title=item.line("title" if film else "name"),
        year=common.year(item.day("release_date" if film else "first_air_date")),
        character=item.line("character"),
        department=item.line("department", common.SHORT),
        job=item.line("job", 200),
        episode_count=item.amount("episode_count"),
    )


def _identity(entry: FilmographyRecord) -> tuple[str | None, ...]:
    return entry.kind, entry.ids["tmdb"], entry.credit, entry.character, entry.department, entry.job
