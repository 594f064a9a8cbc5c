"""Pages to browse by: the hub, what is talked about, new or to come, and all of one genre, decade or service."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Offer, Service, Work
from cineteca.catalog.operations import Trend
from cineteca.core import clock
from cineteca.search import operations as index
from cineteca.web import rails
from tests.web.conftest import address


def posters(html: str) -> list[str]:
    return re.findall(r'class="card" href="([^"]+)"', html)


def listed(*works: Work, window: str = "day", ago: timedelta = timedelta()) -> None:
    """A source's list of what is talked about."""
    ranks = [Trend(work.id, rank) for rank, work in enumerate(works, start=1)]
    at = clock.now()
    catalog.note_trends(source="tmdb", window=window, period=at - ago - timedelta(minutes=1), ranks=ranks, at=at)


def premiere(work: Work, days: int) -> None:
    """`work` comes out in so many days."""
    Work.objects.filter(id=work.id).update(release_date=clock.now().date() + timedelta(days=days))


def offered(work: Work, service: str, region: str = "US") -> None:
    made, _ = Service.objects.get_or_create(slug=service, defaults={"name": service.title()})
    Offer.objects.create(work=work, service=made, region=region, type="stream", told_by="tmdb")


def works() -> list[Work]:
    return list(Work.objects.order_by("popularity"))


class TestTrending:
    def test_of_a_day_is_in_the_order_of_the_lists(self, charlie, films):
        films(3)
        first, second, third = works()
        listed(second, third, first)
        assert posters(charlie.get("/browse/trending/day/").text) == [address(work) for work in (second, third, first)]

    def test_of_a_week_knows_more_than_that_of_a_day(self, charlie, films):
        films(2)
        first, second = works()
        listed(first)
        listed(second, ago=timedelta(days=5))
        assert posters(charlie.get("/browse/trending/day/").text) == [address(first)]
        assert posters(charlie.get("/browse/trending/week/").text) == [address(first), address(second)]

    def test_can_be_films_or_shows_alone(self, charlie, heat, wire):
        listed(heat)
        listed(wire)
        assert posters(charlie.get("/browse/trending/day/?kind=show").text) == [address(wire)]

    def test_goes_on_page_by_page(self, charlie, films):
        films(50)
        listed(*works())
        first = charlie.get("/browse/trending/day/").text
        (following,) = set(re.findall(r'class="button" href="([^"]+after=[^"]+)"', first))
        second = charlie.get(unescape(following), headers={"HX-Request": "true"}).text
        assert (len(posters(first)), len(posters(second))) == (40, 10)
        assert not set(posters(first)) & set(posters(second))
        assert "<html" not in second

    def test_from_a_place_that_nobody_handed_out_is_the_beginning(self, charlie, db):
        assert charlie.get("/browse/trending/day/?after=nonsense")["Location"] == "/browse/trending/day/"

    def test_where_nothing_is_says_what_will_be(self, charlie, heat):
        assert "Nothing on this shelf yet." in charlie.get("/browse/trending/day/").text

    def test_of_another_span_is_no_page(self, charlie, db):
        assert charlie.get("/browse/trending/year/").status_code == 404


class TestPremieres:
    @pytest.fixture
    def four(self, films) -> list[Work]:
        """A long time ago, lately, tomorrow, next month."""
        films(4)
        for work, days in zip(works(), (-900, -3, 1, 30), strict=True):
            premiere(work, days)
        return works()

    def test_that_were_lately_are_new(self, charlie, four):
        assert posters(charlie.get("/browse/new/").text) == [address(four[1])]

    def test_to_come_are_in_the_order_of_their_days(self, charlie, four):
        assert posters(charlie.get("/browse/upcoming/").text) == [address(four[2]), address(four[3])]

    def test_can_be_sorted_by_how_many_look_for_them(self, charlie, four):
        page = charlie.get("/browse/upcoming/?sort=popularity").text
        assert posters(page) == [address(four[3]), address(four[2])]
        assert "most popular" in page

    def test_sorted_by_what_cannot_be_meant_are_in_their_own_order(self, charlie, four):
        assert posters(charlie.get("/browse/upcoming/?sort=loud").text) == [address(four[2]), address(four[3])]

    def test_from_a_place_that_nobody_handed_out_are_the_beginning(self, charlie, db):
        assert charlie.get("/browse/new/?kind=film&after=nonsense")["Location"] == "/browse/new/?kind=film"


class TestAllOfAGenre:
    def test_is_called_by_its_name_in_an_address(self, charlie, films):
        films(4)
        index.rebuild()
        page = charlie.get("/browse/genre/comedy/").text
        assert "<h1>Comedy</h1>" in page
        assert len(posters(page)) == 2

    def test_can_be_narrowed_and_stays_that_genre(self, charlie, films):
        films(30)
        index.rebuild()
        page = charlie.get("/browse/genre/comedy/?decade=1960").text
        assert len(posters(page)) == 5
        assert 'class="chip" href="/browse/genre/comedy/"' in page
        assert 'name="genre"' not in page

    def test_that_nobody_knows_is_no_page(self, charlie, db):
        assert charlie.get("/browse/genre/opera/").status_code == 404

    def test_goes_on_page_by_page(self, charlie, films):
        films(90)
        index.rebuild()
        first = charlie.get("/browse/genre/comedy/").text
        (following,) = set(re.findall(r'class="button" href="([^"]+cursor=[^"]+)"', first))
        second = charlie.get(unescape(following), headers={"HX-Request": "true", "HX-Target": "wall"}).text
        assert (len(posters(first)), len(posters(second))) == (40, 5)
        assert not set(posters(first)) & set(posters(second))


class TestAllOfADecade:
    def test_is_a_page(self, charlie, films):
        films(30)
        index.rebuild()
        page = charlie.get("/browse/decade/1970s/").text
        assert "<h1>1970s</h1>" in page
        assert len(posters(page)) == 10

    @pytest.mark.parametrize("odd", ["1975s", "1970", "970s", "2150s", "soon"])
    def test_is_a_decade(self, charlie, db, odd):
        assert charlie.get(f"/browse/decade/{odd}/").status_code == 404


class TestAllOfAService:
    @pytest.fixture
    def two(self, films) -> list[Work]:
        films(2)
        here, there = works()
        offered(here, "cinemax", "US")
        offered(there, "cinemax", "DE")
        index.rebuild()
        return [here, there]

    def test_is_what_it_has_in_the_region_of_who_looks(self, charlie, two):
        page = charlie.get("/browse/service/cinemax/").text
        assert "<h1>Cinemax</h1>" in page
        assert posters(page) == [address(two[0])]

    def test_is_another_in_another_region_which_is_remembered(self, charlie, two):
        answer = charlie.get("/browse/service/cinemax/?region=DE")
        assert posters(answer.text) == [address(two[1])]
        assert answer.cookies["region"].value == "DE"

    def test_that_nobody_knows_is_no_page(self, charlie, db):
        assert charlie.get("/browse/service/nobody/").status_code == 404


class TestTheHub:
    def test_leads_everywhere(self, charlie, films):
        films(12)
        listed(*works())
        for days, work in enumerate(works()):
            premiere(work, days - 5)
        offered(works()[0], "cinemax")
        index.rebuild()
        page = charlie.get("/browse/").text
        for url in (
            "/browse/trending/day/", "/browse/new/", "/browse/upcoming/", "/browse/genre/comedy/",
            "/browse/decade/1960s/", "/browse/service/cinemax/",
        ):  # fmt: skip
            assert f'href="{url}"' in page, url
        assert all(charlie.get(url).status_code == 200 for url in set(re.findall(r'href="(/browse/[^"]*)"', page)))

    def test_of_an_empty_catalogue_stands(self, charlie, db):
        assert charlie.get("/browse/").status_code == 200

    def test_stands_where_its_name_without_a_slash_leads(self, charlie, db):
        assert charlie.get("/browse")["Location"] == "/browse/"


class TestTheFrontPage:
    def test_begins_with_what_is_talked_about_today_and_what_else_this_week(self, charlie, films):
        films(12)
        listed(*works()[:6])
        listed(*works()[6:], ago=timedelta(days=4))
        page = charlie.get("/").text
        today, week = (re.search(rf'id="rail-{name}".*?</ul>', page, re.DOTALL)[0] for name in ("day", "week"))
        assert posters(today) == [address(work) for work in works()[:6]]
        assert posters(week) == [address(work) for work in works()[6:]]

    def test_has_no_row_of_less_than_a_few(self, charlie, films):
        films(3)
        listed(*works())
        assert "rail-day" not in charlie.get("/").text

    @pytest.mark.parametrize("path", ["/?genre=Comedy", "/?kind=film", "/?sort=newest"])
    def test_is_a_plain_list_where_something_is_chosen(self, charlie, films, path):
        films(6)
        listed(*works())
        assert "rail-day" not in charlie.get(path).text

    def test_asks_nothing_more_of_the_database_for_its_rows(self, charlie, films, django_assert_num_queries):
        films(6)
        listed(*works())
        charlie.get("/")
        with django_assert_num_queries(1):
            charlie.get("/")

    def test_comes_anew_when_its_rows_have_changed(self, charlie, films):
        films(6)
        tag = charlie.get("/")["ETag"]
        listed(*works())
        rails.forget()
        assert charlie.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/browse/", "/browse/trending/day/", "/browse/new/", "/browse/genre/comedy/", "/browse/decade/1960s/",
     "/browse/service/cinemax/"],
)  # fmt: skip
def test_twice_the_rows_cost_the_same_queries(charlie, films, path):
    def queries() -> int:
        rails.forget()
        index.rebuild()
        charlie.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert charlie.get(path).status_code == 200
        return len(seen)

    def more(number: int) -> None:
        films(number)
        for days, work in enumerate(Work.objects.exclude(offers__service__slug="cinemax")):
            premiere(work, -days)
            offered(work, "cinemax")
        listed(*works(), ago=timedelta(hours=Work.objects.count()))

    more(10)
    ten = queries()
    more(10)
    assert queries() == ten
