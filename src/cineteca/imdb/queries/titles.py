"""Titles by their numbers, and what belongs to one."""

from collections.abc import Iterable

from cineteca.imdb.domain.vocabulary import CATEGORY_NAMES
from cineteca.imdb.queries.reading import rows
from cineteca.imdb.queries.rows import TITLE_COLUMNS, AkaRow, PrincipalRow, TitleRow, title_of


def title(number: int) -> TitleRow | None:
    """The title with this number (113277 for tt0113277), also one that the files know no more."""
    return titles([number]).get(number)


def titles(numbers: Iterable[int]) -> dict[int, TitleRow]:
    """Titles by number; those that nobody knows are left out. One query."""
    found = rows(f"SELECT {TITLE_COLUMNS} FROM imdb_title t WHERE t.id = ANY(%(ids)s)", {"ids": list(numbers)})  # noqa: S608
    return {row[0]: title_of(row) for row in found}


def akas(title_id: int) -> list[AkaRow]:
    """Names of a title elsewhere, in IMDb's order."""
    return [
        AkaRow(
            ordering=ordering,
            title=name,
            region=region,
            language=language,
            types=tuple(filter(None, types.split(","))),
            attributes=tuple(filter(None, attributes.split(","))),
            original=original,
        )
        for ordering, name, region, language, types, attributes, original in rows(_AKAS, {"title": title_id})
    ]


def cast_and_crew(title_id: int) -> list[PrincipalRow]:
    """Principals of a title in the order of its credits; then its crew's directors and writers not named there."""
    return [
        PrincipalRow(
            ordering=ordering,
            name_id=name_id,
            name=name or "",
            category=CATEGORY_NAMES.get(category, ""),
            job=job,
            characters=tuple(characters),
            birth_year=birth,
            death_year=death,
            popularity=popularity or 0,
        )
        for ordering, name_id, category, job, characters, name, birth, death, popularity in rows(
            _PRINCIPALS, {"title": title_id}
        )
    ]


_AKAS = """
    SELECT ordering, title, region, language, types, attributes, original
    FROM imdb_aka WHERE title_id = %(title)s ORDER BY ordering
"""

# Directors are category 4, writers 5 (`domain.vocabulary`).
_PRINCIPALS = """
    WITH named AS (
        SELECT ordering, name_id, category, job, characters FROM imdb_principal WHERE title_id = %(title)s
    ), crew AS (
        SELECT 1000 + place AS ordering, id, 4 AS category
        FROM imdb_crew, unnest(directors) WITH ORDINALITY AS d (id, place) WHERE title_id = %(title)s
        UNION ALL
        SELECT 2000 + place, id, 5
        FROM imdb_crew, unnest(writers) WITH ORDINALITY AS w (id, place) WHERE title_id = %(title)s
    ), everybody AS (
        SELECT * FROM named
        UNION ALL
        SELECT ordering, id, category, '', '{}' FROM crew
        WHERE NOT EXISTS (SELECT FROM named WHERE name_id = crew.id AND named.category = crew.category)
    )
    SELECT ordering, name_id, category, job, characters, n.name, n.birth_year, n.death_year, n.popularity
    FROM everybody LEFT JOIN imdb_name n ON n.id = name_id
    ORDER BY ordering
"""
