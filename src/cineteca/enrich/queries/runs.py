"""Reads of what ran."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from cineteca.core.pagination import BadCursor, Page, Slice, keys_of, place
from cineteca.enrich.models import Run

SILENT = timedelta(minutes=2)
"""A run that gave no sign of life for so long was stopped by force."""

_LONGEST = timedelta(days=3)  # no run goes on for longer: looking for running ones need not read all that ever ran


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFilter:
    """Which runs. `state`: ``running``, ``done``, ``partly`` (failed for some works) or ``stopped``.

    Runs that found nothing to do are left out unless `idle`: a worker looks every minute, mostly in vain.
    """

    source: str = ""
    trigger: str = ""
    state: str = ""
    idle: bool = False


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in a list; `error` is the first of its errors."""

    id: int
    source: str
    trigger: str
    started_at: datetime
    heard_at: datetime
    ended_at: datetime | None
    checked: int
    skipped: int
    ingested: int
    failed: int
    calls: int
    outcomes: Mapping[str, Mapping[str, int]]
    error: Mapping[str, Any] | None

    def state(self, *, at: datetime) -> str:
        """``done``, ``running``, or ``stopped`` for one that fell silent."""
        return _state(self.heard_at, self.ended_at, at)

    @property
    def length(self) -> timedelta:
        return (self.ended_at or self.heard_at) - self.started_at


_COLUMNS = tuple(name for name in RunRow.__dataclass_fields__ if name != "error")


def list_runs(*, limit: int = 30) -> list[Run]:
    """The latest runs, newest first."""
    return list(Run.objects.order_by("-started_at")[:limit])


def list_run_page(which: RunFilter, page: Page, *, at: datetime) -> Slice[RunRow]:
    """Runs that `which` asks for, newest first, in one query. Raises `BadCursor`."""
    runs = _chosen(which, at)
    if page.after:
        started, last = _place(page.after)
        runs = runs.filter(Q(started_at__lt=started) | Q(started_at=started, id__lt=last), started_at__lte=started)
    rows = [RunRow(*row) for row in _rows(runs.order_by("-started_at", "-id"))[: page.limit + 1]]
    shown = rows[: page.limit]
    more = len(rows) > page.limit
    return Slice(tuple(shown), place(shown[-1].started_at.isoformat(), shown[-1].id) if more else "")


def list_running(*, at: datetime) -> list[RunRow]:
    """The runs that are under way at `at`, the latest first."""
    runs = Run.objects.filter(ended_at=None, heard_at__gt=at - SILENT, started_at__gt=at - _LONGEST)
    return [RunRow(*row) for row in _rows(runs.order_by("-started_at"))[:20]]


def find_run(run_id: int) -> Run | None:
    """The run with everything it kept, or None."""
    return Run.objects.filter(id=run_id).first()


def list_run_sources() -> list[str]:
    """What has ever run, by name."""
    return sorted(Run.objects.values_list("source", flat=True).distinct())


def get_run_state(run: Run, *, at: datetime) -> str:
    """``done``, ``running``, or ``stopped`` for one that fell silent."""
    return _state(run.heard_at, run.ended_at, at)


def _state(heard_at: datetime, ended_at: datetime | None, at: datetime) -> str:
    if ended_at:
        return "done"
    return "running" if heard_at > at - SILENT else "stopped"


def _rows(runs: QuerySet[Run]) -> Any:
    return runs.values_list(*_COLUMNS, F("errors__0"))


def _chosen(which: RunFilter, at: datetime) -> QuerySet[Run]:
    runs = Run.objects.filter(_in_state(which.state, at))
    if which.source:
        runs = runs.filter(source=which.source)
    if which.trigger:
        runs = runs.filter(trigger=which.trigger)
    return runs if which.idle else runs.filter(Q(checked__gt=0) | Q(ended_at=None))


def _in_state(state: str, at: datetime) -> Q:
    match state:
        case "running":
            return Q(ended_at=None, heard_at__gt=at - SILENT, started_at__gt=at - _LONGEST)
        case "stopped":
            return Q(ended_at=None, heard_at__lte=at - SILENT)
        case "done":
            return Q(ended_at__isnull=False, failed=0)
        case "partly":
            return Q(ended_at__isnull=False, failed__gt=0)
    return Q()


def _place(after: str) -> tuple[datetime, int]:
    started, last = keys_of(after, count=2)
    try:
        moment, number = datetime.fromisoformat(started), int(last)
    except (TypeError, ValueError, OverflowError):
        moment, number = None, 0
    if moment is None or moment.tzinfo is None:
        raise BadCursor("This page of the list does not exist. Start again from its beginning.")
    return moment, number
