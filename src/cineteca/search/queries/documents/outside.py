"""Documents of what only the datasets know: titles that are no works, people that are none of the catalogue's."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from django.conf import settings

from cineteca.catalog.models import PersonId, WorkId
from cineteca.core.database.trips import send_one
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain.ids import name_id, name_number, title_id, title_number
from cineteca.imdb.domain.vocabulary import CATEGORIES, FILMS, SHOWS
from cineteca.imdb.queries import KnownName, NamedTitle, TitleRow
from cineteca.imdb.queries.whole import WholeTitle, whole_titles
from cineteca.search.domain.documents import (
    MOST_CHARACTERS,
    MOST_OTHERS,
    MOST_PEOPLE,
    Document,
    facets_of,
    released_of,
    weight_of,
)
from cineteca.search.domain.questions import HitKind, Ref
from cineteca.search.sql import statement

KNOWN_VOTES: Final = 200
"""Titles with fewer votes are not looked for by their cast."""
_CATEGORIES: Final = [CATEGORIES[name] for name in ("actor", "actress", "self", "director", "creator")]
# Genres as the other sources name them.
_GENRES: Final = {"Sci-Fi": "Science Fiction", "Reality-TV": "Reality", "Talk-Show": "Talk"}


def each_title() -> Iterator[list[Document]]:
    """Every title that is no work, a batch at a time."""
    for batch in imdb.each_title(batch=2_000):
        yield titles(batch)


def each_name() -> Iterator[list[Document]]:
    """Every person who is none of the catalogue's, a batch at a time."""
    twice = _numbers(send_one(statement("told_twice"), {}))
    for batch in imdb.each_name(batch=4_000):
        yield names(batch, twice)


def titles(found: Sequence[NamedTitle]) -> list[Document]:
    """Documents of the titles that are no works and may be shown; three queries."""
    wanted = [title for title in found if _is_shown(title.row)]
    taken = _works_among([title.row.id for title in wanted])
    fresh = [title for title in wanted if title.row.id not in taken]
    cast = _people_of([title.row.id for title in fresh if title.row.votes >= KNOWN_VOTES])
    return [_title(title, *cast.get(title.row.id, ((), ()))) for title in fresh]


def names(found: Sequence[KnownName], twice: Collection[int]) -> list[Document]:
    """Documents of the people who are none of the catalogue's, nor among those told `twice`; one query."""
    taken = _people_among([name.row.id for name in found]).union(twice)
    return [_name(name) for name in found if name.row.id not in taken]


def titles_of(numbers: Iterable[int]) -> list[Document]:
    """The same for some titles by their numbers."""
    return titles([_with_names(one) for one in whole_titles(list(numbers)).values() if one.title.gone_at is None])


def names_of(numbers: Iterable[int]) -> list[Document]:
    rows = [row for row in imdb.people(list(numbers)).values() if row.gone_at is None]
    known = imdb.titles([number for row in rows for number in row.known_for])
    twice = _numbers(send_one(f"{statement('told_twice')} AND n.id = ANY (%(names)s)", {"names": [r.id for r in rows]}))
    return names(
        [KnownName(row, tuple(known[one].title for one in row.known_for if one in known)) for row in rows], twice
    )


def told_twice(people: Sequence[int]) -> set[int]:
    """Names in the datasets that are these people though no id says so: called the same, in the same title."""
    return _numbers(send_one(f"{statement('told_twice')} AND p.id = ANY (%(people)s)", {"people": list(people)}))


def _numbers(rows: Iterable[tuple[int, int]]) -> set[int]:
    return {name for _, name in rows}


def _with_names(whole: WholeTitle) -> NamedTitle:
    row = whole.title
    others = dict.fromkeys([row.original, *(aka.title for aka in whole.akas)])
    return NamedTitle(row, tuple(name for name in others if name and name != row.title))


def _is_shown(row: TitleRow) -> bool:
    return bool(row.title) and row.kind in FILMS | SHOWS and (settings.ADULT or not row.adult)


def _works_among(numbers: Collection[int]) -> set[int]:
    ids = WorkId.objects.filter(source="imdb", kind__in=["film", "show"], value__in=[title_id(one) for one in numbers])
    return {title_number(value) or 0 for value in ids.values_list("value", flat=True)}


def _people_among(numbers: Collection[int]) -> set[int]:
    ids = PersonId.objects.filter(source="imdb", value__in=[name_id(one) for one in numbers])
    return {name_number(value) or 0 for value in ids.values_list("value", flat=True)}


def _people_of(numbers: list[int]) -> dict[int, tuple[Sequence[str], Sequence[str]]]:
    if not numbers:
        return {}
    rows = send_one(statement("title_people"), {"ids": numbers, "categories": _CATEGORIES})
    return {number: (people, characters or ()) for number, people, characters in rows}


def _title(title: NamedTitle, people: Sequence[str], characters: Sequence[str]) -> Document:
    row = title.row
    kind: HitKind = "show" if row.kind in SHOWS else "film"
    genres = [_GENRES.get(genre, genre) for genre in row.genres]
    return Document(
        ref=Ref("title", row.id),
        kind=kind,
        name=row.title,
        original=row.original,
        year=row.start_year,
        end_year=row.end_year,
        votes=row.votes,
        score=row.rating,
        weight=weight_of(row.votes),
        released=released_of(None, row.start_year),
        runtime=row.runtime,
        others=tuple(name for name in title.names if name != row.original)[:MOST_OTHERS],
        people=tuple(people[:MOST_PEOPLE]),
        characters=tuple(characters[:MOST_CHARACTERS]),
        facets=facets_of(kind=kind, genres=genres, year=row.start_year, score=row.rating, runtime=row.runtime),
    )


def _name(name: KnownName) -> Document:
    row = name.row
    votes = int(row.popularity**2)  # the datasets' number is a root of votes
    return Document(
        ref=Ref("name", row.id),
        kind="person",
        name=row.name,
        year=row.birth_year,
        end_year=row.death_year,
        votes=votes,
        weight=weight_of(votes),
        note=", ".join(name.known_for[:3]),
    )
