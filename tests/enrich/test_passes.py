"""Passes over one kind of fact: offers, ratings; each leaves the work's turn in the queue as it is."""

from datetime import timedelta

import pytest

from cineteca.catalog.models import Offer, Rating, TrendingSignal
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh
from cineteca.outbound.models import CallLog, DailyQuota

from .conftest import MATRIX

pytestmark = pytest.mark.slow


@pytest.fixture
def today(archive):
    """The archive on the day of the clock, as the response cache is."""
    archive.at = clock.now()
    return archive


@pytest.fixture
def known(today, heat):
    """Heat, enriched a while ago."""
    today.enrich(heat)
    CallLog.objects.all().delete()
    return heat


def offers(archive, **options):
    return enrich.refresh_offers(trigger="scheduled", now=archive.now, **options)


def ratings(archive, **options):
    return enrich.refresh_ratings(trigger="scheduled", now=archive.now, **options)


def row(work) -> Refresh:
    return Refresh.objects.get(work=work)


def age(work, **delta) -> None:
    moment = clock.now() - timedelta(**delta)
    Refresh.objects.filter(work=work).update(offers_at=moment, ratings_at=moment)


class TestTheOffersPass:
    def test_leaves_a_work_alone_that_nobody_cares_about(self, today, known):
        age(known, days=3)
        assert offers(today).checked == 0

    def test_asks_every_day_about_what_was_opened_lately(self, today, known):
        enrich.note_opened(work_id=known.id, at=today.at)
        age(known, hours=13)
        assert offers(today).checked == 0
        age(known, hours=24)
        assert offers(today).ingested == 1

    def test_asks_every_half_day_about_what_trends(self, today, known):
        TrendingSignal.objects.create(
            work=known, source="tmdb", window="day", rank=1, period=today.at.replace(hour=0), captured_at=today.at
        )
        age(known, hours=10)
        assert offers(today).checked == 0
        age(known, hours=12)
        assert offers(today).ingested == 1

    def test_asks_for_offers_alone(self, today, known):
        before = row(known)
        enrich.ask_now(work_id=known.id, at=today.at)
        Refresh.objects.update(urgent=False)
        age(known, days=2)
        offers(today)
        assert list(CallLog.objects.values_list("provider", "endpoint")) == [("tmdb", "movie/{id}/watch/providers")]
        after = row(known)
        assert after.offers_at == today.at
        assert (after.due_on, after.text_at, after.enriched_at) == (before.due_on, before.text_at, before.enriched_at)
        assert (after.status, after.lease) == ("complete", None)

    def test_learns_what_came_and_what_is_gone(self, today, known, simulator):
        enrich.note_opened(work_id=known.id, at=today.at)
        age(known, days=2)
        before = Offer.objects.filter(work=known, gone_at=None).count()
        simulator.change("movie", 949, offers={"US": [["flatrate", "Netflix", 8, 1]]})
        offers(today)
        assert before != Offer.objects.filter(work=known, gone_at=None).count()

    def test_ends_when_the_source_asks_to_wait(self, today, known, simulator):
        matrix = today.add("The Matrix", MATRIX)
        today.enrich(matrix)
        for work in (known, matrix):
            enrich.note_opened(work_id=work.id, at=today.at)
            age(work, days=2)
        simulator.break_("tmdb=429")
        run = offers(today)
        assert (run.ingested, run.failed) == (0, 0)
        assert row(known).offers_at < today.at - timedelta(days=1)
        assert row(known).status in {"complete", "pending"}

    def test_says_so_where_no_source_is_switched_on(self, today, settings):
        settings.AVAILABILITY_SOURCE = "off"
        assert "AVAILABILITY_SOURCE" in offers(today).errors[0]["error"]


class TestTheRatingsPass:
    def test_asks_after_a_week(self, today, known):
        age(known, days=6)
        assert ratings(today).checked == 0
        age(known, days=7, seconds=5)
        before = row(known)
        assert ratings(today).ingested == 1
        assert list(CallLog.objects.values_list("provider", flat=True)) == ["omdb"]
        assert row(known).ratings_at == today.at
        assert row(known).due_on == before.due_on

    def test_takes_the_most_overdue_first(self, today, known):
        matrix = today.add("The Matrix", MATRIX)
        today.enrich(matrix)
        age(known, days=8)
        age(matrix, days=80)
        run = ratings(today, maximum=1)
        assert [title.split(" (")[0] for title in run.titles] == ["The Matrix"]

    def test_brings_a_new_rating(self, today, known, simulator):
        age(known, days=8)
        today.forget_answers()  # the cache knows the real age of what it keeps, which is seconds
        simulator.change("movie", 949, imdb_rating=9.9)
        ratings(today)
        assert Rating.objects.get(work=known, source="imdb").value == 9.9

    def test_stops_when_the_day_s_calls_are_used_up(self, today, known, settings):
        settings.PROVIDERS = {
            **settings.PROVIDERS,
            "omdb": {**settings.PROVIDERS["omdb"], "quota": 1000, "reserve": 100},
        }
        DailyQuota.objects.create(provider="omdb", day=clock.now().date(), spent=900)
        age(known, days=8)
        assert ratings(today).checked == 0
        DailyQuota.objects.update(spent=899)
        assert ratings(today).ingested == 1

    def test_leaves_out_what_has_no_identifier_to_ask_by(self, today):
        work = today.add("Nobody's", {"tmdb": "603"})
        Refresh.objects.create(work=work, enriched_at=today.at, status="complete")
        assert ratings(today).checked == 0
