"""People and franchises as lists show them: a name, where their page is, a picture or two."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cineteca.catalog.models import Person, Service
from cineteca.catalog.queries.cards import CardRow, get_cards
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one


class Face(NamedTuple):
    """A person; `photo` is an address, empty where there is none."""

    slug: str
    name: str
    photo: str


def get_faces(people: Iterable[int]) -> dict[int, Face]:
    """Person → what lists show of them, in one query; those that do not exist are left out."""
    wanted = list(people)
    if not wanted:
        return {}
    rows = Person.objects.filter(id__in=wanted).values_list("id", "slug", "name", "photo")
    return {number: Face(slug, name, photo) for number, slug, name, photo in rows}


def get_franchise_cards(franchises: Iterable[int], *, each: int) -> dict[int, list[CardRow]]:
    """Franchise → cards of its `each` most popular works, in the order they came out; in two queries."""
    wanted = list(franchises)
    if not wanted:
        return {}
    found = send_one(statement("franchise_works"), {"franchises": wanted, "each": each})
    cards = {card.work_id: card for card in get_cards(work for _franchise, work in found)}
    gathered: dict[int, list[CardRow]] = defaultdict(list)
    for franchise, work in found:
        if work in cards:
            gathered[franchise].append(cards[work])
    return dict(gathered)


def get_service_names(slugs: Iterable[str]) -> dict[str, str]:
    """Slug of a service → its name, in one query; unknown ones are left out."""
    wanted = list(slugs)
    return dict(Service.objects.filter(slug__in=wanted).values_list("slug", "name")) if wanted else {}
