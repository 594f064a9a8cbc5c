"""Documents of works, people and franchises of the catalogue."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

import orjson
from django.conf import settings

from cineteca.core.database.trips import send_one
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


class _Work(NamedTuple):
    """A row of `works.sql`."""

    id: int
    kind: str
    title: str
    original_title: str
    original_language: str
    year: int | None
    premiere_date: Any
    sort_title: str
    end_year: int | None
    runtime: int | None
    popularity: float
    heat: float
    genres: Sequence[str]
    score: float | None
    plot: str | None
    countries: Sequence[str] | None
    keywords: Sequence[str] | None
    certifications: Any
    franchise: str | None
    titles: Sequence[str]
    original_suppressed: bool
    votes: int
    people: Sequence[str]
    characters: Sequence[str]
    offers: Sequence[str]


def works(numbers: Sequence[int]) -> Iterator[Document]:
    """Works that may be shown, by their ids; one query."""
    for row in _read("works", numbers):
        yield _work(_Work(*row))


def people(numbers: Sequence[int]) -> Iterator[Document]:
    """People of the catalogue; one query."""
    for number, name, others, born, died, popularity, titles, votes in _read("people", numbers):
        yield Document(
            ref=Ref("person", number),
            kind="person",
            name=name,
            others=tuple(others or ())[:MOST_OTHERS],
            year=born,
            end_year=died,
            votes=votes,
            weight=weight_of(votes, popularity),
            note=", ".join(titles),
        )


def franchises(numbers: Sequence[int]) -> Iterator[Document]:
    """Franchises with a work that may be shown; one query."""
    for number, name, popularity, heat, votes, titles, year in _read("franchises", numbers):
        yield Document(
            ref=Ref("franchise", number),
            kind="franchise",
            name=name,
            year=year,
            votes=votes,
            weight=weight_of(votes, popularity, heat),
            heat=heat,
            note=", ".join(titles),
        )


def _read(name: str, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
    return send_one(statement(name), {"ids": list(numbers), "adult": settings.ADULT}) if numbers else []


def _work(row: _Work) -> Document:
    score = None if row.score is None else round(row.score / 10, 2)
    others = [title for title in row.titles if title not in {row.title, row.original_title}]
    original = "" if row.original_suppressed or row.original_title == row.title else row.original_title
    return Document(
        ref=Ref("work", row.id),
        kind=cast("HitKind", row.kind),
        name=row.title,
        original=original,
        year=row.year,
        end_year=row.end_year,
        votes=row.votes,
        score=score,
        weight=weight_of(row.votes, row.popularity, row.heat),
        heat=row.heat,
        released=released_of(row.premiere_date, row.year),
        order=row.sort_title,
        runtime=row.runtime,
        others=tuple(others[:MOST_OTHERS]),
        people=(*row.people, *([row.franchise] if row.franchise else []))[: MOST_PEOPLE + 1],
        characters=tuple(row.characters[:MOST_CHARACTERS]),
        plot=row.plot or "",
        keywords=tuple(row.keywords or ()),
        facets=_facets(row, score),
    )


def _facets(row: _Work, score: float | None) -> tuple[str, ...]:
    return facets_of(
        kind=row.kind,
        genres=row.genres,
        year=row.year,
        score=score,
        languages=[row.original_language],
        countries=row.countries or (),
        runtime=row.runtime,
        certifications=_certifications(row.certifications),
        offers=[cast("tuple[str, str]", tuple(offer.split(" ", 1))) for offer in row.offers],
    )


def _certifications(told: Any) -> Mapping[str, str]:
    found = orjson.loads(told) if isinstance(told, str | bytes) else told or {}
    return {place: sign for place, sign in found.items() if sign}
