"""What is kept of people in memory, and what makes it out of date."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import connection

from cineteca.catalog import queries as catalogue
from cineteca.core import kept
from cineteca.core.kept import Kept
from cineteca.enrich.queries.people.asked import Asked
from cineteca.enrich.queries.people.views import PersonView, TitlePeople
from cineteca.imdb.events import KEPT_ABOUT

T = TypeVar("T")
_SECONDS = 300
_CREDITED = ("cast", "crew", "seasons")


class _NobodyError(LookupError):
    """Nobody is there: said each time, never kept, so that who comes is seen at once."""


def _about_person(view: PersonView) -> Iterator[str]:
    yield KEPT_ABOUT
    if view.id is not None:
        yield f"person:{view.id}"
    yield from (f"work:{work}" for work in view.works)


def _about_title(view: TitlePeople) -> Iterator[str]:
    yield KEPT_ABOUT
    if view.work_id is not None:
        yield f"work:{view.work_id}"
    yield from (f"person:{person.id}" for person in view.people if person.id is not None)


_persons: Kept[PersonView] = Kept("people", 1_000, _SECONDS, about=_about_person, shape=PersonView)
_titles: Kept[TitlePeople] = Kept("people of titles", 1_000, _SECONDS, about=_about_title, shape=TitlePeople)


def person(asked: Asked, *, with_datasets: bool, make: Callable[[], PersonView | None]) -> PersonView | None:
    return _kept(_persons, f"{asked}{'+' if with_datasets else ''}", make)


def title(asked: Asked, *, with_datasets: bool, make: Callable[[], TitlePeople | None]) -> TitlePeople | None:
    return _kept(_titles, f"{asked}{'+' if with_datasets else ''}", make)


def _kept(cache: Kept[T], key: str, make: Callable[[], T | None]) -> T | None:
    if connection.in_atomic_block:  # what a transaction sees may never come true
        return make()
    try:
        return cache.get_or_make(key, lambda: _somebody(make()))
    except _NobodyError:
        return None


def _somebody(value: T | None) -> T:
    if value is None:
        raise _NobodyError
    return value


def forget_person(person_id: int) -> None:
    """What is shown of a person changed."""
    kept.changed(f"person:{person_id}")


def forget_work(work_id: int, fields: tuple[str, ...]) -> None:
    """What is shown of a work changed: pages that name it, and of everybody who is named for it now."""
    subjects = [f"work:{work_id}"]
    if any(field.split(".", 1)[0] in _CREDITED for field in fields):
        subjects += [f"person:{person_id}" for person_id in catalogue.list_people_of_work(work_id)]
    kept.changed(*subjects)
