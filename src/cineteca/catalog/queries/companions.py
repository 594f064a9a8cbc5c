"""People beside works and beside each other: who has an identifier, who did what on a work, who works with whom."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from cineteca.catalog.models import Credit, Person, PersonId, WorkId
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one


class PersonLink(NamedTuple):
    """A person, as much as a link to their page needs."""

    id: int
    slug: str
    name: str
    photo: str


class WorkLink(NamedTuple):
    id: int
    kind: str
    slug: str
    title: str
    year: int | None


class Companion(NamedTuple):
    """Somebody who is named for `together` of the same works; `best` is the one most people look for."""

    person: PersonLink
    together: int
    best: WorkLink


class TitlePart(NamedTuple):
    """What somebody did on a work itself. `imdb`: their id there, empty where it is not known. `kind`: cast or crew."""

    person: PersonLink
    imdb: str
    kind: str
    name: str
    character: str
    department: str
    job: str
    episode_count: int | None
    birth_year: int | None
    source: str


def find_person(*, number: int | None = None, slug: str = "", source: str = "", value: str = "") -> PersonLink | None:
    """The person of that number, else called `slug`, else with the identifier `value` of `source`."""
    named = Q(slug=slug) if slug else Q(ids__source=source, ids__value=value)
    which = named if number is None else Q(id=number)
    found = Person.objects.filter(which).values_list("id", "slug", "name", "photo").first()
    return PersonLink(*found) if found else None


def find_people(source: str, values: Iterable[str]) -> dict[str, PersonLink]:
    """Identifier at `source` → person, for those that the catalogue has. One query."""
    rows = PersonId.objects.filter(source=source, value__in=list(values)).values_list(
        "value", "person_id", "person__slug", "person__name", "person__photo"
    )
    return {value: PersonLink(number, slug, name, photo) for value, number, slug, name, photo in rows}


def find_works(source: str, values: Iterable[str]) -> dict[str, WorkLink]:
    """Identifier at `source` → work, for those that the catalogue has and shows. One query."""
    rows = WorkId.objects.filter(source=source, value__in=list(values))
    if not settings.ADULT:
        rows = rows.filter(work__adult=False)
    columns = ("value", "work_id", "work__kind", "work__slug", "work__title", "work__year")
    return {value: WorkLink(*work) for value, *work in rows.values_list(*columns)}


def list_companions(person_id: int, *, limit: int = 12) -> list[Companion]:
    """Who is named for the most works of this person, in one query. Parts in single episodes do not count."""
    asked = {"person": person_id, "adult": settings.ADULT, "limit": limit}
    return [
        Companion(PersonLink(*row[:4]), row[4], WorkLink(*row[5:])) for row in send_one(statement("companions"), asked)
    ]


def list_title_parts(work_id: int) -> list[TitlePart]:
    """Cast, then crew of a work itself, in the order of its credits. One query."""
    rows = send_one(statement("title_parts"), {"work": work_id})
    return [TitlePart(PersonLink(*row[:4]), *row[4:]) for row in rows]


def list_people_of_work(work_id: int) -> list[int]:
    """The numbers of everybody who is named for a work, its seasons and episodes."""
    return list(Credit.objects.filter(work_id=work_id).order_by().values_list("person_id", flat=True).distinct())


def find_imdb_id(work_id: int) -> str:
    """IMDb's id of a work; empty where it is not known."""
    return WorkId.objects.filter(work_id=work_id, source="imdb").values_list("value", flat=True).first() or ""
