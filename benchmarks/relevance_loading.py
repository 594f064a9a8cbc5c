"""The real films, brought into an empty Cineteca by one of its doors: as works, or as dataset files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from benchmarks.relevance_films import Film, Part
from cineteca.catalog import operations as catalog
from cineteca.core import clock
from cineteca.providers.records import Kind

IMDB_GENRES = {"Children": "Family", "IMAX": None}


def as_works(films: list[Film], parts: Iterable[Part]) -> None:
    """Works with votes, other titles and people. Tables are filled as a whole: a claim each would take an hour."""
    ids = {film.imdb: {"imdb": film.imdb} | ({"tmdb": film.tmdb} if film.tmdb else {}) for film in films}
    catalog.add_stubs(
        (catalog.Stub(kind=Kind.FILM, title=film.name, year=film.year, ids=ids[film.imdb]) for film in films),
        at=clock.now(),
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TABLES)
        _copy(cursor, "told_film", ((f.imdb, list(f.genres), f.score, f.votes) for f in films))
        _copy(cursor, "told_title", ((f.imdb, name) for f in films for name in f.others))
        _copy(cursor, "told_part", (_credit(part) for part in parts))
        for statement in _FILL:
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _credit(part: Part) -> tuple[str, ...]:
    job = ("crew", part.name, "", "Directing", "Director") if part.role == "director" else None
    return (part.imdb, *(job or ("cast", part.name, part.character, "", "")))


def _copy(cursor: Any, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


_TABLES = """
CREATE TEMPORARY TABLE told_film (imdb text, genres text[], score real, votes int);
CREATE TEMPORARY TABLE told_title (imdb text, title text);
CREATE TEMPORARY TABLE told_part (imdb text, kind text, name text, character text, department text, job text);
"""
_OF = "JOIN catalog_workid i ON i.source = 'imdb' AND i.kind = 'film' AND i.value = t.imdb"
_FILL = (
    f"UPDATE catalog_work w SET genres = t.genres FROM told_film t {_OF} WHERE w.id = i.work_id",
    f"""INSERT INTO catalog_rating (work_id, source, raw, value, scale, value_100, votes, told_by)
        SELECT i.work_id, 'imdb', t.score, t.score, 10, t.score * 10, t.votes, 'imdb'
        FROM told_film t {_OF} WHERE t.score IS NOT NULL""",
    f"""INSERT INTO catalog_title (work_id, title, region, language, type, source)
        SELECT DISTINCT i.work_id, t.title, '', '', '', 'imdb' FROM told_title t {_OF}""",
    """INSERT INTO catalog_person (slug, name, also_known_as, biography, birth_place, gender, photo, homepage,
            popularity, department, adult, provenance)
        SELECT 'bench-' || row_number() OVER (), name, '{}', '', '', '', '', '', 0, '', false, '{}'
        FROM (SELECT DISTINCT name FROM told_part WHERE name <> '') AS people""",
    f"""INSERT INTO catalog_credit (work_id, person_id, kind, position, name, character, department, job, source)
        SELECT i.work_id, p.id, t.kind, row_number() OVER (PARTITION BY i.work_id, t.kind) - 1, t.name, t.character,
            t.department, t.job, 'imdb'
        FROM told_part t {_OF} JOIN catalog_person p ON p.name = t.name AND p.slug LIKE 'bench-%'""",
)  # fmt: skip


def as_files(films: list[Film], folder: Path, *, raw: bool = False) -> Path:
    """Dataset files of the films. `raw`: named as ml-25m has them, “Seven Samurai (Shichinin no samurai)” and all."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "title.basics.tsv", _BASICS, (_basics(film, raw=raw) for film in films))
    rated = (film for film in films if film.score is not None)
    _write(folder / "title.ratings.tsv", _RATINGS, ((f.imdb, str(f.score), str(f.votes)) for f in rated))
    return folder


_BASICS = "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres"
_RATINGS = "tconst averageRating numVotes"


def _basics(film: Film, *, raw: bool) -> tuple[str, ...]:
    name = film.raw.rpartition(" (")[0] if raw and film.year else film.name
    original = name if raw or not film.others else film.others[0]
    genres = ",".join(filter(None, (IMDB_GENRES.get(genre, genre) for genre in film.genres[:3])))
    return (film.imdb, "movie", name, original, "0", str(film.year or r"\N"), r"\N", r"\N", genres or r"\N")


def _write(file: Path, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines: Iterator[str] = ("\t".join(row) + "\n" for row in rows)
    with file.open("w", encoding="utf-8") as out:
        out.write("\t".join(columns.split()) + "\n")
        out.writelines(lines)
