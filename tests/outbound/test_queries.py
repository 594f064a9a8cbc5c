from datetime import timedelta

import pytest
from django.db import connection

from cineteca.outbound import queries
from cineteca.outbound.models import Breaker, DailyQuota, HostLimit
from tests.outbound.calls import a_call, logged, minutes
from tests.outbound.fakes import NOON

pytestmark = pytest.mark.django_db


class TestTraffic:
    def test_counts_what_was_asked_cached_and_failed(self):
        logged(
            a_call(ms=100), a_call(ms=300), a_call(ms=900, waited_ms=700, attempts=3),
            a_call(cached="hit", attempts=0, ms=1), a_call(cached="revalidated"), a_call(error="Failed", status=500, ms=50),
        )  # fmt: skip
        traffic = queries.get_traffic(since=NOON - minutes(1))
        assert (traffic.calls, traffic.asked, traffic.attempts, traffic.cached, traffic.errors) == (6, 5, 7, 2, 1)
        assert traffic.cached_share == pytest.approx(1 / 3)
        assert traffic.p50_ms == 100
        assert 200 < traffic.p95_ms <= 300  # the waits of our own are not theirs

    def test_is_that_of_its_window(self):
        logged(a_call(at=NOON - minutes(61)), a_call(at=NOON), a_call(at=NOON + minutes(1)))
        assert queries.get_traffic(since=NOON - minutes(60)).calls == 2
        assert queries.get_traffic(since=NOON - minutes(60), until=NOON + minutes(1)).calls == 1

    def test_of_nobody_is_nothing(self):
        traffic = queries.get_traffic(since=NOON)
        assert (traffic.calls, traffic.cached_share, traffic.error_share, traffic.p95_ms) == (0, 0, 0, None)

    def test_of_a_run_is_that_of_its_calls(self):
        logged(a_call(run_id=7), a_call(run_id=7), a_call(run_id=8), a_call())
        assert queries.get_run_traffic(7).calls == 2

    def test_by_endpoint_begins_with_the_busiest(self):
        logged(
            a_call(),
            a_call(),
            a_call(provider="omdb", endpoint="title"),
            a_call(endpoint="find/{id}", at=NOON + minutes(5)),
        )
        rows = queries.list_calls_by_endpoint(since=NOON)
        assert [(row.provider, row.endpoint, row.traffic.calls) for row in rows] == [
            ("tmdb", "movie/{id}", 2), ("omdb", "title", 1), ("tmdb", "find/{id}", 1),
        ]  # fmt: skip
        assert rows[2].last_at == NOON + minutes(5)

    def test_by_hour_shows_the_empty_hours_too(self):
        logged(
            a_call(at=NOON - minutes(150)),
            a_call(at=NOON - minutes(61)),
            a_call(at=NOON - minutes(1)),
            a_call(at=NOON - minutes(2)),
        )
        hours = queries.list_calls_by_hour(since=NOON - minutes(170), until=NOON)
        assert [(hour.hour, calls) for hour, calls in hours] == [(9, 1), (10, 1), (11, 2), (12, 0)]


class TestErrors:
    def test_are_listed_newest_first(self):
        logged(a_call(), a_call(error="Failed", at=NOON), a_call(error="Unreadable", at=NOON + minutes(1)))
        assert [call.error for call in queries.list_errors(since=NOON)] == ["Unreadable", "Failed"]
        assert len(queries.list_errors(since=NOON, limit=1)) == 1

    def test_that_come_most_often_come_first_with_an_example(self):
        logged(
            a_call(error="Failed", status=500, path="/old"), a_call(error="Failed", status=500, path="/new", at=NOON + minutes(1)),
            a_call(error="Failed", status=None), a_call(error="QuotaSpent", provider="omdb", status=None),
        )  # fmt: skip
        first, *others = queries.list_top_errors(since=NOON)
        assert (first.provider, first.error, first.status, first.calls, first.example) == (
            "tmdb",
            "Failed",
            500,
            2,
            "/new",
        )
        assert len(others) == 2


class TestTheStateOfThings:
    def test_shows_open_breakers_first(self):
        Breaker.objects.create(provider="omdb", host="a", failures=1)
        Breaker.objects.create(
            provider="tmdb", host="b", failures=9, opened_at=NOON, until=NOON + minutes(1), last_error="down"
        )
        first, second = queries.list_breakers(at=NOON)
        assert (first.provider, first.state, first.last_error) == ("tmdb", "open", "down")
        assert second.state == "closed"
        assert queries.list_breakers(at=NOON + minutes(2))[0].state == "half-open"

    def test_shows_what_is_left_of_each_quota(self, settings):
        settings.PROVIDERS = {"tmdb": {"quota": None}, "omdb": {"quota": 1000}}
        DailyQuota.objects.create(provider="omdb", day=NOON.date(), spent=12)
        DailyQuota.objects.create(provider="omdb", day=NOON.date() - timedelta(days=1), spent=1000)
        tmdb, omdb = queries.list_quotas(at=NOON)
        assert (tmdb.quota, tmdb.left, tmdb.spent) == (None, None, 0)
        assert (omdb.quota, omdb.left, omdb.spent) == (1000, 988, 12)

    def test_shows_how_far_each_limit_is_used(self, settings):
        settings.PROVIDERS = {"tmdb": {"limit": (40, 10.0)}, "omdb": {"limit": None}}
        now = NOON.timestamp()
        HostLimit.objects.create(
            provider="tmdb", host="a", taken=[now - 11, now - 9, now - 1, now + 2], not_before=now + 5
        )
        HostLimit.objects.create(provider="omdb", host="b", taken=[now])
        [limit] = queries.list_limits(at=NOON)
        assert (limit.calls, limit.seconds, limit.used, limit.queued) == (40, 10.0, 2, 1)
        assert limit.silent_until == NOON + timedelta(seconds=5)


class TestWhatAQueryCosts:
    """The tables grow by hundreds of thousands of rows a week: nothing may read all of them."""

    @pytest.fixture
    def _a_month(self):
        with connection.cursor() as cursor:
            cursor.execute(
                """
                INSERT INTO outbound_calllog
                    (provider, host, endpoint, method, path, status, ms, waited_ms, cached, attempts, error, caller, run_id, at)
                SELECT 'tmdb', 'h', 'e', 'GET', '/', 200, 1, 0, 'miss', 1, CASE WHEN n %% 50 = 0 THEN 'Failed' ELSE '' END, '',
                    n / 100, %s::timestamptz - make_interval(mins => n) FROM generate_series(1, 40000) AS n
                """,
                [NOON],
            )
            cursor.execute(
                """
                INSERT INTO outbound_cachedresponse
                    (key, provider, kind, address, status, headers, body, etag, last_modified, stored_at, fresh_until)
                SELECT gen_random_uuid(), 'tmdb', '', '', 200, '{}', '', '', '', %s, %s FROM generate_series(1, 5000)
                """,
                [NOON, NOON],
            )
            cursor.execute("ANALYZE outbound_calllog, outbound_cachedresponse")

    @pytest.mark.usefixtures("_a_month")
    @pytest.mark.parametrize(
        ("index", "read"),
        [
            ("call_at", lambda: queries.get_traffic(since=NOON - timedelta(hours=24))),
            ("call_at", lambda: queries.list_calls_by_endpoint(since=NOON - timedelta(hours=24))),
            ("call_at", lambda: queries.list_calls_by_hour(since=NOON - timedelta(hours=24), until=NOON)),
            ("call_failed_at", lambda: queries.list_errors(since=NOON - timedelta(hours=24))),
            ("call_failed_at", lambda: queries.list_top_errors(since=NOON - timedelta(hours=24))),
            ("call_run", lambda: queries.get_run_traffic(7)),
        ],
    )
    def test_of_the_log_is_that_of_an_index(self, index, read, django_assert_num_queries):
        with django_assert_num_queries(1) as asked:
            read()
        assert index in plan_of(asked[0]["sql"])

    @pytest.mark.usefixtures("_a_month")
    def test_of_the_cache_is_that_of_its_key(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT array_agg(key) FROM (SELECT key FROM outbound_cachedresponse LIMIT 20) AS few")
            keys = cursor.fetchone()[0]
        found = ", ".join(f"'{key}'" for key in keys)
        assert "outbound_cachedresponse_pkey" in plan_of(
            f"SELECT body FROM outbound_cachedresponse WHERE key = ANY(ARRAY[{found}]::uuid[])"
        )


def plan_of(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())
