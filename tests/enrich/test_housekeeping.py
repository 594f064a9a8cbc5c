"""What is let go, and that nothing younger goes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import TrendingSignal, Work
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain import retention
from cineteca.enrich.models import Alert, RuleCount, Run
from cineteca.enrich.operations import housekeeping
from cineteca.outbound.models import CachedResponse, CallLog, DailyQuota

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def a_call(at: datetime, error: str = "") -> CallLog:
    said = {"provider": "tmdb", "host": "h", "endpoint": "movie/{id}", "method": "GET", "path": "/", "ms": 1.0}
    return CallLog.objects.create(**said, cached="miss", attempts=1, at=at, error=error)


def an_answer(until: datetime) -> CachedResponse:
    said = {"provider": "tmdb", "status": 200, "body": b"", "address": "", "stored_at": until}
    return CachedResponse.objects.create(key=uuid4(), fresh_until=until, **said)


def a_run(at: datetime, **values) -> Run:
    values = {"checked": 1, "ended_at": at} | values
    return Run.objects.create(source="queue", trigger="scheduled", started_at=at, heard_at=at, **values)


def a_count(at: datetime) -> RuleCount:
    return RuleCount.objects.create(run=a_run(at), rule="year", severity="error", count=1, counted_at=at)


def a_signal(at: datetime, window: str) -> TrendingSignal:
    work = Work.objects.first() or catalog.add_work(kind="film", ids={"tmdb": "1"}, title="Heat", year=1995, at=NOON)
    return TrendingSignal.objects.create(work=work, source="tmdb", window=window, rank=1, period=at, captured_at=at)


def an_alert(at: datetime, cleared: datetime | None) -> Alert:
    said = {"kind": "quality", "subject": str(uuid4()), "message": "look"}
    return Alert.objects.create(**said, raised_at=at, cleared_at=cleared)


def a_job(at: datetime, status: str = "failed") -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'x', %s) RETURNING id",
            [status],
        )
        [job] = cursor.fetchone()
        cursor.execute("DELETE FROM procrastinate_events WHERE job_id = %s", [job])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'deferred', %s), (%s, 'failed', %s)",
            [job, at - DAY, job, at],
        )


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return cursor.fetchone()[0]


MAKE: dict[str, tuple[Callable[[datetime], object], Callable[[], int]]] = {
    "calls": (a_call, CallLog.objects.count),
    "failed calls": (lambda at: a_call(at, "Failed"), CallLog.objects.count),
    "answers": (an_answer, CachedResponse.objects.count),
    "quotas": (lambda at: DailyQuota.objects.create(provider="omdb", day=at.date()), DailyQuota.objects.count),
    "empty runs": (lambda at: a_run(at, checked=0), Run.objects.count),
    "runs": (a_run, Run.objects.count),
    "counts of rules": (a_count, RuleCount.objects.count),
    "hourly trends": (lambda at: a_signal(at, "hour"), TrendingSignal.objects.count),
    "daily trends": (lambda at: a_signal(at, "day"), TrendingSignal.objects.count),
    "cleared alerts": (lambda at: an_alert(at, at), Alert.objects.count),
    "ended jobs": (a_job, jobs),
    "ended sessions": (
        lambda at: Session.objects.create(session_key=uuid4().hex, session_data="", expire_date=at),
        Session.objects.count,
    ),
}


def keep_house(**options) -> Run:
    return enrich.keep_house(trigger="scheduled", now=lambda: NOON, **options)


def let_go(run: Run) -> dict[str, int]:
    return {what: said["let go"] for what, said in run.outcomes.items()}


@pytest.mark.parametrize("keep", retention.POLICY, ids=lambda keep: keep.what)
def test_what_is_older_goes_and_nothing_younger(keep):
    make, count = MAKE[keep.what]
    for days in (keep.days + 1, keep.days + 40):
        make(NOON - days * DAY)
    for days in range(keep.days):
        make(NOON - days * DAY)
    make(NOON - keep.days * DAY + timedelta(seconds=1))
    before = count()
    assert let_go(keep_house())[keep.what] == 2
    younger = keep.days + 1
    assert count() >= younger
    assert before - count() == (2 if keep.what not in {"runs", "empty runs"} else 1)  # the run of this very work is new


def test_what_is_still_needed_stays_however_old():
    old = NOON - 4000 * DAY
    a_signal(old, "week")
    an_alert(old, cleared=None)
    a_job(old, "todo")
    kept = a_count(NOON - 400 * DAY)
    keep_house()
    assert TrendingSignal.objects.count() == Alert.objects.count() == jobs() == 1
    assert Run.objects.filter(pk=kept.run_id).exists()


def test_works_and_what_is_known_of_them_are_no_records():
    catalog.add_work(kind="film", ids={"tmdb": "1"}, title="Heat", year=1995, at=NOON - 4000 * DAY)
    keep_house()
    assert Work.objects.count() == 1


def test_the_settings_overrule_the_days(settings):
    settings.KEEP_CALLS_DAYS, settings.KEEP_FAILED_CALLS_DAYS = 1, 3
    a_call(NOON - 2 * DAY)
    a_call(NOON - 2 * DAY, "Failed")
    assert let_go(keep_house()) == {"calls": 1}


def test_it_goes_in_batches_until_all_is_done(monkeypatch):
    monkeypatch.setattr(housekeeping, "BATCH", 2)
    for _ in range(5):
        a_call(NOON - 40 * DAY)
        a_job(NOON - 40 * DAY)
    run = keep_house()
    assert let_go(run) == {"calls": 5, "ended jobs": 5}
    assert run.checked == 10


def test_it_stops_when_its_time_is_over_and_goes_on_next_time(monkeypatch):
    monkeypatch.setattr(housekeeping, "BATCH", 2)
    for _ in range(5):
        a_call(NOON - 40 * DAY)
    moments = iter([NOON] * 3 + [NOON + DAY] * 50)
    run = enrich.keep_house(trigger="scheduled", now=lambda: next(moments), budget=timedelta(minutes=1))
    assert 0 < CallLog.objects.count() < 5
    assert run.ended_at
    keep_house()
    assert CallLog.objects.count() == 0


def test_every_kind_of_record_of_the_policy_is_seen_to():
    assert {keep.what for keep in retention.POLICY} == set(housekeeping._BATCHES) == set(MAKE)
    assert all(keep.why for keep in retention.POLICY)
