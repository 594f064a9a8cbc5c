"""What only the IMDb datasets know stands among the answers, says so, and leads to its own page."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.imdb.domain.vocabulary import CATEGORIES, GENRES, KINDS
from cineteca.imdb.models import Dataset, Name, Principal, Title
from cineteca.search import operations as index
from tests.web.conftest import address
from tests.web.test_search import hits
from tests.web.test_search_suggestions import options

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def title(number: int, name: str) -> None:
    Title.objects.create(
        id=number, title=name, kind=KINDS["movie"], start_year=1931, votes=5_000, rating=7.1, genres=[GENRES["Drama"]]
    )


@pytest.fixture
def datasets(heat):
    """Two titles, one of them a work already, and a person who is in the other."""
    title(113277, "Heat")
    title(21, "Heat of Yesterday")
    Name.objects.create(id=134, name="Jean Servais", popularity=70.0, known_for=[21])
    Principal.objects.create(title_id=21, ordering=1, name_id=134, category=CATEGORIES["actor"], characters=["Tony"])
    Dataset.objects.create(name="title.basics", size=1, digest="d", choice="c", rows=2, loaded_at=MONDAY)
    index.rebuild()
    return heat


def test_a_title_stands_beside_works_and_says_where_it_is_from(charlie, datasets):
    page = charlie.get("/search/", {"q": "heat"}).text
    assert hits(page) == [address(datasets), "/title/tt0000021/"]
    assert page.count("from the IMDb datasets") == 1
    assert "/posters/imdb/tt0000021." in page
    assert "5,000 votes" in page


def test_a_person_leads_to_their_page(charlie, datasets):
    page = charlie.get("/search/", {"q": "jean servais", "group": "people"}).text
    assert hits(page) == ["/name/nm0000134/"]


def test_both_may_be_meant_while_one_types(charlie, datasets):
    assert "/title/tt0000021/" in options(charlie.get("/search/suggest", {"q": "heat of"}).text)
    assert "/name/nm0000134/" in options(charlie.get("/search/suggest", {"q": "jean"}).text)


def test_the_picture_of_a_title_is_drawn_wherever_its_address_is_from(charlie, datasets):
    page = charlie.get("/search/", {"q": "heat of yesterday"}).text
    picture = re.search(r'src="(/posters/imdb/[^"]+)"', page)[1]
    assert charlie.get(picture, follow=True)["Content-Type"] == "image/svg+xml"


def test_pages_to_browse_by_show_works_alone(charlie, datasets):
    page = charlie.get("/browse/genre/drama/").text
    assert re.findall(r'class="card" href="([^"]+)"', page) == [address(datasets)]
    assert "1 title<" in page


def test_staff_are_not_sent_outside_where_the_datasets_answer(alice, datasets, simulator):
    assert "Not here yet" not in alice.get("/search/", {"q": "heat of yesterday"}).text


def test_twice_as_many_cost_the_same_queries(charlie, datasets):
    def queries() -> int:
        index.rebuild()
        charlie.get("/search/", {"q": "heat"})
        with CaptureQueriesContext(connection) as seen:
            charlie.get("/search/", {"q": "heat"})
        return len(seen)

    for number in range(100, 105):
        title(number, f"Heat {number}")
    few = queries()
    for number in range(200, 206):
        title(number, f"Heat {number}")
    assert queries() == few
