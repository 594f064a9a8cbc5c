"""The page of one person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q

from cineteca.catalog.models import Person
from cineteca.catalog.queries.cards import CardRow
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement, send

ACTING = "Acting"
_KNOWN_FOR = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One part in one work. `slug` is empty, and `work_id` None, for works that the catalogue has not."""

    title: str
    year: int | None
    kind: str
    slug: str = ""
    character: str = ""
    job: str = ""
    episode_count: int | None = None
    work_id: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A department (Acting, Directing …) and what the person did there, newest first; without a year comes first."""

    department: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """Everything that the page of a person shows. `known_for` are cards of the works most people look for."""

    id: int
    slug: str
    name: str
    also_known_as: tuple[str, ...]
    biography: str
    birth_date: date | None
    birth_place: str
    death_date: date | None
    gender: str
    photo: str
    homepage: str
    department: str
    popularity: float
    enriched_at: datetime | None
    ids: Mapping[str, str]
    roles: tuple[Role, ...]
    known_for: tuple[CardRow, ...]
    sources: Mapping[str, str]
    told_at: Mapping[str, datetime]

    @property
    def works(self) -> tuple[int, ...]:
        """The works that the page names and the catalogue has."""
        named = (entry.work_id for role in self.roles for entry in role.entries if entry.work_id is not None)
        return tuple(dict.fromkeys((*named, *(card.work_id for card in self.known_for))))


_IDS = "SELECT source, value FROM catalog_personid WHERE person_id = %(person)s ORDER BY source"
_TOLD_AT = "SELECT provider, claimed_at FROM catalog_personclaim WHERE person_id = %(person)s"


def get_person_page(slug: str | None = None, *, number: int | None = None) -> PersonPage | None:
    """The page of the person called `slug`, or of that number, or None. Costs five queries in two trips."""
    person = Person.objects.filter(Q(slug=slug) if number is None else Q(id=number)).first()
    if person is None:
        return None
    asked = {"person": person.id, "adult": settings.ADULT}
    credits_, elsewhere, ids, told_at = send([
        Statement(statement("person_credits"), asked),
        Statement(statement("person_elsewhere"), asked),
        Statement(_IDS, asked),
        Statement(_TOLD_AT, asked),
    ])  # fmt: skip
    rows = [_Credit(*row) for row in credits_]
    same = {name: getattr(person, name) for name in _SAME}
    return PersonPage(
        **same,
        also_known_as=tuple(person.also_known_as),
        ids=dict(ids),
        roles=_roles(rows, elsewhere, first=person.department),
        known_for=tuple(_known_for(rows)),
        sources=person.provenance,
        told_at=dict(told_at),
    )


_SAME = (
    "id", "slug", "name", "biography", "birth_date", "birth_place", "death_date", "gender", "photo", "homepage",
    "department", "popularity", "enriched_at",
)  # fmt: skip


class _Credit(NamedTuple):
    work_id: int
    work_kind: str
    slug: str
    title: str
    year: int | None
    kind: str
    character: str
    department: str
    job: str
    episodes: int
    episode_count: int | None
    popularity: float
    payload: bytes | None
    short: bytes | None
    etag: str | None


def _roles(rows: list[_Credit], elsewhere: Iterable[tuple[Any, ...]], *, first: str) -> tuple[Role, ...]:
    """Departments by what the person is known for, then by how much they did there."""
    roles: dict[str, dict[Any, Entry]] = {}
    for department, key, entry in (*_ours(rows), *_theirs(elsewhere)):
        roles.setdefault(department, {}).setdefault(key, entry)
    order = sorted(roles, key=lambda department: (department != first, -len(roles[department]), department))
    return tuple(Role(department, tuple(_newest_first(roles[department].values()))) for department in order)


def _ours(rows: Iterable[_Credit]) -> Iterator[tuple[str, Any, Entry]]:
    whole = {(row.work_id, row.kind) for row in rows if row.kind == "cast"}
    for row in rows:
        if row.kind == "guest" and (row.work_id, "cast") in whole:
            continue  # the show's own cast says it already
        department = row.department if row.kind == "crew" else ACTING
        count = row.episode_count or row.episodes or None
        entry = Entry(row.title, row.year, row.work_kind, row.slug, row.character, row.job, count, row.work_id)
        yield department or row.job, (row.work_id, row.job), entry


def _theirs(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, Any, Entry]]:
    """What only providers list: works that we have not."""
    for _, kind, title, year, credit, character, department, job, episodes, work_id in rows:
        if work_id is None and title:
            role = (department or job or "") if credit == "crew" else ACTING
            entry = Entry(title, year, kind, "", character or "", job or "", episodes)
            yield role, (kind, title, year, job), entry


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.year is not None, -(entry.year or 0), entry.title))


def _known_for(rows: Iterable[_Credit]) -> Iterator[CardRow]:
    seen: set[int] = set()
    for row in sorted(rows, key=lambda row: (-row.popularity, row.work_id)):
        if row.work_id in seen or row.payload is None or row.short is None or len(seen) == _KNOWN_FOR:
            continue
        seen.add(row.work_id)
        yield CardRow(row.work_id, bytes(row.payload), bytes(row.short), row.etag or "")
