"""What we know without a table, written down in `knowledge/`: texts of our own, casts with characters, seasons.

An entry begins with an IMDb id and the title and year that the tables must agree with; an empty line ends it::

    tt0113277 Heat (1995) R
    ~ title in the language of the film, where the tables lack it
    @ code of that language
    & Director, Another Director
    % minutes
    > tagline
    The synopsis, in one line.
    * Al Pacino = Lt. Vincent Hanna; Robert De Niro = Neil McCauley

A show has more: `:genres Drama, Crime` and the like, and its seasons, with the date of the first episode, `weekly` or
`all` where the other episodes followed so, the number of episodes, and their names where we are certain of them::

    S1 2008-01-20 x7 Pilot | Cat's in the Bag... | ...
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "knowledge"
_HEAD = re.compile(r"^(tt\d{7,8}) (.+) \((\d{4})(-?)(\d{4})?\)(?: (\S+))?$")
_SEASON = re.compile(r"^S(\d+)(?: (\d{4}-\d\d-\d\d|\d{4}))?(?: (weekly|all|daily))? x(\d+)(?: (.+))?$")


class UnreadableKnowledge(Exception):
    """A line of `knowledge/` that is of no known form."""


@dataclass
class KnownFilm:
    """One entry about a film, or the part of one about a show that both have."""

    imdb: str
    title: str
    year: int
    certification: str | None = None
    original_title: str | None = None
    language: str | None = None
    tagline: str | None = None
    synopsis: str | None = None
    cast: list[tuple[str, str | None]] = field(default_factory=list)
    directors: list[str] = field(default_factory=list)
    runtime: int | None = None


@dataclass
class KnownShow(KnownFilm):
    """One entry about a show. `last_year` is None while it runs."""

    last_year: int | None = None
    facts: dict[str, list[str]] = field(default_factory=dict)
    seasons: list[dict[str, Any]] = field(default_factory=list)


def films() -> dict[str, KnownFilm]:
    entries = [_film(lines) for path in sorted(FOLDER.glob("films*.txt")) for lines in _entries(path)]
    return _once(entries)


def recent() -> list[KnownFilm]:
    """Films younger than the tables, whose titles the recordings must agree with."""
    return list(_once([_film(lines) for lines in _entries(FOLDER / "recent.txt")]).values())


@dataclass(frozen=True)
class Day:
    """First release and running time of a film, as far as we know them."""

    release_date: str | None = None
    runtime: int | None = None


def days() -> dict[str, Day]:
    """Release dates and running times by IMDb id, from lines of id, day, minutes and title; '-' is not known."""
    lines = (FOLDER / "days.txt").read_text("utf-8").splitlines()
    cells = [line.split(maxsplit=3) for line in lines if line.startswith("tt")]
    return {imdb: Day(None if day == "-" else day, None if time == "-" else int(time)) for imdb, day, time, _ in cells}


def shows() -> dict[str, KnownShow]:
    entries = [_show(lines) for path in sorted(FOLDER.glob("shows*.txt")) for lines in _entries(path)]
    return _once(entries)


def _once(entries: list[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        if entry.imdb in found:
            raise UnreadableKnowledge(f"{entry.imdb} ({entry.title}) is there twice")
        found[entry.imdb] = entry
    return found


def _entries(path: Path) -> Iterator[list[str]]:
    blocks = re.split(r"\n\s*\n", path.read_text("utf-8").strip())
    yield from (lines for block in blocks if (lines := [line for line in block.splitlines() if line[0] != "#"]))


def _film(lines: list[str]) -> KnownFilm:
    head = _HEAD.match(lines[0])
    if not head:
        raise UnreadableKnowledge(lines[0])
    imdb, title, year, _, _, certification = head.groups()
    film = KnownFilm(imdb, title, int(year), certification)
    for line in lines[1:]:
        _read_common(film, line)
    return film


def _show(lines: list[str]) -> KnownShow:
    head = _HEAD.match(lines[0])
    if not head:
        raise UnreadableKnowledge(lines[0])
    imdb, title, year, dash, last, certification = head.groups()
    ended = int(last) if last else None if dash else int(year)
    show = KnownShow(imdb, title, int(year), certification, last_year=ended)
    for line in lines[1:]:
        if line[0] == ":":
            key, _, values = line[1:].partition(" ")
            show.facts[key] = [value.strip() for value in values.split(",")]
        elif season := _SEASON.match(line):
            show.seasons.append(_season(*season.groups()))
        else:
            _read_common(show, line)
    return show


def _read_common(entry: KnownFilm, line: str) -> None:
    mark, text = line[0], line[1:].strip()
    if mark == "~":
        entry.original_title = text
    elif mark == "@":
        entry.language = text
    elif mark == ">":
        entry.tagline = text
    elif mark == "&":
        entry.directors = [name.strip() for name in text.split(",")]
    elif mark == "%":
        entry.runtime = int(text)
    elif mark == "*":
        entry.cast += [_role(part) for part in text.split(";") if part.strip()]
    elif (entry.synopsis is None and mark.isalnum()) or mark in "“‘’":
        entry.synopsis = line.strip()
    else:
        raise UnreadableKnowledge(f"{entry.title}: {line}")


def _role(text: str) -> tuple[str, str | None]:
    name, _, character = text.partition("=")
    return name.strip(), character.strip() or None


def _season(number: str, first: str | None, rhythm: str | None, count: str, listed: str | None) -> dict[str, Any]:
    titles = [title.strip() for title in listed.split(" | ")] if listed else []
    if titles and len(titles) != int(count):
        raise UnreadableKnowledge(f"season {number} has {count} episodes but {len(titles)} names: {titles}")
    episodes = [_episode(place, first, rhythm, titles) for place in range(int(count))]
    season = {"number": int(number), "episodes": episodes}
    return season | ({"air_date": first} if first and len(first) == 10 else {})


def _episode(place: int, first: str | None, rhythm: str | None, titles: list[str]) -> dict[str, Any]:
    episode: dict[str, Any] = {"number": place + 1}
    if titles and titles[place] != "?":
        episode["name"] = titles[place]
    if first and len(first) == 10 and (rhythm or place == 0):
        days = {"weekly": 7, "daily": 1, "all": 0, None: 0}[rhythm] * place
        episode["air_date"] = (date.fromisoformat(first) + timedelta(days=days)).isoformat()
    return episode
