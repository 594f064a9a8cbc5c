"""People, their credits, and everybody of a title."""

from datetime import date, datetime
from typing import Literal

from cineteca.api.shapes.common import Shape


class SourceAnswer(Shape):
    """Who speaks of people now: ``tmdb``, ``imdb`` (the datasets), or ``kept``: what was told before.

    `why` names what is missing: tmdb_off, tmdb_no_key, tmdb_down, datasets_missing, datasets_old.
    """

    speaks: Literal["tmdb", "imdb", "kept"]
    why: list[str]
    datasets_at: datetime | None


class PersonHit(Shape):
    """Somebody found. `id` and `slug` are null for who is in the datasets alone; then `imdbId` leads to them.

    `matched`: the character or other name that was meant. `note`: what they are known for.
    """

    id: int | None
    slug: str | None
    imdb_id: str | None
    name: str
    note: str
    matched: str | None
    url: str


class PersonHits(Shape):
    """`atLeast`: there may be more than `total`. `meant`: how it is spelt; `corrected`: these are answers to that.

    `next` is the `cursor` of the next page; empty on the last one.
    """

    items: list[PersonHit]
    total: int
    at_least: bool
    meant: str | None
    corrected: bool
    next: str
    source: SourceAnswer


class NamedTitle(Shape):
    """A title somebody is known for; `workId` is null where the catalogue has not got it."""

    work_id: int | None
    imdb_id: str | None
    title: str
    year: int | None
    kind: Literal["film", "show"]


class CompanionAnswer(Shape):
    """Who is named for `together` of the same titles; `best` is the one of those that most people look for."""

    name: str
    slug: str | None
    imdb_id: str | None
    together: int
    best: str


class RoleCount(Shape):
    role: str
    count: int


class PersonAnswer(Shape):
    """One person. Days where they are known, else years. `age` is that of today, or at their death.

    `toldBy`: source → when it told of them. `filled`: what only the datasets tell (name, life, works, known_for,
    companions).
    """

    id: int | None
    slug: str | None
    imdb_id: str | None
    tmdb_id: str | None
    url: str
    name: str
    also_known_as: list[str]
    biography: str
    birth_date: date | None
    birth_year: int | None
    birth_place: str
    death_date: date | None
    death_year: int | None
    age: int | None
    birthday_today: bool
    department: str
    photo: str | None
    popularity: float
    known_for: list[NamedTitle]
    companions: list[CompanionAnswer]
    roles: list[RoleCount]
    told_by: dict[str, datetime]
    filled: list[str]
    source: SourceAnswer


class CreditAnswer(Shape):
    """One part in one title. `source`: who alone tells it; ``catalogue`` where it is a credit of a work here."""

    role: str
    title: str
    year: int | None
    kind: Literal["film", "show"]
    character: str
    job: str
    episode_count: int | None
    work_id: int | None
    imdb_id: str | None
    source: str


class CreditList(Shape):
    """By role, in each what is not dated first, then the newest. `total` counts what was asked for."""

    items: list[CreditAnswer]
    total: int
    source: SourceAnswer


class TitlePersonAnswer(Shape):
    """One part of one person in a title. `id` is null for who is in the datasets alone."""

    id: int | None
    slug: str | None
    imdb_id: str | None
    name: str
    kind: Literal["cast", "crew"]
    character: str
    department: str
    job: str
    episode_count: int | None
    birth_year: int | None
    photo: str | None
    source: str


class TitlePeopleAnswer(Shape):
    """Everybody of a title in one answer, the cast first. `workId` is null where the catalogue has not got it."""

    work_id: int | None
    imdb_id: str | None
    title: str
    year: int | None
    kind: str
    items: list[TitlePersonAnswer]
    source: SourceAnswer
