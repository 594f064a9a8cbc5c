from datetime import timedelta

import pytest

from cineteca.catalog import operations as catalog
from cineteca.core import clock
from cineteca.providers.records import OfferRecord
from tests.catalog import answers
from tests.web.conftest import address, told


def offer(service: str, kind: str = "stream", **more) -> OfferRecord:
    return OfferRecord(service=service, region="US", type=kind, **more)


@pytest.fixture
def heat(db):
    return told("film", "Heat", 1995, tmdb=answers.heat(images=(), offers=(), offers_for=()))


def hear(work, *offers: OfferRecord, ago: timedelta = timedelta(0)) -> None:
    at = clock.now() - ago
    catalog.claim_offers(work_id=work.id, provider="tmdb", offers=offers, regions=("*",), at=at)


def strip(client, work) -> str:
    html = client.get(address(work, region="US")).text
    return html.partition('id="watch"')[2].partition("</section>")[0]


class TestWhereToWatch:
    def test_is_grouped_by_way_with_price_and_link(self, charlie, heat):
        hear(
            heat,
            offer("Netflix", link="https://www.netflix.com/title/60002"),
            offer("Apple TV", "rent", price=3.99, currency="USD", link="https://tv.apple.com/us/movie/heat/umc.1"),
        )
        html = strip(charlie, heat)
        assert html.index("Stream") < html.index("Netflix") < html.index("Rent") < html.index("Apple TV")
        assert "$3.99" in html
        assert 'href="https://www.netflix.com/title/60002"' in html

    def test_leads_to_a_search_where_no_address_is_told(self, charlie, heat):
        hear(heat, offer("Netflix"))
        assert 'href="https://www.netflix.com/search?q=Heat"' in strip(charlie, heat)

    def test_says_what_left_and_when(self, charlie, heat):
        hear(heat, offer("Netflix"), ago=timedelta(days=9))
        hear(heat, ago=timedelta(days=2))
        html = strip(charlie, heat)
        assert "left on" in html
        assert "Netflix" in html
        assert "No service in United States is known to have it." in html

    def test_says_nothing_of_what_left_long_ago(self, charlie, heat):
        hear(heat, offer("Netflix"), ago=timedelta(days=400))
        hear(heat, ago=timedelta(days=300))
        assert "left on" not in strip(charlie, heat)

    def test_says_when_it_was_checked_also_when_there_is_nothing(self, charlie, heat):
        hear(heat, ago=timedelta(hours=3))
        assert "Checked 3 hours ago (TMDB)." in strip(charlie, heat)

    def test_counts_a_check_that_found_the_same(self, charlie, heat):
        hear(heat, offer("Netflix"), ago=timedelta(days=3))
        hear(heat, offer("Netflix"), ago=timedelta(hours=5))
        assert "checked 5 hours ago" in strip(charlie, heat)

    def test_is_left_out_where_nobody_was_asked(self, charlie, heat):
        assert 'id="watch"' not in charlie.get(address(heat)).text


class TestTheScore:
    def test_stands_with_its_bounds_beside_the_sources(self, charlie, db):
        heat = told("film", "Heat", 1995, tmdb=answers.heat(images=()), omdb=answers.heat_at_omdb())
        html = charlie.get(address(heat)).text.partition('class="scores"')[2].partition("</dl>")[0]
        assert "All 3 sources" in html
        low, high = (f"{value / 10:.1f}" for value in (heat.aggregate.low, heat.aggregate.high))
        assert f"{low}–{high}" in html
        assert "8.3" in html

    def test_is_not_told_twice_where_one_source_speaks_alone(self, charlie, heat):
        assert 'class="score overall"' not in charlie.get(address(heat)).text


class TestTrending:
    def test_is_an_order_when_something_is_talked_about(self, charlie, heat):
        assert "talked about now" not in charlie.get("/").text
        now = clock.now()
        catalog.note_trends(source="tmdb", window="day", period=now, ranks=[catalog.Trend(heat.id, 1)], at=now)
        catalog.fuse_popularity(at=now)
        from cineteca.web.views import browse

        browse._side.clear()
        assert "talked about now" in charlie.get("/").text
        assert "Heat" in charlie.get("/?sort=trending").text
