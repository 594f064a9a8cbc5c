"""What is talked about, captured once a period."""

from datetime import UTC, datetime, timedelta

import pytest

from cineteca.catalog.models import TrendingSignal, Work
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.trends import period_of

SUNDAY = datetime(2026, 3, 1, 23, 59, 30, tzinfo=UTC)


@pytest.fixture
def world(archive, simulator, settings):
    settings.PROVIDERS = {
        **simulator.providers,
        "trakt": {**simulator.providers["tmdb"], "url": f"http://127.0.0.1:{simulator.port}/trakt"},
    }
    archive.at = clock.now()
    return archive


def capture(world):
    return enrich.capture_trends(trigger="scheduled", now=world.now, pages=1)


class TestAPeriod:
    def test_begins_with_its_hour_its_day_and_its_monday(self):
        assert period_of("hour", SUNDAY) == datetime(2026, 3, 1, 23, tzinfo=UTC)
        assert period_of("day", SUNDAY) == datetime(2026, 3, 1, tzinfo=UTC)
        assert period_of("week", SUNDAY) == datetime(2026, 2, 23, tzinfo=UTC)
        assert period_of("week", SUNDAY + timedelta(minutes=1)) == datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.slow
class TestACapture:
    def test_keeps_the_places_of_both_sources(self, world):
        run = capture(world)
        assert run.ingested == TrendingSignal.objects.count() > 0
        kept = set(TrendingSignal.objects.values_list("source", "window").distinct())
        assert kept == {("tmdb", "day"), ("tmdb", "week"), ("trakt", "hour")}
        assert not run.errors

    def test_adds_by_name_what_is_not_here(self, world):
        capture(world)
        first = TrendingSignal.objects.filter(source="tmdb", rank=1).first()
        assert first.work.title
        assert Work.objects.count() == Work.objects.filter(trending_signals__isnull=False).distinct().count()

    def test_of_the_same_period_reads_and_writes_nothing(self, world):
        capture(world)
        kept = TrendingSignal.objects.count()
        again = capture(world)
        assert (again.calls, again.checked) == (0, 0)
        assert TrendingSignal.objects.count() == kept

    def test_of_the_next_hour_asks_for_what_is_watched_in_it_alone(self, world):
        capture(world)
        world.at = period_of("hour", world.at) + timedelta(hours=1)
        again = capture(world)
        assert set(again.outcomes) <= {"trakt", "tmdb"}
        hours = TrendingSignal.objects.filter(source="trakt").values("period").distinct()
        assert hours.count() == 2

    def test_of_one_source_stands_when_the_other_fails(self, world, simulator):
        simulator.break_("trakt=down")
        run = capture(world)
        assert set(TrendingSignal.objects.values_list("source", flat=True)) == {"tmdb"}
        assert [line["title"] for line in run.errors if "trakt" in line["title"]]
