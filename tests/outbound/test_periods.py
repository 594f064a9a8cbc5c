from datetime import UTC, datetime, timedelta

import pytest

from cineteca.core.database.sampling import share_of
from cineteca.outbound import queries
from cineteca.outbound.models import CallLog
from cineteca.outbound.queries import periods

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def call(minute: float = 0, **more) -> None:
    values = {
        "provider": "tmdb", "host": "api.themoviedb.org", "endpoint": "movie/{id}", "method": "GET", "path": "/3/movie/1",
        "status": 200, "ms": 100.0, "waited_ms": 0.0, "cached": "miss", "attempts": 1, "at": NINE + minute * MINUTE,
    }  # fmt: skip
    CallLog.objects.create(**values | more)


def look(**more):
    return queries.look_at_calls(since=NINE, until=NINE + 5 * MINUTE, step=MINUTE, **more)


class TestAPeriod:
    def test_has_a_bucket_for_every_step_also_for_those_without_calls(self):
        call(0)
        call(3.5)
        assert [bucket.calls for bucket in look().buckets] == [1, 0, 0, 1, 0]

    def test_tells_what_was_asked_cached_and_failed(self):
        call(0)
        call(0, cached="hit", attempts=0)
        call(0, cached="stale", attempts=1)
        call(0, error="Failed", status=500)
        first = look().buckets[0]
        assert (first.asked, first.cached, first.failed) == (1, 2, 1)

    def test_sums_up_by_endpoint_and_altogether_from_one_pass(self, django_assert_num_queries):
        for ms in (100, 200, 300):
            call(1, ms=ms)
        call(2, provider="omdb", endpoint="by-id", ms=50)
        with django_assert_num_queries(2):
            period = look()
        assert period.total.calls == 4
        assert [(row.provider, row.traffic.calls, row.traffic.p50_ms) for row in period.endpoints] == [
            ("tmdb", 3, 200.0),
            ("omdb", 1, 50.0),
        ]

    def test_leaves_our_own_waits_out_of_the_times(self):
        call(1, ms=500, waited_ms=400)
        assert look().total.p50_ms == 100

    def test_can_be_of_one_provider(self):
        call(1)
        call(1, provider="omdb")
        assert look(provider="omdb").total.calls == 1

    def test_ends_where_it_ends(self):
        call(-0.1)
        call(5)
        assert look().total.calls == 0

    def test_looks_at_a_part_of_very_many_and_makes_the_counts_good(self, monkeypatch):
        for n in range(500):
            call(n % 5)
        monkeypatch.setattr(periods, "LARGE", 10)
        monkeypatch.setattr(periods, "CHUNKS", 10)  # fifty handfuls of ten would be all of them
        period = look()
        assert period.about
        assert period.total.calls == 500


def test_a_run_has_its_own_calls():
    call(1, run_id=7)
    call(1, run_id=8)
    assert queries.look_at_run(7, since=NINE, until=NINE + 2 * MINUTE).total.calls == 1


def test_a_sample_is_taken_of_what_is_large_alone():
    assert share_of(50_000).whole
    assert share_of(-1).whole  # never analysed
    sample = share_of(1_000_000, rows=30_000)
    assert sample.clause == "TABLESAMPLE SYSTEM (3.0) REPEATABLE (1)"
    assert sample.factor == pytest.approx(33.3, abs=0.1)
