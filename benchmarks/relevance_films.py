"""Real films to be searched among: ml-25m's 62,423 with votes of IMDb's data set, read from ``../shared/data``."""

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cineteca.core.text import fold

DATA = Path(__file__).parents[2] / "shared" / "data"
_YEAR = re.compile(r"\s*\((\d{4})(?:[-–]\s?\d{0,4})?\)\s*$")
_ASIDE = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)$")
_KNOWN_AS = re.compile(r"^a\.?k\.?a\.?\s+", re.IGNORECASE)
_ARTICLE = re.compile(
    r"^(.*), (The|An?|La|Le|Les|L'|Las|Los|El|Il|Lo|I|Gli|Der|Die|Das|Den|Det|De|Een|En|Et|Ett|O|Os|As|Une?|Uma?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """`raw` is ml-25m's own line: “City of Lost Children, The (Cité des enfants perdus, La) (1995)”."""

    raw: str
    name: str
    others: tuple[str, ...]
    year: int | None
    imdb: str
    tmdb: str | None
    genres: tuple[str, ...]
    score: float | None
    votes: int


def read() -> list[Film]:
    tables = DATA / "movielens" / "ml-25m-tables"
    ratings = _ratings()
    with (tables / "links_tmdb_only.csv").open(newline="") as lines:
        links = {row["movieId"]: (f"tt{row['imdbId']}", row["tmdbId"]) for row in csv.DictReader(lines)}
    with (tables / "movies.csv").open(newline="") as lines:
        return [_film(row, links, ratings) for row in csv.DictReader(lines)]


def _film(row: dict[str, str], links: dict[str, tuple[str, str]], ratings: dict[str, tuple[float, int]]) -> Film:
    # Some hundred have no link: they get a number that no film has.
    imdb, tmdb = links.get(row["movieId"], (f"tt9{int(row['movieId']):08}", None))
    names, year = names_and_year(row["title"])
    score, votes = ratings.get(imdb, (None, 0))
    genres = tuple(genre for genre in row["genres"].split("|") if not genre.startswith("("))
    return Film(
        raw=row["title"], name=names[0], others=names[1:], year=year, imdb=imdb, tmdb=tmdb, genres=genres,
        score=score, votes=votes,
    )  # fmt: skip


def names_and_year(raw: str) -> tuple[tuple[str, ...], int | None]:
    """“Seven (a.k.a. Se7en) (1995)” → (“Seven”, “Se7en”), 1995."""
    found = _YEAR.search(raw)
    left, names = _YEAR.sub("", raw).strip(), []
    while (aside := _ASIDE.search(left)) and aside.start() > 0:
        names.insert(0, in_order(_KNOWN_AS.sub("", aside[1])))
        left = left[: aside.start()]
    return (in_order(left), *names), int(found[1]) if found else None


def in_order(name: str) -> str:
    """“Matrix, The” → “The Matrix”."""
    found = _ARTICLE.match(name.strip())
    if not found:
        return name.strip()
    return f"{found[2]}{'' if found[2].endswith(chr(39)) else ' '}{found[1]}"


def _ratings() -> dict[str, tuple[float, int]]:
    with gzip.open(DATA / "imdb" / "title_ratings_full_2017" / "title.ratings.tsv.gz", "rt") as lines:
        next(lines)
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {imdb: (float(score), int(votes)) for imdb, score, votes in rows}


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody in a film. `role`: cast or director."""

    imdb: str
    role: str
    name: str
    character: str = ""


def parts(films: list[Film]) -> Iterator[Part]:
    """Casts of American films, directors, and characters that an Oscar was wanted for: all that is at hand."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part in (*_nominated(), *_directed(), *_cast(films)):
        if part.name not in known[part.imdb, part.role]:
            known[part.imdb, part.role].add(part.name)
            yield part


def _cast(films: list[Film]) -> Iterator[Part]:
    by_name = {(_key(film.name), film.year): film.imdb for film in films}
    with gzip.open(DATA / "facts" / "wikipedia" / "us_films.json.gz", "rt") as lines:
        for row in json.load(lines):
            imdb = by_name.get((_key(row["title"]), row["year"]))
            for name in row["cast"] if imdb else ():
                yield Part(imdb, "cast", name)


def _directed() -> Iterator[Part]:
    with (DATA / "facts" / "idmap" / "pmdb.csv").open(newline="") as lines:
        for row in csv.DictReader(lines):
            if row["imdb_id"] and row["director"]:
                yield Part(row["imdb_id"], "director", row["director"])


def _nominated() -> Iterator[Part]:
    with (DATA / "facts" / "oscars" / "oscars_DLu.tsv").open(newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            films, details = ((row[column] or "").split("|") for column in ("FilmId", "Detail"))
            if row["Class"] == "Acting":
                for imdb, detail in zip(films, details, strict=False):
                    yield Part(imdb, "cast", row["Name"], detail)
            elif row["Class"] == "Directing":
                yield from (Part(imdb, "director", row["Name"]) for imdb in films if imdb)


def _key(name: str) -> str:
    return re.sub(r"\W+", "", fold(name).lower())


Known = dict[tuple[str, int], set[str]]
"""(name, year) → IMDb ids: now and then two films of a year have one name."""


def by_answer(films: list[Film]) -> Known:
    """Films under each of their names."""
    found: Known = defaultdict(set)
    for film in films:
        whole = _YEAR.sub("", film.raw)
        for key in {_key(name) for name in (whole, *film.others, film.name)}:
            found[key, film.year or 0].add(film.imdb)
    return dict(found)


def resolve(name: str, year: int, known: Known) -> set[str]:
    """The films that are meant by an answer: sources differ by a year."""
    found = (known.get((_key(name), near)) for near in (year, year + 1, year - 1))
    return next((films for films in found if films), set())
