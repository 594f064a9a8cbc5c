"""The refresh queue to be looked through: its figures at any size, and the works of each state, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from cineteca.catalog.models import Work
from cineteca.core.database.sampling import sample_of
from cineteca.core.pagination import BadCursor, Page, Slice, keys_of, place
from cineteca.enrich.models import Refresh


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many works are in which state. With `about`, `fresh`, `due`, `never` and `left` are from a sample.

    never enriched · due now · fresh · under way · failed, to be tried again · given up · left alone
    """

    never: int
    due: int
    fresh: int
    processing: int
    failed: int
    dead: int
    left: int
    about: bool = False

    @property
    def total(self) -> int:
        return self.never + self.due + self.fresh + self.processing + self.failed + self.dead + self.left


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A work of the queue. `until` is when its lease ends (under way) or when it is tried again (failed)."""

    work_id: int
    title: str
    year: int | None
    kind: str
    slug: str
    status: str
    monitored: bool
    urgent: bool
    enriched_at: datetime | None
    demand: int
    completeness: int
    retries: int
    last_error: str
    until: datetime | None


_COLUMNS = (
    "work_id",
    "status",
    "monitored",
    "urgent",
    "enriched_at",
    "demand",
    "completeness",
    "retries",
    "last_error",
)
_OF_WORK = ("title", "year", "kind", "slug")
# What no index counts: works by whether they are due. Those under way or failed are counted apart, exactly.
_FIGURES = """
SELECT count(*) FILTER (WHERE monitored AND due_on IS NULL), count(*) FILTER (WHERE monitored AND due_on <= %(today)s),
       count(*) FILTER (WHERE monitored AND due_on > %(today)s), count(*) FILTER (WHERE NOT monitored)
FROM enrich_refresh {sample}
WHERE status IN ('pending', 'complete')
"""
_SMALL = """
SELECT (SELECT count(*) FROM enrich_refresh WHERE status = 'processing'),
       (SELECT count(*) FROM enrich_refresh WHERE status = 'failed' AND not_before <= %(never)s),
       (SELECT count(*) FROM enrich_refresh WHERE status = 'failed' AND not_before > %(never)s)
"""


def given_up_after(at: datetime) -> datetime:
    """What is not to be tried again before this moment was given up."""
    return at + timedelta(days=365)


def get_queue_state(*, at: datetime) -> QueueState:
    """The queue in numbers; in a large one those that no index counts are about right."""
    sample = sample_of("enrich_refresh")
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES.format(sample=sample.clause), {"today": at.date()})
        never, due, fresh, left = (round(n * sample.factor) for n in cursor.fetchone())
        cursor.execute(_SMALL, {"never": given_up_after(at)})
        processing, failed, dead = cursor.fetchone()
    return QueueState(never, due, fresh, processing, failed, dead, left, about=not sample.whole)


def list_queue_page(state: str, page: Page, *, at: datetime) -> Slice[QueueLine]:
    """Works that are ``processing``, ``failed``, ``dead`` or ``left`` alone, in two queries. Raises `BadCursor`.

    By when they are free or tried again; those left alone by their number.
    """
    key = {"processing": "leased_until", "left": "work_id"}.get(state, "not_before")
    found = _in_state(state, at)
    if page.after:
        found = found.filter(_after(key, page.after))
    # The works are read after the rows are chosen: the planner would join all before it sorts.
    rows = list(found.order_by(key, "work_id").values(*_COLUMNS, key)[: page.limit + 1])
    works = Work.objects.in_bulk([row["work_id"] for row in rows[: page.limit]])
    shown = tuple(_line(row, works[row["work_id"]], key) for row in rows[: page.limit])
    last = rows[page.limit - 1] if len(rows) > page.limit else None
    return Slice(shown, place(str(last[key]), last["work_id"]) if last else "")


def _line(row: Mapping[str, Any], work: Work, key: str) -> QueueLine:
    until = row[key] if key != "work_id" and row[key].year < 9000 else None  # what was given up waits for ever
    return QueueLine(
        until=until,
        **{name: row[name] for name in _COLUMNS},
        **{name: getattr(work, name) for name in _OF_WORK},
    )


def _in_state(state: str, at: datetime) -> QuerySet[Refresh]:
    match state:
        case "processing":
            return Refresh.objects.filter(status="processing")
        case "failed":
            return Refresh.objects.filter(status="failed", not_before__lte=given_up_after(at))
        case "dead":
            return Refresh.objects.filter(status="failed", not_before__gt=given_up_after(at))
        case "left":
            return Refresh.objects.filter(monitored=False).exclude(status="failed")
    raise ValueError(state)


def _after(key: str, after: str) -> Q:
    last, work_id = keys_of(after, count=2)
    try:
        if key == "work_id":
            return Q(work_id__gt=int(work_id))
        at = datetime.fromisoformat(last)
        return Q(**{f"{key}__gte": at}) & (Q(**{f"{key}__gt": at}) | Q(work_id__gt=int(work_id)))
    except (TypeError, ValueError):
        raise BadCursor("This page of the list does not exist. Start again from its beginning.") from None
