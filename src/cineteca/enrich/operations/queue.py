"""Leases on the refresh queue. Every change is one conditional UPDATE: whoever changes the row has it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain import policy
from cineteca.enrich.domain.outcomes import ProviderOutcome, Result, WorkOutcome
from cineteca.enrich.models import Refresh

_SQL = Path(__file__).parent.parent / "sql"
_WAKE = (_SQL / "wake.sql").read_text()
_NEXT = (_SQL / "lease_next.sql").read_text()
_ENQUEUE_ALL = (_SQL / "enqueue_all.sql").read_text()
_SETTLED = ("complete", "failed")


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
        values = {"limit": limit, "at": at, "today": at.date(), "token": token, "until": until, "overdue": overdue}
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


def is_settled(*, work_id: int) -> bool:
    """Whether nobody is at the work and its last enrichment came to an end."""
    return Refresh.objects.filter(work_id=work_id, status__in=_SETTLED).exists()


def settle(lease: Lease, outcome: WorkOutcome, *, at: datetime, rule: policy.Policy) -> None:
    """Write what became of a leased work. Raises `LeaseLost` when it is no longer ours: then nothing is written."""
    values = _settled(lease, outcome, at=at, rule=rule)
    ours = Refresh.objects.filter(work_id=lease.work_id, lease=lease.token)
    if not ours.update(lease=None, leased_until=None, urgent=False, **values):
        raise LeaseLost(f"“{outcome.title}” was taken over by another worker; its result counts, ours is dropped.")


def _settled(lease: Lease, outcome: WorkOutcome, *, at: datetime, rule: policy.Policy) -> dict[str, Any]:
    told = {"providers": _told(outcome.providers)}
    if outcome.result is Result.FAILED:
        again = policy.retry(outcome.providers, retries=lease.retries, at=at)
        never = datetime.max.replace(tzinfo=at.tzinfo, microsecond=0)
        return {
            "status": "failed",
            "retries": again.retries,
            "not_before": again.at or never,
            "last_error": outcome.error,
        } | told
    fresh = {
        "status": "complete",
        "retries": 0,
        "due_on": rule.due_on(at),
        "last_error": outcome.error,
        "not_before": at,
    }
    if outcome.result is Result.SKIPPED:
        return fresh | told
    return fresh | told | {"enriched_at": at, "completeness": outcome.completeness_after, "demand": 0}


def _told(providers: Mapping[str, ProviderOutcome]) -> dict[str, dict[str, str]]:
    return {name: {"said": outcome.said.value, "reason": outcome.reason} for name, outcome in providers.items()}


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
    Refresh.objects.filter(work_id=work_id).update(urgent=True)
    Refresh.objects.filter(work_id=work_id, status="failed").update(status="pending", retries=0, not_before=at)


def retry_dead(*, at: datetime) -> int:
    """Try again everything that was given up. Returns how many works that is."""
    return Refresh.objects.filter(status="failed", retries__gte=1).update(status="pending", retries=0, not_before=at)


def note_demand(*, work_id: int) -> None:
    """Somebody looked at the work: among equally overdue ones it comes sooner."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE enrich_refresh SET demand = demand + 1 WHERE work_id = %s", [work_id])


def set_monitored(*, work_id: int, monitored: bool) -> None:
    """Leave a work alone, or take it up again."""
    Refresh.objects.bulk_create([Refresh(work_id=work_id)], ignore_conflicts=True)
    Refresh.objects.filter(work_id=work_id).update(monitored=monitored)
