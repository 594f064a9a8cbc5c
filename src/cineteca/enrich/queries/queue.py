"""Reads of the refresh queue: where a work stands, what is next, what failed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef

from cineteca.catalog.models import TrendingSignal
from cineteca.core import clock
from cineteca.enrich.domain import staleness
from cineteca.enrich.domain.staleness import Facts
from cineteca.enrich.models import Refresh
from cineteca.enrich.queries.seeing import seen, times


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one work stands. `enriched_at` None: never; `due_on` None: as soon as possible.

    `last` and `next`, by kind of fact (``text``, ``ratings``, ``offers``): when it was last asked for and from when it
    is stale; None: never, and at the next opportunity.
    """

    status: str
    monitored: bool
    urgent: bool
    enriched_at: datetime | None
    due_on: date | None
    retries: int
    last_error: str
    providers: Mapping[str, Mapping[str, str]]
    opened_at: datetime | None = None
    last: Mapping[str, datetime | None] = field(default_factory=dict)
    next: Mapping[str, datetime | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One work of the queue, as the ops page lists it. `place` counts from 1."""

    place: int
    work_id: int
    title: str
    year: int | None
    kind: str
    slug: str
    status: str
    urgent: bool
    enriched_at: datetime | None
    due_on: date | None
    demand: int
    completeness: int
    retries: int
    last_error: str


_COLUMNS = tuple(
    f"work__{name}" if name in {"title", "year", "kind", "slug"} else name
    for name in QueueRow.__dataclass_fields__
    if name != "place"
)


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """How many works are in which state. `dead` were given up; `due` may be asked for now."""

    pending: int
    processing: int
    complete: int
    failed: int
    dead: int
    unmonitored: int
    never: int
    due: int


def get_standing(work_id: int, *, at: datetime | None = None) -> Standing | None:
    """Where the work stands at `at` (now), or None while it has no place in the queue. One query."""
    at = at or clock.now()
    lately = TrendingSignal.objects.filter(work=OuterRef("work_id"), captured_at__gt=at - staleness.HOT_FOR)
    rows = Refresh.objects.select_related("work").annotate(trending=Exists(lately))
    row = rows.filter(work_id=work_id).first()
    if row is None:
        return None
    told = {name: getattr(row, name) for name in Standing.__dataclass_fields__ if name not in {"last", "next"}}
    asked = times(row)
    due = staleness.next_times(asked, seen(row, at=at, trending=row.trending), at)
    return Standing(
        **told,
        last={facts.value: asked.last(facts) for facts in Facts},
        next={facts.value: due[facts] for facts in Facts},
    )


def is_waiting(*, at: datetime) -> bool:
    """Whether there is a work that somebody asked for, was never enriched, is to be tried again, or lost its worker."""
    walkable = Refresh.objects.filter(status__in=["pending", "complete"], monitored=True)
    parts = (
        walkable.filter(urgent=True),
        walkable.filter(urgent=False, due_on__isnull=True),
        Refresh.objects.filter(status="failed", not_before__lte=at),
        Refresh.objects.filter(status="processing", leased_until__lt=at),
    )
    return any(part.exists() for part in parts)


def list_next(*, at: datetime, limit: int = 100) -> list[QueueRow]:
    """The next `limit` works of the queue, in the order in which they will be taken."""
    walkable = Refresh.objects.filter(status__in=["pending", "complete"], monitored=True)
    order = (F("urgent").desc(), F("due_on").asc(nulls_first=True), F("demand").desc(), "completeness", "work_id")
    parts = (
        walkable.filter(urgent=True),
        walkable.filter(urgent=False, due_on__isnull=True),
        walkable.filter(urgent=False, due_on__lte=at.date()),
    )
    rows: list[tuple[Any, ...]] = []
    for part in parts:
        if len(rows) < limit:
            rows += part.order_by(*order).values_list(*_COLUMNS)[: limit - len(rows)]
    return _queue_rows(rows)


def list_failed(*, limit: int = 50) -> list[QueueRow]:
    """Works that nobody answered for, the most tried first."""
    failed = Refresh.objects.filter(status="failed").order_by("-retries", "not_before", "work_id")
    return _queue_rows(list(failed.values_list(*_COLUMNS)[:limit]))


def _queue_rows(rows: list[tuple[Any, ...]]) -> list[QueueRow]:
    return [QueueRow(place, *row) for place, row in enumerate(rows, start=1)]


def get_queue_figures(*, at: datetime) -> QueueFigures:
    """The queue in numbers: one pass over its index."""
    by_status = dict(Refresh.objects.values_list("status").annotate(n=Count("*")))
    walkable = Refresh.objects.filter(status__in=["pending", "complete"], monitored=True)
    return QueueFigures(
        **{status: by_status.get(status, 0) for status in ("pending", "processing", "complete", "failed")},
        dead=Refresh.objects.filter(status="failed", not_before__gt=at + timedelta(days=365)).count(),
        unmonitored=Refresh.objects.filter(monitored=False).count(),
        never=walkable.filter(due_on__isnull=True).count(),
        due=walkable.filter(due_on__lte=at.date()).count(),
    )
