"""People by their numbers, what they did, and with whom."""

from collections.abc import Collection, Iterable

from cineteca.imdb.domain.vocabulary import CATEGORIES, CATEGORY_NAMES, KIND_NAMES
from cineteca.imdb.queries.reading import rows
from cineteca.imdb.queries.rows import (
    NAME_COLUMNS,
    TITLE_COLUMNS,
    Collaborator,
    FilmographyRow,
    NameRow,
    TitleRow,
    name_of,
    title_of,
)
from cineteca.imdb.queries.titles import titles


def person(number: int) -> NameRow | None:
    """The person with this number (199 for nm0000199), also one that the files know no more."""
    return people([number]).get(number)


def people(numbers: Iterable[int]) -> dict[int, NameRow]:
    """People by number; those that nobody knows are left out. One query."""
    found = rows(f"SELECT {NAME_COLUMNS} FROM imdb_name n WHERE n.id = ANY(%(ids)s)", {"ids": list(numbers)})  # noqa: S608
    return {row[0]: name_of(row) for row in found}


def filmography(name_id: int, *, categories: Collection[str] | None = None, limit: int = 1000) -> list[FilmographyRow]:
    """What a person did, newest first; what has no year yet comes before. `categories` are IMDb's words."""
    codes = None if categories is None else [CATEGORIES[word] for word in categories if word in CATEGORIES]
    found = rows(_FILMOGRAPHY, {"name": name_id, "categories": codes, "limit": limit})
    return [
        FilmographyRow(
            title_id=number,
            title=title,
            original=original,
            kind=KIND_NAMES.get(kind, ""),
            year=year,
            end_year=end_year,
            category=CATEGORY_NAMES.get(category, ""),
            job=job,
            characters=tuple(characters),
            ordering=ordering,
            rating=rating,
            votes=votes,
        )
        for number, title, original, kind, year, end_year, category, job, characters, ordering, rating, votes in found
    ]


def known_for(name_id: int) -> list[TitleRow]:
    """The titles that IMDb says a person is known for, in its order. Two queries."""
    who = person(name_id)
    if who is None:
        return []
    found = titles(who.known_for)
    return [found[number] for number in who.known_for if number in found]


def collaborators(name_id: int, *, limit: int = 12) -> list[Collaborator]:
    """People named in the same titles, those with most titles together first, by votes among equals. One query."""
    width = NAME_COLUMNS.count(",") + 1
    return [
        Collaborator(name=name_of(row[1 : 1 + width]), titles_together=row[0], best=title_of(row[1 + width :]))
        for row in rows(_COLLABORATORS, {"name": name_id, "limit": limit})
    ]


_FILMOGRAPHY = """
    SELECT t.id, t.title, t.original, t.kind, t.start_year, t.end_year,
           p.category, p.job, p.characters, p.ordering, t.rating, t.votes
    FROM imdb_principal p JOIN imdb_title t ON t.id = p.title_id
    WHERE p.name_id = %(name)s AND (%(categories)s::int[] IS NULL OR p.category = ANY(%(categories)s::int[]))
    ORDER BY t.start_year DESC NULLS FIRST, t.votes DESC, t.id, p.ordering
    LIMIT %(limit)s
"""

_COLLABORATORS = f"""
    WITH mine AS MATERIALIZED (
        SELECT DISTINCT t.id, t.votes
        FROM imdb_principal p JOIN imdb_title t ON t.id = p.title_id WHERE p.name_id = %(name)s
    ), others AS (
        SELECT DISTINCT p.name_id, mine.id, mine.votes
        FROM mine JOIN imdb_principal p ON p.title_id = mine.id WHERE p.name_id <> %(name)s
    ), together AS (
        SELECT name_id, count(*) AS titles, sum(votes) AS votes, (array_agg(id ORDER BY votes DESC, id))[1] AS best
        FROM others GROUP BY name_id ORDER BY 2 DESC, 3 DESC, 1 LIMIT %(limit)s
    )
    SELECT together.titles, {NAME_COLUMNS}, {TITLE_COLUMNS}
    FROM together JOIN imdb_name n ON n.id = together.name_id JOIN imdb_title t ON t.id = together.best
    ORDER BY together.titles DESC, together.votes DESC, n.id
"""  # noqa: S608 - names of columns are ours
