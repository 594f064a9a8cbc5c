"""What a title of IMDb's datasets says, in our own words. Pure and total.

The files tell kind, titles, years, runtime, genres, rating, and who did what; no plot, no picture, no date.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cineteca.imdb.domain.ids import title_id
from cineteca.imdb.domain.vocabulary import CAST, FILMS, SHOWS
from cineteca.providers.records import (
    CreditRecord,
    EpisodeRecord,
    Kind,
    PersonRef,
    RatingRecord,
    SeasonRecord,
    TitleRecord,
    WorkRecord,
)

if TYPE_CHECKING:
    from cineteca.imdb.queries.rows import AkaRow, PrincipalRow, TitleRow
    from cineteca.imdb.queries.whole import EpisodeRow, WholeTitle

_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Genres by the names that the other sources give them: for films, then what differs for shows.
_GENRES: Final = {"Sci-Fi": "Science Fiction", "Reality-TV": "Reality", "Talk-Show": "Talk"}
_OF_SHOWS: Final = {**_GENRES, "Sci-Fi": "Sci-Fi & Fantasy"}
_CREW: Final = {
    "director": ("Directing", "Director"),
    "writer": ("Writing", "Writer"),
    "creator": ("Writing", "Creator"),
    "producer": ("Production", "Producer"),
    "composer": ("Sound", "Original Music Composer"),
    "cinematographer": ("Camera", "Director of Photography"),
    "editor": ("Editing", "Editor"),
    "production_designer": ("Art", "Production Design"),
    "casting_director": ("Production", "Casting"),
    "costume_designer": ("Costume & Make-Up", "Costume Design"),
}
_JOBS: Final = {
    ("writer", "screenplay"): "Screenplay",
    ("writer", "story"): "Story",
    ("writer", "novel"): "Novel",
    ("writer", "characters"): "Characters",
    ("writer", "created by"): "Creator",
    ("producer", "executive producer"): "Executive Producer",
    ("producer", "co-producer"): "Co-Producer",
}


def kind_of(word: str) -> Kind | None:
    """Film or show; None for what is neither: an episode, a game, a radio play."""
    return Kind.FILM if word in FILMS else Kind.SHOW if word in SHOWS else None


def record_of(told: "WholeTitle") -> WorkRecord:
    """The record of a title of the datasets. An episode or a game has no kind."""
    title, kind = told.title, kind_of(told.title.kind)
    show = kind is Kind.SHOW
    return WorkRecord(
        kind=kind,
        ids={"imdb": title_id(title.id)},
        title=title.title,
        original_title=title.original or title.title,
        year=title.start_year,
        status="Ended" if show and title.end_year else None,
        runtime_minutes=title.runtime or None,
        adult=title.adult,
        genres=_genres(title, show=show),
        titles=tuple(dict.fromkeys(_titles(told.akas))),
        ratings=_rating(title.rating, title.votes),
        cast=tuple(_cast(told.people)),
        crew=tuple(_crew(told.people)),
        seasons=tuple(_seasons(told.episodes)) if show else (),
    )


def _genres(title: "TitleRow", *, show: bool) -> tuple[str, ...]:
    names = _OF_SHOWS if show else _GENRES
    return tuple(dict.fromkeys(names.get(word, word) for word in title.genres))


def _titles(akas: Iterable["AkaRow"]) -> Iterator[TitleRecord]:
    """Names elsewhere. Regions that are no country of today (worldwide, Yugoslavia) are left unsaid."""
    for aka in akas:
        if not aka.original:
            yield TitleRecord(
                title=aka.title,
                region=aka.region if _COUNTRY.fullmatch(aka.region) else None,
                language=aka.language if _LANGUAGE.fullmatch(aka.language) else None,
                type=", ".join((*(word for word in aka.types if word != "imdbDisplay"), *aka.attributes)) or None,
            )


def _rating(value: float | None, votes: int) -> tuple[RatingRecord, ...]:
    if value is None or not votes:
        return ()
    value = round(value, 1)
    raw = f"{value:.1f}/10"
    return (RatingRecord(source="imdb", raw=raw, value=value, scale=10.0, value_100=round(value * 10, 1), votes=votes),)


def _cast(people: Iterable["PrincipalRow"]) -> Iterator[CreditRecord]:
    """Who is seen and heard, each once, with all their parts."""
    seen = [row for row in people if row.category in CAST and row.name]
    first = {row.name_id: place for place, row in reversed(list(enumerate(seen)))}
    for order, (name_id, place) in enumerate(sorted(first.items(), key=lambda item: item[1])):
        parts = dict.fromkeys(part for row in seen if row.name_id == name_id for part in row.characters)
        yield CreditRecord(kind="cast", person=_person(seen[place]), character=" / ".join(parts) or None, order=order)


def _crew(people: Iterable["PrincipalRow"]) -> Iterator[CreditRecord]:
    told = set()
    for row in people:
        department, job = _CREW.get(row.category, ("", ""))
        job = _JOBS.get((row.category, row.job.casefold()), job)
        if job and row.name and (row.name_id, job) not in told:
            told.add((row.name_id, job))
            yield CreditRecord(kind="crew", person=_person(row), department=department, job=job)


def _person(row: "PrincipalRow") -> PersonRef:
    return PersonRef(name=row.name, ids={"imdb": row.imdb_id})


def _seasons(episodes: Iterable["EpisodeRow"]) -> Iterator[SeasonRecord]:
    for number, together in groupby(episodes, lambda row: row.season):
        told = {row.number: row for row in reversed(list(together))}  # of two with one number the first stands
        yield SeasonRecord(number=number, episodes=tuple(_episode(told[place]) for place in sorted(told)))


def _episode(row: "EpisodeRow") -> EpisodeRecord:
    return EpisodeRecord(
        number=row.number,
        title=row.title or None,
        runtime_minutes=row.runtime or None,
        ids={"imdb": title_id(row.id)},
        ratings=_rating(row.rating, row.votes),
    )
