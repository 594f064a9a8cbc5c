"""What reads of the datasets return. Kinds, genres, categories and professions are IMDb's words, not our numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cineteca.imdb.domain import ids
from cineteca.imdb.domain.vocabulary import GENRE_NAMES, KIND_NAMES, PROFESSION_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRow:
    """A title. `original` is "" when it is the same, `rating` is of 0–10, `runtime` in minutes."""

    id: int
    kind: str
    title: str
    original: str
    start_year: int | None
    end_year: int | None
    runtime: int | None
    genres: tuple[str, ...]
    adult: bool
    rating: float | None
    votes: int
    gone_at: datetime | None

    @property
    def imdb_id(self) -> str:
        return ids.title_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AkaRow:
    """A title's name elsewhere; region and language are codes as IMDb writes them, "" where it tells none."""

    ordering: int
    title: str
    region: str
    language: str
    types: tuple[str, ...]
    attributes: tuple[str, ...]
    original: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A person. `popularity` is in votes of their titles, by how much they weigh there."""

    id: int
    name: str
    birth_year: int | None
    death_year: int | None
    professions: tuple[str, ...]
    known_for: tuple[int, ...]
    popularity: float
    gone_at: datetime | None

    @property
    def imdb_id(self) -> str:
        return ids.name_id(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalRow:
    """What somebody did for a title. `name` is "" when name.basics does not know them (yet)."""

    ordering: int
    name_id: int
    name: str
    category: str
    job: str
    characters: tuple[str, ...]
    birth_year: int | None = None
    death_year: int | None = None
    popularity: float = 0

    @property
    def imdb_id(self) -> str:
        return ids.name_id(self.name_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmographyRow:
    """A title of a person and what they did for it."""

    title_id: int
    title: str
    original: str
    kind: str
    year: int | None
    end_year: int | None
    category: str
    job: str
    characters: tuple[str, ...]
    ordering: int
    rating: float | None
    votes: int

    @property
    def imdb_id(self) -> str:
        return ids.title_id(self.title_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaborator:
    """Somebody who worked for the same titles. `best` is the one with most votes."""

    name: NameRow
    titles_together: int
    best: TitleRow


TITLE_COLUMNS = (
    "t.id, t.kind, t.title, t.original, t.start_year, t.end_year, t.runtime, t.genres, t.adult, t.rating, t.votes,"
    " t.gone_at"
)
NAME_COLUMNS = "n.id, n.name, n.birth_year, n.death_year, n.professions, n.known_for, n.popularity, n.gone_at"


def title_of(row: Sequence[Any]) -> TitleRow:
    """A row of `TITLE_COLUMNS`."""
    number, kind, title, original, start, end, runtime, genres, adult, rating, votes, gone_at = row
    return TitleRow(
        id=number,
        kind=KIND_NAMES.get(kind, ""),
        title=title,
        original=original,
        start_year=start,
        end_year=end,
        runtime=runtime,
        genres=tuple(GENRE_NAMES[code] for code in genres if code in GENRE_NAMES),
        adult=adult,
        rating=rating,
        votes=votes,
        gone_at=gone_at,
    )


def name_of(row: Sequence[Any]) -> NameRow:
    """A row of `NAME_COLUMNS`."""
    number, name, birth, death, professions, known_for, popularity, gone_at = row
    return NameRow(
        id=number,
        name=name,
        birth_year=birth,
        death_year=death,
        professions=tuple(PROFESSION_NAMES[code] for code in professions if code in PROFESSION_NAMES),
        known_for=tuple(known_for),
        popularity=popularity,
        gone_at=gone_at,
    )
