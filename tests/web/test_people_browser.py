"""People in a browser, with one of the two sources taken away."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Person
from cineteca.core import clock
from cineteca.imdb.models import Dataset
from cineteca.providers.records import PersonRecord
from tests.enrich.people import world
from tests.web.browsing import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def pacino(transactional_db, heat) -> Person:
    """In the catalogue, told by TMDB, and known to be IMDb's nm0000199."""
    person = Person.objects.get(slug="al-pacino")
    record = PersonRecord(
        ids={"tmdb": "1158", "imdb": "nm0000199"}, name="Al Pacino", biography="An actor of stage and screen.",
        department="Acting",
    )  # fmt: skip
    catalog.claim_person(person_id=person.id, answers={"tmdb": catalog.PersonSaid(record)}, at=clock.now())
    return person


@pytest.fixture
def many(transactional_db):
    """Pacino with four hundred titles, as the datasets tell them."""
    world.pacino()
    Dataset.objects.update(published_at=clock.now() - timedelta(hours=5), loaded_at=clock.now())
    for number in range(394):
        kind = "tvSeries" if number % 9 == 0 else "movie"
        world.title(9_000_000 + number, f"The {number}th Film of Many", 1962 + number % 64, kind=kind, votes=number)
        category = ("actor", "actor", "actor", "self", "producer", "director")[number % 6]
        world.part(9_000_000 + number, 1, world.PACINO, category, characters=("Somebody",) if number % 2 else ())
        world.part(9_000_000 + number, 2, (world.DUVALL, world.CAZALE, world.DE_NIRO)[number % 3])


def photograph(page, name: str) -> None:
    if folder := os.environ.get("CINETECA_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")])
def test_a_long_filmography_looks_right(visit, pacino, many, width, theme):
    page = visit("/person/al-pacino", width=width, theme=theme)
    expect(page.get_by_role("heading", name="Al Pacino")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    photograph(page, f"person-{width}-{theme}")
    assert violations(page) == []


def test_one_jumps_to_a_role_and_to_a_decade(visit, pacino, many):
    page = visit("/person/al-pacino")
    page.get_by_role("navigation", name="Roles").get_by_role("link", name="Directing").click()
    expect(page.get_by_role("heading", name="Directing")).to_be_in_viewport()
    page.get_by_role("link", name="Acting, 1970s").click()
    expect(page.get_by_role("link", name="Serpico").last).to_be_in_viewport()
