"""What is said while somebody types."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog.models import Person, Title
from cineteca.search import operations as index
from tests.web.conftest import address

SUGGEST = "/search/suggest"


def options(page: str) -> list[str]:
    return re.findall(r'<a role="option"[^>]*href="([^"]+)"', page)


@pytest.fixture
def indexed(heat, wire):
    index.rebuild()
    return heat


def test_comes_in_groups_with_a_way_to_all_answers(charlie, indexed):
    page = charlie.get(SUGGEST, {"q": "heat"}).text
    franchise = f"/franchise/{indexed.details.franchise_id}-heat-collection/"
    assert options(page) == [address(indexed), franchise, "/search/?q=heat"]
    assert re.findall(r'role="group" aria-label="([^"]+)"', page) == ["Films and shows", "Franchises"]


def test_names_people(charlie, indexed):
    slug = Person.objects.get(name="Al Pacino").slug
    assert f"/person/{slug}" in options(charlie.get(SUGGEST, {"q": "pac"}).text)


def test_marks_the_letters_that_were_typed(charlie, indexed):
    assert "<mark>Hea</mark>t" in charlie.get(SUGGEST, {"q": "hea"}).text


def test_calls_works_as_the_reader_does(charlie, heat):
    Title.objects.create(work=heat, title="Fuego contra fuego", region="ES", language="es", source="tmdb")
    index.rebuild()
    page = charlie.get(SUGGEST, {"q": "heat"}, headers={"Accept-Language": "es-ES"}).text
    assert 'lang="es">Fuego contra fuego<' in page


def test_of_nothing_is_nothing(charlie, indexed):
    assert options(charlie.get(SUGGEST, {"q": "  "}).text) == []
    assert options(charlie.get(SUGGEST).text) == []


def test_of_what_nobody_knows_leads_to_the_page_of_answers(charlie, indexed):
    assert options(charlie.get(SUGGEST, {"q": "xylophon"}).text) == ["/search/?q=xylophon"]


@pytest.mark.parametrize("text", ["<b>", "'", "%", "\\", "é" * 500, "日", "&|!:*()", "\U0001f3ac"])
def test_stumbles_over_nothing(charlie, indexed, text):
    answer = charlie.get(SUGGEST, {"q": text})
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_is_kept_for_a_moment_by_the_browser_alone(charlie, indexed):
    answer = charlie.get(SUGGEST, {"q": "heat"})
    assert answer["Cache-Control"] == "private, max-age=60"
    assert "Accept-Language" in answer["Vary"]


def test_costs_the_same_queries_for_twice_as_many(charlie, films):
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            charlie.get(SUGGEST, {"q": "film"})
        return len(seen)

    films(2)
    index.rebuild()
    queries()
    two = queries()
    films(2)
    index.rebuild()
    queries()
    assert queries() == two
