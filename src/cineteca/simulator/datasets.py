"""IMDb's dataset files as the stand-in publishes them each day: seven gzipped tables of tab-separated lines.

They tell what the facts tell, so people are in them who are known by a number of IMDb's; nobody is made up.

Source: https://developer.imdb.com/non-commercial-datasets/
"""

import gzip
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Any, Final, NamedTuple

import orjson

from cineteca.simulator.archive import Fact, Part
from cineteca.simulator.world import Edition

Line = tuple[Any, ...]
KNOWN_FOR, MOST_CREDITS, MOST_GENRES = 4, 30, 3
FIRST_EPISODE, EPISODES_OF_ONE = 90_000_000, 10_000  # numbers that IMDb does not reach
TITLED: Final = {"movie": "movie", "tv": "tvSeries"}
GENRES: Final = {"Science Fiction": "Sci-Fi", "Sci-Fi & Fantasy": "Sci-Fi", "Action & Adventure": "Action"}
CATEGORIES: Final = {
    "Acting": "actor",
    "Directing": "director",
    "Writing": "writer",
    "Production": "producer",
    "Sound": "composer",
    "Camera": "cinematographer",
    "Editing": "editor",
    "Art": "production_designer",
}


class Dataset(NamedTuple):
    """One file: its bytes, and what a conditional request compares."""

    body: bytes
    etag: str
    published: datetime


def published(edition: Edition, name: str) -> Dataset | None:
    """The file `name`, like ``title.basics.tsv.gz``, as it stands on the edition's day."""
    made = TABLES.get(name.removesuffix(".tsv.gz")) if name.endswith(".tsv.gz") else None
    return edition.recall(("dataset", name), lambda: _pack(edition, *made)) if made else None


def _pack(edition: Edition, columns: str, lines: Callable[[Edition], Iterator[Line]]) -> Dataset:
    rows = (("\t".join(map(_told, line))) for line in lines(edition))
    body = gzip.compress("\n".join([columns.replace(" ", "\t"), *rows, ""]).encode(), 6, mtime=0)
    day = datetime.combine(edition.today, time(), UTC)
    return Dataset(body, f'"{sha256(body).hexdigest()[:32]}"', day)


def _told(value: Any) -> str:
    """A value as the files write it: lists by commas, truth as 0 or 1, nothing by a sign of its own."""
    if value is None or value in {"", ()}:
        return r"\N"
    if isinstance(value, bool):
        return str(int(value))
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _works(edition: Edition) -> Iterator[tuple[str, Fact]]:
    for media in ("movie", "tv"):
        for work in edition.archive.works(media).values():
            if work.get("imdb"):
                yield media, work


def _basics(edition: Edition) -> Iterator[Line]:
    for media, work in _works(edition):
        last = work.get("last_air_date") if work.get("status") == "Ended" else None
        genres = tuple(dict.fromkeys(GENRES.get(genre, genre) for genre in work.get("genres", ())))[:MOST_GENRES]
        yield (
            work["imdb"],
            TITLED[media],
            work["title"],
            work.get("original_title") or work["title"],
            bool(work.get("adult")),
            work.get("year"),
            last[:4] if last else None,
            work.get("runtime"),
            genres,
        )
    for _, number, _, season, episode in _each_episode(edition):
        named = f"Episode #{season}.{episode['number']}"
        year = (episode.get("air_date") or "")[:4]
        yield number, "tvEpisode", named, named, False, year, None, None, ()


def _akas(edition: Edition) -> Iterator[Line]:
    for _, work in _works(edition):
        original = work.get("original_title") or work["title"]
        yield work["imdb"], 1, original, None, None, "original", None, True
        yield work["imdb"], 2, work["title"], "US", None, "imdbDisplay", None, False


def _crew(edition: Edition) -> Iterator[Line]:
    for _, work in _works(edition):
        crew = [(name, entry[1]) for side, name, entry in _people_of(edition, work) if side == "crew"]
        directors, writers = (
            tuple(dict.fromkeys(name for name, department in crew if department == wanted))
            for wanted in ("Directing", "Writing")
        )
        yield work["imdb"], directors, writers


def _episodes(edition: Edition) -> Iterator[Line]:
    for show, number, _, season, episode in _each_episode(edition):
        yield number, show["imdb"], season, episode["number"]


def _principals(edition: Edition) -> Iterator[Line]:
    for _, work in _works(edition):
        place = 0
        for side, name, entry in _people_of(edition, work):
            category = "actor" if side == "cast" else CATEGORIES.get(entry[1])
            if category and place < MOST_CREDITS:
                place += 1
                characters = orjson.dumps([entry[1]]).decode() if side == "cast" and entry[1] else None
                job = entry[2].lower() if side == "crew" and entry[2].lower() != category else None
                yield work["imdb"], place, name, category, job, characters


def _ratings(edition: Edition) -> Iterator[Line]:
    for _, work in _works(edition):
        told = work.get("ratings", {}).get("imdb")
        if told and told.get("votes"):
            yield work["imdb"], told["value"], told["votes"]


def _names(edition: Edition) -> Iterator[Line]:
    for key, person in edition.archive.people.items():
        if name := _imdb_of(person):
            parts = edition.archive.credits_of.get(key, ())
            best = sorted((part for part in parts if "imdb" in part.work), key=_votes)
            known_for = tuple(dict.fromkeys(part.work["imdb"] for part in best))
            profession = CATEGORIES.get(person.get("profession", ""), "miscellaneous")
            born, died = (str(person.get(when) or "")[:4] for when in ("born", "died"))
            yield name, person["name"], born, died, (profession,), known_for[:KNOWN_FOR]


def _votes(part: Part) -> int:
    """For an order with the best known first."""
    return -int(part.work.get("ratings", {}).get("imdb", {}).get("votes", 0))


def _people_of(edition: Edition, work: Fact) -> Iterator[tuple[str, str, list[Any]]]:
    """Side, number at IMDb and entry of all whom IMDb has a number for, the cast first."""
    for side in ("cast", "crew"):
        for entry in work.get(side, ()):
            person = edition.archive.people.get(entry[0])
            if person and (name := _imdb_of(person)):
                yield side, name, entry


def _imdb_of(person: Mapping[str, Any]) -> str | None:
    told = person.get("imdb")
    return told if isinstance(told, str) else None


def _each_episode(edition: Edition) -> Iterator[tuple[Fact, str, int, int, Mapping[str, Any]]]:
    """Show, number of the episode, its place in the show, its season, itself."""
    shows = (work for media, work in _works(edition) if media == "tv")
    for place, show in enumerate(shows):
        episodes = [(season["number"], each) for season in show.get("seasons", ()) for each in season["episodes"]]
        for which, (season, episode) in enumerate(episodes):
            yield show, f"tt{FIRST_EPISODE + place * EPISODES_OF_ONE + which}", which, season, episode


TABLES: Final[Mapping[str, tuple[str, Callable[[Edition], Iterator[Line]]]]] = {
    "name.basics": ("nconst primaryName birthYear deathYear primaryProfession knownForTitles", _names),
    "title.akas": ("titleId ordering title region language types attributes isOriginalTitle", _akas),
    "title.basics": (
        "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
        _basics,
    ),
    "title.crew": ("tconst directors writers", _crew),
    "title.episode": ("tconst parentTconst seasonNumber episodeNumber", _episodes),
    "title.principals": ("tconst ordering nconst category job characters", _principals),
    "title.ratings": ("tconst averageRating numVotes", _ratings),
}
