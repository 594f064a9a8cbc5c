"""Leases on the refresh queue. Every change is one conditional UPDATE: whoever changes the row has it."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain import policy
from cineteca.enrich.domain.outcomes import ProviderOutcome, Result, WorkOutcome
from cineteca.enrich.domain.renewal import Renewal
from cineteca.enrich.domain.staleness import Times
from cineteca.enrich.models import Refresh

_SQL = Path(__file__).parent.parent / "sql"
_WAKE = (_SQL / "wake.sql").read_text()
_NEXT = (_SQL / "lease_next.sql").read_text()
_ENQUEUE_ALL = (_SQL / "enqueue_all.sql").read_text()
_SETTLED = ("complete", "failed")
Told = Mapping[str, Mapping[str, str]]


class LeaseLost(CinetecaError):
    """Another worker took the work over while we held it for too long; our result is not written."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A work that is ours until `until`, and how often asking for it failed before."""

    work_id: int
    token: uuid.UUID
    until: datetime
    retries: int


def lease_next(*, limit: int, at: datetime, overdue: bool = True) -> list[Lease]:
    """The next works of the queue, ours from now on: urgent, never enriched, most overdue, in demand, least complete.

    Without `overdue` only the urgent and the never enriched. Costs three indexed reads at most, whatever the size of
    the queue. Works that others hold are passed over.
    """
    token, until = uuid.uuid4(), at + policy.LEASE
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_WAKE, {"at": at})
        values: dict[str, Any] = {"limit": limit, "at": at, "today": at.date(), "token": token}
        values |= {"until": until, "overdue": overdue}
        cursor.execute(_NEXT, values)
        return [Lease(work_id, token, until, retries) for work_id, retries in cursor.fetchall()]


def lease_one(*, work_id: int, at: datetime, unsettled: bool = False) -> Lease | None:
    """The work `work_id`, or None while somebody else has it. Makes its place in the queue if there is none.

    With `unsettled`, also None when it has been settled: for those who wait for that.
    """
    Refresh.objects.bulk_create([Refresh(work_id=work_id)], ignore_conflicts=True)
    token, until = uuid.uuid4(), at + policy.LEASE
    free = Refresh.objects.filter(work_id=work_id).exclude(status="processing", leased_until__gte=at)
    if unsettled:
        free = free.exclude(status__in=_SETTLED)
    if not free.update(status="processing", lease=token, leased_until=until):
        return None
    retries = Refresh.objects.values_list("retries", flat=True).get(work_id=work_id)
    return Lease(work_id, token, until, retries)


def lease_these(*, work_ids: Iterable[int], at: datetime, token: uuid.UUID | None = None) -> list[Lease]:
    """Those of the works that nobody has at the moment, ours from now on, in the order in which they are named.

    `token`: that of a run which may be gone on with by another process, which then frees what the dead one held.
    """
    wanted = list(work_ids)
    Refresh.objects.bulk_create([Refresh(work_id=work_id) for work_id in wanted], ignore_conflicts=True)
    token, until = token or uuid.uuid4(), at + policy.LEASE
    free = Refresh.objects.filter(work_id__in=wanted).exclude(status="processing", leased_until__gte=at)
    free.update(status="processing", lease=token, leased_until=until)
    ours = dict(Refresh.objects.filter(work_id__in=wanted, lease=token).values_list("work_id", "retries"))
    return [Lease(work_id, token, until, ours[work_id]) for work_id in wanted if work_id in ours]


def is_settled(*, work_id: int) -> bool:
    """Whether nobody is at the work and its last enrichment came to an end."""
    return Refresh.objects.filter(work_id=work_id, status__in=_SETTLED).exists()


def settle(
    lease: Lease, outcome: WorkOutcome, *, at: datetime, renewal: Renewal, told: Told, run_id: int | None = None
) -> None:
    """Write what became of a leased work. Raises `LeaseLost` when it is no longer ours: then nothing is written.

    `renewal`: its times from now on; `told`: how each provider took it, those too that were not asked this time.
    """
    values = {"providers": told, "last_run_id": run_id, **_settled(lease, outcome, at=at, renewal=renewal)}
    ours = Refresh.objects.filter(work_id=lease.work_id, lease=lease.token)
    if not ours.update(lease=None, leased_until=None, urgent=False, **values):
        raise LeaseLost(f"“{outcome.title}” was taken over by another worker; its result counts, ours is dropped.")


def _settled(lease: Lease, outcome: WorkOutcome, *, at: datetime, renewal: Renewal) -> dict[str, Any]:
    if outcome.result is Result.FAILED:
        again = policy.retry(outcome.providers, retries=lease.retries, at=at)
        never = datetime.max.replace(tzinfo=at.tzinfo, microsecond=0)
        return {
            "status": "failed",
            "retries": again.retries,
            "not_before": again.at or never,
            "last_error": outcome.error,
        }
    fresh = {
        "status": "complete",
        "retries": 0,
        "due_on": renewal.due_on,
        "last_error": outcome.error,
        "not_before": at,
        **asdict(renewal.times),
    }
    if outcome.result is Result.SKIPPED:
        return fresh
    return fresh | {"enriched_at": at, "completeness": outcome.completeness_after, "demand": 0}


def give_back(lease: Lease, *, times: Times, told: Told, completeness: int, run_id: int) -> None:
    """Give back a work of which one kind of fact was asked for: its turn in the queue is as it was.

    Raises `LeaseLost`.
    """
    row = Refresh.objects.filter(work_id=lease.work_id, lease=lease.token)
    values = {"providers": told, "completeness": completeness, "last_run_id": run_id, **asdict(times)}
    if not row.update(status="complete", lease=None, leased_until=None, **values):
        raise LeaseLost(f"Work {lease.work_id} was taken over by another worker; its result counts, ours is dropped.")


def free(token: uuid.UUID) -> int:
    """Give back everything that a dead process held by `token`. Returns how many works that is."""
    return Refresh.objects.filter(lease=token).update(status="pending", lease=None, leased_until=None)


def told_after(before: Told, providers: Mapping[str, ProviderOutcome]) -> dict[str, Mapping[str, str]]:
    """How each provider took the question last time it was asked."""
    now = {name: {"said": outcome.said.value, "reason": outcome.reason} for name, outcome in providers.items()}
    return {**before, **now}


def release(lease: Lease) -> None:
    """Give a work back untouched."""
    Refresh.objects.filter(work_id=lease.work_id, lease=lease.token).update(
        status="pending", lease=None, leased_until=None
    )


def enqueue_all(*, at: datetime) -> int:
    """Give every work that has no place in the queue one. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_ENQUEUE_ALL, {"at": at})
        return int(cursor.rowcount)


def ask_now(*, work_id: int, at: datetime) -> None:
    """Put a work in front of everything that nobody waits for."""
    Refresh.objects.bulk_create([Refresh(work_id=work_id)], ignore_conflicts=True)
    Refresh.objects.filter(work_id=work_id).update(urgent=True, asked_at=at)
    Refresh.objects.filter(work_id=work_id, status="failed").update(status="pending", retries=0, not_before=at)


def count_asked(*, since: datetime) -> int:
    """Works that somebody asked for since then."""
    return Refresh.objects.filter(asked_at__gte=since).count()


def retry_dead(*, at: datetime) -> int:
    """Try again everything that was given up. Returns how many works that is."""
    return Refresh.objects.filter(status="failed", retries__gte=1).update(status="pending", retries=0, not_before=at)


def note_demand(*, work_id: int) -> None:
    """Somebody wants to see the work: among equally overdue ones it comes sooner."""
    Refresh.objects.filter(work_id=work_id).update(demand=F("demand") + 1)


def note_opened(*, work_id: int, at: datetime) -> None:
    """Somebody looked at the work's page: it matters, so its offers are asked for more often."""
    Refresh.objects.filter(work_id=work_id).update(opened_at=at)


def note_in_cinemas(*, work_ids: Collection[int], at: datetime) -> None:
    """These films are shown in cinemas on the day of `at`: their facts age faster."""
    Refresh.objects.bulk_create([Refresh(work_id=work_id) for work_id in work_ids], ignore_conflicts=True)
    Refresh.objects.filter(work_id__in=work_ids).update(in_cinemas_on=at.date())


def set_monitored(*, work_id: int, monitored: bool) -> None:
    """Leave a work alone, or take it up again."""
    Refresh.objects.bulk_create([Refresh(work_id=work_id)], ignore_conflicts=True)
    Refresh.objects.filter(work_id=work_id).update(monitored=monitored)
