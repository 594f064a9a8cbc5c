"""Readers of the tables: each gives plain rows, and knows nothing of what becomes of them."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Row = dict[str, str]


@dataclass(frozen=True)
class Tables:
    """The folder of tables, read when first asked for. Films are keyed by IMDb id unless it says otherwise."""

    root: Path

    @cached_property
    def wikidata(self) -> dict[str, dict[str, Any]]:
        """Films of Wikidata, as of 2019."""
        rows = _json_lines(self.root / "facts/wikidata/wikidata-movies.json.gz")
        films: dict[str, dict[str, Any]] = {}
        for row in rows:
            films.setdefault(row["imdb_id"], row)
        return films

    @cached_property
    def wikidata_genres(self) -> dict[str, str]:
        rows = _json_lines(self.root / "facts/wikidata/genres.json.gz")
        return {row["wikidata_id"]: row["genre_label"] for row in rows}

    @cached_property
    def tomatoes(self) -> dict[str, dict[str, Any]]:
        rows = _json_lines(self.root / "facts/wikidata/rotten-tomatoes.json.gz")
        return {row["imdb_id"]: row for row in rows}

    @cached_property
    def wikipedia(self) -> dict[str, list[dict[str, Any]]]:
        """Films in Wikipedia's lists of US films, by the name of the article they link to. Remakes may share one."""
        rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        with gzip.open(self.root / "facts/wikipedia/us_films.json.gz", "rt", encoding="utf-8") as file:
            for row in json.load(file):
                rows[row["href"] or ""].append(row)
        return rows

    def wikipedia_cast(self, film: str) -> list[str]:
        """The cast in Wikipedia's lists of a film that Wikidata dates to the same year or the next."""
        row = self.wikidata.get(film)
        if not row or not row.get("publication_date"):
            return []
        released = int(row["publication_date"][:4])
        listed = self.wikipedia.get(row["enwiki_title"].replace(" ", "_"), [])
        near = [entry for entry in listed if abs(entry["year"] - released) <= 1]
        return min(near, key=lambda entry: abs(entry["year"] - released))["cast"] if near else []

    @cached_property
    def movielens(self) -> dict[str, tuple[int, str]]:
        """TMDB id and listed title."""
        folder = self.root / "movielens/ml-25m-tables"
        titles = {row["movieId"]: row["title"] for row in _csv(folder / "movies.csv")}
        links = [row for row in _csv(folder / "links_tmdb_only.csv") if row["tmdbId"]]
        return {f"tt{row['imdbId'].zfill(7)}": (int(row["tmdbId"]), titles[row["movieId"]]) for row in links}

    @cached_property
    def movielens_genres(self) -> dict[str, list[str]]:
        folder = self.root / "movielens/ml-25m-tables"
        genres = {row["movieId"]: row["genres"].split("|") for row in _csv(folder / "movies.csv")}
        links = _csv(folder / "links_tmdb_only.csv")
        return {f"tt{row['imdbId'].zfill(7)}": genres[row["movieId"]] for row in links}

    @cached_property
    def votes(self) -> dict[str, tuple[float, int]]:
        """IMDb's rating and number of votes, as of November 2017."""
        path = self.root / "imdb/title_ratings_full_2017/title.ratings.tsv.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            next(file)
            cells = (line.rstrip("\n").split("\t") for line in file)
            return {imdb: (float(value), int(votes)) for imdb, value, votes in cells}

    @cached_property
    def imdb_names(self) -> list[Row]:
        return list(_tsv(self.root / "imdb/movies2000/name.basics.tsv"))

    @cached_property
    def tmdb(self) -> dict[int, Row]:
        """The TMDB 5000 set, by TMDB id."""
        with zipfile.ZipFile(self.root / "tmdb_facts/tmdb_5000_movies.csv.zip") as archive:
            text = io.TextIOWrapper(archive.open("tmdb_5000_movies.csv"), encoding="utf-8")
            return {int(row["id"]): row for row in csv.DictReader(text)}

    @cached_property
    def omdb(self) -> dict[str, Row]:
        """OMDb's answers for films, series and episodes."""
        rows = _json_lines(self.root / "omdb_api/bodies.jsonl.gz")
        return {row["imdbID"]: _without_nothing(row) for row in rows if row.get("imdbID")}

    @cached_property
    def ids(self) -> list[Row]:
        """The map of Wikidata, IMDb and TMDB ids, films and shows."""
        return list(_csv(self.root / "facts/idmap/pmdb.csv"))

    @cached_property
    def oscars(self) -> list[Row]:
        return list(_tsv(self.root / "facts/oscars/oscars_DLu.tsv"))

    def tmdb_bodies(self, pattern: str) -> Iterator[dict[str, Any]]:
        """Recorded TMDB answers whose file name matches the pattern, in the order of their names."""
        folder = self.root / "tmdb_api/recorded/bodies"
        for path in sorted(folder.glob("*.json")):
            if re.search(pattern, path.name):
                yield json.loads(path.read_text("utf-8"))

    @cached_property
    def tmdb_seasons(self) -> dict[int, list[dict[str, Any]]]:
        """Whole seasons among the recorded answers and fixtures, by the TMDB id of their show."""
        fixtures = self.root / "tmdb_api/mediatracker_fixtures/server/__tests__/metadata/provider/mock/tmdb"
        lost = json.loads((fixtures / "seasonsResponse.json").read_text("utf-8"))
        show = json.loads((fixtures / "tvDetailsResponse.json").read_text("utf-8"))
        recorded = [body for body in self.tmdb_bodies(r"^GET_tv_1396_season_\d+\.json$") if "episodes" in body]
        return {show["id"]: [season for season in lost.values() if "episodes" in season], 1396: recorded}

    def trakt_bodies(self) -> Iterator[Any]:
        """Every recorded Trakt answer that is JSON, in the order of their names."""
        for path in sorted((self.root / "trakt_api/recorded/bodies").glob("*.json")):
            try:
                yield json.loads(path.read_text("utf-8"))
            except json.JSONDecodeError:
                continue


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _csv(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _tsv(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def _without_nothing(row: dict[str, Any]) -> Row:
    return {key: value for key, value in row.items() if value not in ("N/A", "", None)}
