"""Letting go of old records, a few thousand in a transaction, so that nobody waits for it."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from cineteca.catalog.models import TrendingSignal
from cineteca.core import clock
from cineteca.enrich.domain.retention import cutoffs
from cineteca.enrich.models import Alert, RuleCount, Run
from cineteca.enrich.operations.tally import Now, Progress, running
from cineteca.outbound.models import CachedResponse, CallLog, DailyQuota

BATCH = 5_000
_SETTINGS = ("KEEP_CALLS_DAYS", "KEEP_FAILED_CALLS_DAYS", "KEEP_RUNS_DAYS")

# By its last event, which is when it ended: procrastinate keeps no such column.
_ENDED_JOBS = """
DELETE FROM procrastinate_jobs WHERE id IN (
    SELECT id FROM procrastinate_jobs AS job
    WHERE status IN ('succeeded', 'failed', 'cancelled', 'aborted')
        AND (SELECT max(at) FROM procrastinate_events AS event WHERE event.job_id = job.id) < %s
    LIMIT %s
)
"""


def keep_house(
    *, trigger: str, now: Now = clock.now, budget: timedelta | None = None, progress: Progress | None = None
) -> Run:
    """Let go of everything that is older than `domain.retention` says.

    What `budget` leaves undone is done next time. The run's outcomes tell how much of what went.
    """
    started = now()
    with running("house", trigger=trigger, now=now, progress=progress) as tally:
        for what, gone in _rounds(cutoffs(started, {name: getattr(settings, name) for name in _SETTINGS})):
            tally.look_at(gone)
            tally.said.setdefault(what, Counter())["let go"] += gone
            if budget is not None and now() > started + budget:
                break
    return tally.run


def _rounds(before: dict[str, datetime]) -> Iterator[tuple[str, int]]:
    """Delete batch after batch; tell of each what it was and how many."""
    for what, batch in _BATCHES.items():
        while gone := batch(before[what]):
            yield what, gone


def _rows(rows: Callable[[datetime], QuerySet[Any]]) -> Callable[[datetime], int]:
    """Delete a batch of the rows that are older."""

    def batch(before: datetime) -> int:
        old = rows(before)
        with transaction.atomic():
            keys = list(old.values_list("pk", flat=True)[:BATCH])
            if keys:
                old.model._default_manager.filter(pk__in=keys).delete()  # noqa: SLF001 - Django's name for it
        return len(keys)

    return batch


def _ended_jobs(before: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_ENDED_JOBS, [before, BATCH])
        return int(cursor.rowcount)


def _runs(before: datetime) -> QuerySet[Run]:
    """Ended or dead runs; one whose counts of rules are still kept stays with them."""
    return Run.objects.filter(~Exists(RuleCount.objects.filter(run=OuterRef("pk"))), heard_at__lt=before)


_BATCHES: dict[str, Callable[[datetime], int]] = {
    "calls": _rows(lambda before: CallLog.objects.filter(error="", at__lt=before)),
    "failed calls": _rows(lambda before: CallLog.objects.exclude(error="").filter(at__lt=before)),
    "answers": _rows(lambda before: CachedResponse.objects.filter(fresh_until__lt=before)),
    "quotas": _rows(lambda before: DailyQuota.objects.filter(day__lt=before.astimezone(UTC).date())),
    "counts of rules": _rows(lambda before: RuleCount.objects.filter(counted_at__lt=before)),
    "empty runs": _rows(lambda before: _runs(before).filter(checked=0, failed=0, errors=[], ended_at__isnull=False)),
    "runs": _rows(_runs),
    "hourly trends": _rows(lambda before: TrendingSignal.objects.filter(window="hour", period__lt=before)),
    "daily trends": _rows(lambda before: TrendingSignal.objects.filter(window="day", period__lt=before)),
    "cleared alerts": _rows(lambda before: Alert.objects.filter(cleared_at__lt=before)),
    "ended jobs": _ended_jobs,
    "ended sessions": _rows(lambda before: Session.objects.filter(expire_date__lt=before)),
}
