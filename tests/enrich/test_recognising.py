"""Our works among the entries of a list."""

import pytest

from cineteca.catalog import operations as catalog
from cineteca.enrich.operations.recognising import Recognised, each_once, recognise
from cineteca.providers.contract import Listed
from cineteca.providers.records import Kind

from .conftest import HEAT, MONDAY

pytestmark = pytest.mark.django_db


def listed(title: str | None = None, year: int | None = None, kind: Kind = Kind.FILM, **ids: str) -> Listed:
    return Listed(kind=kind, ids=ids, rank=1, title=title, year=year)


@pytest.fixture
def add():
    def made(title: str, year: int | None = None, kind: str = "film", **ids: str) -> int:
        return catalog.add_work(kind=kind, ids=ids, title=title, year=year, at=MONDAY).pk

    return made


class TestAnEntry:
    def test_is_known_by_either_identifier(self, add):
        heat = add("Heat", 1995, **HEAT)
        found = recognise([listed(tmdb="949"), listed(imdb="tt0113277"), listed(tmdb="949", kind=Kind.SHOW)])
        assert found == [Recognised(heat), Recognised(heat), Recognised()]

    def test_is_known_by_name_and_year_where_the_work_lacks_its_number(self, add):
        heat = add("Heat", 1995, imdb="tt0113277")
        assert recognise([listed("HEAT", 1995, tmdb="949"), listed("Heat", 1986, tmdb="11")]) == [
            Recognised(heat),
            Recognised(),
        ]

    def test_is_nobody_s_where_two_have_the_name(self, add):
        add("Heat", 1995, imdb="tt0113277")
        add("Heat", 1995, imdb="tt0000002")
        assert recognise([listed("Heat", 1995, tmdb="949")]) == [Recognised(ambiguous=True)]

    def test_is_new_where_its_namesake_is_known_as_another_work(self, add):
        add("Heat", 1995, **HEAT)
        assert recognise([listed("Heat", 1995, tmdb="777")]) == [Recognised()]

    def test_of_crossed_identifiers_is_nobody_s(self, add):
        add("Heat", 1995, tmdb="949")
        add("The Matrix", 1999, imdb="tt0133093")
        assert recognise([listed(tmdb="949", imdb="tt0133093")]) == [Recognised(ambiguous=True)]

    def test_that_leads_where_another_one_leads_counts_for_neither(self, add):
        heat = add("Heat", 1995, imdb="tt0113277")
        twice = recognise([listed("Heat", 1995, tmdb="949"), listed("Heat", 1995, tmdb="950")])
        assert each_once(twice) == [Recognised(ambiguous=True)] * 2
        assert each_once([Recognised(heat), Recognised()]) == [Recognised(heat), Recognised()]

    def test_costs_one_query_however_long_the_list_is(self, add, django_assert_num_queries):
        for number in range(6):
            add(f"Film {number}", 1990, tmdb=str(number + 1))
        entries = [listed(f"Film {number}", 1990, tmdb=str(number + 1)) for number in range(6)]
        for some in (entries[:3], entries):
            with django_assert_num_queries(1):
                assert all(found.work_id for found in recognise(some))
