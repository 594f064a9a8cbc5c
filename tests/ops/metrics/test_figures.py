"""What Prometheus reads."""

from datetime import timedelta

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from cineteca.core import clock
from cineteca.enrich import operations as enrichment
from cineteca.enrich.models import Alert, RuleCount, Run
from cineteca.enrich.operations import schedules
from cineteca.imdb.operations import checking
from cineteca.ops.metrics import collecting
from cineteca.outbound import counting
from cineteca.outbound.models import Breaker, CallLog
from tests.enrich.datasets import filled
from tests.web.conftest import films, heat, wire  # noqa: F401 - the same works

pytestmark = pytest.mark.django_db


def figures(at=None):
    """name → {labels → figure} of everything that is told."""
    text = collecting.collected(at or clock.now()).decode()
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sorted(sample.labels.items()))] = sample.value
    return found


def labelled(**labels):
    return tuple(sorted(labels.items()))


def logged(number, at, **more):
    values = {
        "provider": "tmdb", "host": "h", "endpoint": "movie/{id}", "method": "GET", "path": "/", "status": 200,
        "ms": 300.0, "cached": "miss", "attempts": 1, "at": at,
    } | more  # fmt: skip
    CallLog.objects.bulk_create(CallLog(**values) for _ in range(number))


def ended(at, **more):
    values = {"source": "queue", "trigger": "scheduled", "checked": 3, "ingested": 2, "skipped": 1, "duration_ms": 1500}
    return Run.objects.create(started_at=at - timedelta(minutes=1), heard_at=at, ended_at=at, **(values | more))


class TestCalls:
    def test_are_counted_by_provider_status_and_cache(self):
        at = clock.now()
        logged(3, at)
        logged(2, at, cached="hit", attempts=0, ms=1.0)
        logged(1, at, status=None, error="Failed", ms=9000.0)
        counting.count_calls(at=at)
        told = figures(at + timedelta(seconds=5))
        assert told["cineteca_calls_total"] == {
            labelled(provider="tmdb", status="0", cached="miss"): 1,
            labelled(provider="tmdb", status="200", cached="hit"): 2,
            labelled(provider="tmdb", status="200", cached="miss"): 3,
        }
        assert told["cineteca_call_errors_total"] == {labelled(provider="tmdb", error="Failed"): 1}

    def test_tell_how_long_the_other_side_took(self):
        at = clock.now()
        logged(3, at)
        logged(1, at, ms=10_900.0, waited_ms=4_000.0)
        logged(5, at, cached="hit", attempts=0, ms=1.0)
        counting.count_calls(at=at)
        buckets = figures(at + timedelta(seconds=5))["cineteca_call_seconds_bucket"]
        below = {dict(labels)["le"]: figure for labels, figure in buckets.items()}
        assert (below["0.25"], below["0.5"], below["5.0"], below["10.0"], below["+Inf"]) == (0, 3, 3, 4, 4)

    def test_stay_counted_when_the_log_lets_go(self):
        at = clock.now()
        logged(3, at)
        for seconds in (0, 5):
            counting.count_calls(at=at + timedelta(seconds=seconds))
        CallLog.objects.all().delete()
        logged(2, at)
        for seconds in (10, 15):
            counting.count_calls(at=at + timedelta(seconds=seconds))
        assert figures(at + timedelta(seconds=20))["cineteca_calls_total"] == {
            labelled(provider="tmdb", status="200", cached="miss"): 5
        }

    def test_are_counted_once_however_often_somebody_asks(self):
        at = clock.now()
        logged(3, at)
        for seconds in range(0, 30, 3):
            counting.count_calls(at=at + timedelta(seconds=seconds))
        assert sum(figures(at + timedelta(minutes=1))["cineteca_calls_total"].values()) == 3

    def test_of_a_long_log_are_counted_in_stretches(self, monkeypatch):
        monkeypatch.setattr(counting, "STRETCH", 2)
        at = clock.now()
        logged(5, at)
        for seconds in range(0, 15, 3):
            counting.count_calls(at=at + timedelta(seconds=seconds))
        assert sum(figures(at + timedelta(minutes=1))["cineteca_calls_total"].values()) == 5


class TestRuns:
    def test_are_counted_by_source_and_result(self):
        at = clock.now()
        ended(at - timedelta(seconds=10))
        ended(at - timedelta(seconds=9), failed=1)
        ended(at - timedelta(seconds=8), checked=0, ingested=0, skipped=0)
        told = figures(at)
        assert told["cineteca_runs_total"] == {
            labelled(source="queue", trigger="scheduled", result="done"): 1,
            labelled(source="queue", trigger="scheduled", result="partly"): 1,
            labelled(source="queue", trigger="scheduled", result="idle"): 1,
        }
        assert told["cineteca_run_works_total"][labelled(source="queue", outcome="ingested")] == 4
        assert told["cineteca_run_seconds_total"] == {labelled(source="queue"): 4.5}

    def test_stay_counted_when_they_are_let_go_and_are_counted_once(self):
        at = clock.now()
        ended(at - timedelta(seconds=10))
        figures(at)
        Run.objects.all().delete()
        ended(at + timedelta(seconds=5))
        figures(at + timedelta(seconds=20))
        assert sum(figures(at + timedelta(seconds=40))["cineteca_runs_total"].values()) == 2

    def test_under_way_are_told_apart(self):
        at = clock.now()
        Run.objects.create(source="discovery", trigger="manual", started_at=at, heard_at=at)
        assert figures(at)["cineteca_runs_running"] == {labelled(source="discovery"): 1}

    def test_that_another_process_counts_are_left_to_it(self):
        at = clock.now()
        assert enrichment.count_runs(at=at) is True
        assert enrichment.count_runs(at=at) is False


class TestTheRest:
    def test_tells_of_works_and_the_queue(self, heat, wire):  # noqa: F811
        enrichment.enqueue_all(at=clock.now())
        told = figures()
        assert sum(told["cineteca_works"].values()) == 2
        assert told["cineteca_queue_works"][labelled(state="never")] == 2
        assert 0 < told["cineteca_completeness_ratio"][labelled(kind="film")] <= 1

    def test_tells_of_an_open_breaker_and_what_is_left(self, settings):
        at = clock.now()
        settings.PROVIDERS = {"omdb": {"enabled": True, "quota": 1000, "limit": None}}
        Breaker.objects.create(provider="omdb", host="h", failures=5, opened_at=at, until=at + timedelta(minutes=5))
        told = figures(at)
        assert told["cineteca_breaker_state"] == {labelled(provider="omdb", host="h"): 2}
        assert told["cineteca_quota_left"] == {labelled(provider="omdb"): 1000}

    def test_tells_of_schedules_alerts_and_quality(self):
        at = clock.now()
        schedules.ensure(at=at)
        Alert.objects.create(kind="quality", subject="year", message="!", severity="error", raised_at=at)
        run = ended(at)
        RuleCount.objects.create(run=run, rule="year_impossible", severity="error", count=9, counted_at=at)
        told = figures(at)
        assert told["cineteca_schedule_enabled"][labelled(schedule="refresh")] == 1
        assert told["cineteca_schedule_next_timestamp_seconds"][labelled(schedule="refresh")] > at.timestamp()
        assert told["cineteca_alerts_open"] == {labelled(kind="quality", severity="error"): 1}
        assert told["cineteca_quality_findings"] == {labelled(rule="year_impossible", severity="error"): 9}

    def test_tells_which_version_runs_and_what_requests_came(self):
        Client().get("/healthz")
        told = figures()
        assert list(told["cineteca_build_info"].values()) == [1]
        assert told["cineteca_http_requests_total"][labelled(method="GET", route="/healthz", status="200")] >= 1

    def test_of_an_empty_house_misses_no_part(self):
        assert set(figures()["cineteca_collect_failed"].values()) == {0}

    def test_goes_on_where_one_part_breaks(self, monkeypatch):
        def broken(_at):
            raise RuntimeError("no")

        monkeypatch.setattr(collecting, "PARTS", {**collecting.PARTS, "queue": broken})
        told = figures()
        assert told["cineteca_collect_failed"][labelled(part="queue")] == 1
        assert "cineteca_works" in told or "cineteca_build_info" in told

    def test_costs_the_same_for_twice_the_works(self, films, django_assert_max_num_queries):  # noqa: F811
        films(3)
        figures()
        with django_assert_max_num_queries(74) as few:
            figures()
        films(40)
        with django_assert_max_num_queries(len(few) + 5):  # a few hang on what other tests left, none on the works
            figures()


class TestDatasets:
    def test_tell_age_and_rows_by_file(self):
        filled.heat()
        filled.files(published_at=clock.now() - timedelta(hours=3))
        found = figures()
        assert found["cineteca_imdb_file_rows"] == {
            labelled(file="title.basics"): 1,
            labelled(file="title.ratings"): 1,
        }
        assert 3 * 3600 <= found["cineteca_imdb_file_age_seconds"][labelled(file="title.basics")] < 3 * 3600 + 60

    def test_tell_what_does_not_hold_together(self):
        filled.heat(end_year=1990)
        filled.files()
        checking.check(at=clock.now())
        assert figures()["cineteca_imdb_check_found"][labelled(check="title-years", severity="warning")] == 1

    def test_tell_nothing_where_none_are_loaded(self):
        assert "cineteca_imdb_file_rows" not in figures()
