"""The bundled facts, loaded once and indexed by every id they are asked by."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import orjson

Fact = Mapping[str, Any]
FOLDER = Path(__file__).parent / "facts"
SOURCES = ("imdb", "tvdb", "wikidata")
EVERY_FILM, EVERY_SHOW, LATEST_YEAR = 16, 12, 2018

_MINTED = {"nm": 1_500_000_000, "Q": 1_600_000_000}
_MINTED_BY_NAME = 1_800_000_000


class Part(NamedTuple):
    """What somebody did in a work. `entry` is the work's own: [person, character] or [person, department, job]."""

    media: str
    work: Fact
    side: str
    place: int
    entry: list[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Archive:
    """All facts. People carry the number by which the stand-in for TMDB knows them under ``"number"``.

    `media` is "movie" or "tv", as TMDB says it; the side of a credit is "cast" or "crew".
    """

    films: Mapping[int, Fact]
    shows: Mapping[int, Fact]
    people: Mapping[str, Fact]
    people_by_number: Mapping[int, Fact]
    texts: Mapping[str, Fact]
    works_by_id: Mapping[tuple[str, str], tuple[str, Fact]]
    """(source, identifier) → (media, work)"""
    people_by_imdb: Mapping[str, Fact]
    credits_of: Mapping[str, list[Part]]
    """person key → parts, in the order of the works"""
    of_genre: Mapping[tuple[str, str, int], list[int]]
    """(media, genre, year) → TMDB ids"""
    collections: Mapping[int, list[Fact]]
    """TMDB's number of a collection → its films, oldest first"""

    def works(self, media: str) -> Mapping[int, Fact]:
        return self.films if media == "movie" else self.shows

    def by_imdb(self, imdb_id: str) -> tuple[str, Fact]:
        """Media and work, or two empty things."""
        return self.works_by_id.get(("imdb", imdb_id), ("", {}))

    def text(self, work: Fact) -> Fact:
        """Our own words about a work, or nothing; a control call may have put others in their place."""
        told = self.texts.get(work.get("imdb", ""), {})
        own = {"synopsis": work.get("overview"), "tagline": work.get("tagline")}
        return {**told, **{name: text for name, text in own.items() if text is not None}}


@dataclass(frozen=True, slots=True)
class Stub:
    """A work by title and ids alone, as a catalogue starts with it."""

    kind: str
    ids: Mapping[str, str]
    title: str
    year: int | None


def person_number(person: Fact) -> int:
    """TMDB's number of a person where a table gave it, else one of our own making, from ranges TMDB does not reach."""
    if "tmdb" in person:
        return int(person["tmdb"])
    key = str(person["key"])
    for prefix, base in _MINTED.items():
        if key.startswith(prefix) and key[len(prefix) :].isdigit():
            return base + int(key[len(prefix) :])
    return _MINTED_BY_NAME + crc32(key.encode()) % 300_000_000


@cache
def load() -> Archive:
    """The facts of this package."""
    return index(_lines("films*.jsonl"), _lines("shows*.jsonl"), _lines("people*.jsonl"), _lines("texts*.jsonl"))


def index(films: Iterable[Fact], shows: Iterable[Fact], people: Iterable[Fact], texts: Iterable[Fact] = ()) -> Archive:
    """Facts, findable."""
    by_key = {person["key"]: {**person, "number": person_number(person)} for person in people}
    by_media = {"movie": {film["tmdb"]: film for film in films}, "tv": {show["tmdb"]: show for show in shows}}
    works = [(media, work) for media, by_id in by_media.items() for work in by_id.values()]
    return Archive(
        films=by_media["movie"],
        shows=by_media["tv"],
        people=by_key,
        people_by_number={person["number"]: person for person in by_key.values()},
        texts={text["imdb"]: text for text in texts if "imdb" in text},
        works_by_id={(s, str(work[s])): (media, work) for media, work in works for s in SOURCES if s in work},
        people_by_imdb={person["imdb"]: person for person in by_key.values() if "imdb" in person},
        credits_of=_credits(works),
        of_genre=_of_genre(works),
        collections=_collections(by_media["movie"].values()),
    )


def stubs() -> Iterator[Stub]:
    """The works that a catalogue starts with, by their ids and title: all but those that are `held_back`."""
    archive = load()
    for kind, works in (("film", archive.films), ("show", archive.shows)):
        for place, work in enumerate(works.values()):
            if not held_back(kind, place, work):
                ids = {source: str(work[source]) for source in ("tmdb", "imdb") if source in work}
                yield Stub(kind, ids, work["title"], work.get("year"))


def held_back(kind: str, place: int, work: Fact) -> bool:
    """Whether a work is left for discovery to find: the latest films, and every so manieth film and show.

    `place` counts from 0 in the order of TMDB's numbers.
    """
    every = EVERY_FILM if kind == "film" else EVERY_SHOW
    return place % every == every // 2 or (kind == "film" and work.get("year", 0) >= LATEST_YEAR)


def _credits(works: list[tuple[str, Fact]]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = defaultdict(list)
    for media, work in works:
        for side in ("cast", "crew"):
            for place, entry in enumerate(work.get(side, ())):
                found[entry[0]].append(Part(media, work, side, place, entry))
    return dict(found)


def _of_genre(works: list[tuple[str, Fact]]) -> dict[tuple[str, str, int], list[int]]:
    found: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for media, work in works:
        for genre in work.get("genres", ()):
            found[media, genre, work.get("year", 0)].append(work["tmdb"])
    return dict(found)


def _collections(films: Iterable[Fact]) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for film in films:
        if group := film.get("collection"):
            found[group["tmdb"]].append(film)
    return {number: sorted(parts, key=lambda film: film.get("year", 0)) for number, parts in found.items()}


def _lines(pattern: str) -> Iterator[Fact]:
    for file in sorted(FOLDER.glob(pattern)):
        for line in file.read_bytes().splitlines():
            yield orjson.loads(line)
