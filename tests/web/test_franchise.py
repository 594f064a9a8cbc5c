import pytest
from django.test import Client

from cineteca.catalog.models import Franchise
from cineteca.providers.records import FranchiseRecord
from tests.catalog import answers
from tests.web.conftest import address, told

NAME = "The Thieves Collection"


@pytest.fixture
def thieves(db):
    """Three films that belong together, the last of them first in the catalogue."""

    def film(title: str, year: int, number: int, **more):
        record = answers.heat(
            ids={"tmdb": str(number)}, title=title, year=year, release_date=None, images=(), similar=(),
            franchise=FranchiseRecord(name=NAME, ids={"tmdb": "7"}), **more,
        )  # fmt: skip
        return told("film", title, year, tmdb=record)

    return [film("Third", 1999, 3), film("First", 1981, 1), film("Second", 1986, 2)]


def names(html: str) -> list[str]:
    return [part.partition("<")[0] for part in html.split('<span class="card-name">')[1:]]


def page() -> str:
    return f"/franchise/{Franchise.objects.get().id}-the-thieves-collection/"


def test_a_works_page_has_its_franchise_in_order_and_itself_in_its_place(charlie, thieves):
    html = charlie.get(address(thieves[2])).text
    assert names(html) == ["First", "Second", "Third"]
    assert html.count('aria-current="page"') == 1
    assert f'href="{page()}"' in html


def test_one_alone_makes_no_row(charlie, db):
    heat = told("film", "Heat", 1995, tmdb=answers.heat(images=()))
    assert "Heat Collection" not in charlie.get(address(heat)).text.partition('id="known"')[0]


def test_a_franchise_has_a_page(charlie, thieves):
    html = charlie.get(page()).text
    assert names(html) == ["First", "Second", "Third"]
    assert "3 works, in the order they came out" in html


@pytest.mark.parametrize("more", ["", "-something-it-was-called"])
def test_its_number_alone_leads_there(charlie, thieves, more):
    answer = charlie.get(f"/franchise/{Franchise.objects.get().id}{more}/")
    assert (answer.status_code, answer["Location"]) == (301, page())


@pytest.mark.parametrize("name", ["0", "heat", "99999999999999999999", "-1", "٣"])
def test_there_is_none_by_another_name(charlie, db, name):
    assert charlie.get(f"/franchise/{name}/").status_code == 404


def test_twice_the_works_cost_the_same_queries(thieves, django_assert_num_queries):
    Client().get(page())
    with django_assert_num_queries(10, exact=False) as before:
        Client().get(page())
    for number in range(10, 20):
        record = answers.heat(
            ids={"tmdb": str(number)}, title=f"Film {number}", images=(), similar=(),
            franchise=FranchiseRecord(name=NAME, ids={"tmdb": "7"}),
        )  # fmt: skip
        told("film", f"Film {number}", 2000, tmdb=record)
    with django_assert_num_queries(len(before)):
        Client().get(page())


class TestWorksForAdults:
    @pytest.fixture
    def second(self, thieves):
        answers_for_adults = answers.heat(
            ids={"tmdb": "2"}, title="Second", year=1986, release_date=None, images=(), similar=(), adult=True,
            franchise=FranchiseRecord(name=NAME, ids={"tmdb": "7"}),
        )  # fmt: skip
        return told("film", "Second", 1986, tmdb=answers_for_adults)

    def test_are_missing_in_their_franchise(self, charlie, second, thieves):
        assert names(charlie.get(page()).text) == ["First", "Third"]
        assert names(charlie.get(address(thieves[0])).text) == ["First", "Third"]

    def test_have_no_page_but_for_staff(self, alice, charlie, second):
        assert charlie.get(address(second)).status_code == 404
        assert alice.get(address(second)).status_code == 200

    def test_are_there_where_the_setting_lets_them_in(self, charlie, second, settings):
        settings.ADULT = True
        assert charlie.get(address(second)).status_code == 200
        assert names(charlie.get(page()).text) == ["First", "Second", "Third"]
