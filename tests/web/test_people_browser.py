"""People in a browser, with one of the two sources taken away."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Person
from cineteca.core import clock
from cineteca.imdb import operations as imdb
from cineteca.imdb.models import Dataset
from cineteca.outbound.models import Breaker
from cineteca.providers.records import PersonRecord
from cineteca.search import operations as index
from tests.enrich.people import world
from tests.enrich.people.conftest import with_key
from tests.imdb import made
from tests.web.browsing import violations

__all__ = ["with_key"]
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


TITLES = (
    ["tt0113277", "movie", "Heat", "Heat", "0", "1995", made.N, "170", "Action,Crime,Drama"],
    ["tt0070666", "movie", "Serpico", "Serpico", "0", "1973", made.N, "130", "Biography,Crime,Drama"],
    ["tt0140352", "movie", "The Insider", "The Insider", "0", "1999", made.N, "157", "Biography,Drama"],
)
NAMES = (
    ["nm0000199", "Al Pacino", "1940", made.N, "actor,producer", "tt0113277,tt0070666"],
    ["nm0000134", "Robert De Niro", "1943", made.N, "actor,producer", "tt0113277"],
    ["nm0000520", "Michael Mann", "1943", made.N, "producer,writer,director", "tt0113277,tt0140352"],
)
PARTS = (
    ["tt0113277", "1", "nm0000199", "actor", made.N, '["Lt. Vincent Hanna"]'],
    ["tt0113277", "2", "nm0000134", "actor", made.N, '["Neil McCauley"]'],
    ["tt0113277", "3", "nm0000520", "director", made.N, made.N],
    ["tt0070666", "1", "nm0000199", "actor", made.N, '["Serpico"]'],
    ["tt0140352", "1", "nm0000199", "actor", made.N, '["Lowell Bergman"]'],
    ["tt0140352", "2", "nm0000520", "director", made.N, made.N],
)
VOTES = (["tt0113277", "8.3", "730000"], ["tt0070666", "7.7", "140000"], ["tt0140352", "7.8", "180000"])


@pytest.fixture
def loaded(transactional_db, tmp_path) -> None:
    """Small files of the datasets, written and loaded as of today."""
    made.write(
        tmp_path, title_basics=list(TITLES), name_basics=list(NAMES), title_principals=list(PARTS),
        title_ratings=list(VOTES), title_akas=None, title_crew=None, title_episode=None,
    )  # fmt: skip
    imdb.load(folder=tmp_path, filters=imdb.usual_filters())


def found(visit, text: str, name: str):
    """Search for somebody and open their page."""
    page = visit(f"/search/?q={text}&group=people")
    page.locator("main a.hit-person").filter(has_text=name).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    return page


class TestWithoutTMDB:
    def test_the_datasets_serve_search_people_and_titles(self, visit, loaded):
        index.rebuild()
        page = found(visit, "al+pacno", "Al Pacino")
        expect(page).to_have_url(re.compile(r"/name/nm0000199/$"))
        expect(page.get_by_text("From the IMDb datasets of")).to_be_visible()
        expect(page.get_by_text("TMDB is not asked: it has no key here.")).to_be_visible()
        expect(page.get_by_role("link", name="Michael Mann")).to_be_visible()
        page.get_by_role("table", name="Acting").get_by_role("link", name="Serpico").click()
        expect(page.get_by_role("heading", level=1, name="Serpico")).to_be_visible()

    def test_they_fill_what_the_catalogue_lacks(self, visit, loaded, pacino):
        page = visit("/person/al-pacino")
        expect(page.get_by_text("Titles marked IMDb are from the IMDb datasets of")).to_be_visible()
        acting = page.get_by_role("table", name="Acting").get_by_role("row")
        expect(acting).to_have_count(3 + 1)
        expect(acting.filter(has_text="IMDb")).to_have_count(2)
        expect(acting.filter(has_text="Heat").get_by_role("link")).to_have_attribute("href", "/film/heat-1995")

    def test_that_does_not_answer_the_page_says_so(self, visit, loaded, pacino, with_key):
        at = clock.now()
        Breaker.objects.create(
            provider="tmdb", host="api.themoviedb.org:443", failures=5, opened_at=at, until=at + timedelta(minutes=5),
            last_error="HTTP 503",
        )  # fmt: skip
        page = visit("/person/al-pacino")
        expect(page.get_by_text("TMDB does not answer at the moment.")).to_be_visible()
        expect(page.get_by_role("link", name="The Insider").first).to_be_visible()


class TestWithoutDatasets:
    def test_the_people_of_tmdb_serve(self, visit, pacino, with_key):
        index.rebuild()
        page = found(visit, "pacino", "Al Pacino")
        expect(page).to_have_url(re.compile(r"/person/al-pacino$"))
        expect(page.get_by_text("An actor of stage and screen.")).to_be_visible()
        expect(page.get_by_text(re.compile(r"^From TMDB, "))).to_be_visible()
        expect(page.get_by_text("IMDb")).to_have_count(0)

    def test_the_address_by_imdb_leads_to_them(self, visit, pacino, with_key):
        page = visit("/name/nm0000199/")
        expect(page).to_have_url(re.compile(r"/person/al-pacino$"))

    def test_that_are_old_the_page_of_tmdb_says_how_old(self, visit, loaded, pacino, with_key):
        Dataset.objects.update(published_at=clock.now() - timedelta(days=40))
        page = visit("/person/al-pacino")
        expect(page.get_by_text(re.compile(r"^From TMDB, "))).to_be_visible()
        expect(page.get_by_text("The IMDb datasets are out of date.")).to_be_visible()
