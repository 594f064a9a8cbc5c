"""Every work with where it stands: asked when, due when, how complete."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from cineteca.catalog.domain.sort_titles import sort_title
from cineteca.catalog.models import Work
from cineteca.core.pagination import BadCursor, Page, Slice, keys_of, place
from cineteca.enrich.queries.queue_pages import given_up_after

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFilter:
    """Which works. `title` is how it begins, as the shelf sorts it; `state` one of `STATES`."""

    title: str = ""
    kind: str = ""
    state: str = ""


STATES = ("never", "stale", "complete", "processing", "failed", "dead", "left")
"""Never asked for · overdue · fresh or waiting its turn · under way · failed · given up · left alone."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One work. `status` is None where it has no place in the queue yet; `due_at` None: as soon as possible."""

    id: int
    kind: str
    slug: str
    title: str
    year: int | None
    sort_title: str
    completeness: int
    status: str | None
    monitored: bool | None
    urgent: bool | None
    enriched_at: datetime | None
    due_on: date | None
    not_before: datetime | None
    retries: int | None
    last_error: str | None


_OF_WORK = {"id", "kind", "slug", "title", "year", "sort_title", "completeness"}
_COLUMNS = tuple(name if name in _OF_WORK else f"refresh__{name}" for name in WorkRow.__dataclass_fields__)


def list_works(which: WorkFilter, page: Page, *, at: datetime) -> Slice[WorkRow]:
    """Works that `which` asks for, by title, in one query. Raises `BadCursor`."""
    works = _chosen(which, at)
    if page.after:
        title, last = keys_of(page.after, count=2)
        if not isinstance(title, str) or not isinstance(last, int):
            raise BadCursor("This page of the list does not exist. Start again from its beginning.")
        works = works.filter(Q(sort_title__gt=title) | Q(sort_title=title, id__gt=last), sort_title__gte=title)
    rows = [WorkRow(*row) for row in works.order_by("sort_title", "id").values_list(*_COLUMNS)[: page.limit + 1]]
    shown = tuple(rows[: page.limit])
    return Slice(shown, place(shown[-1].sort_title, shown[-1].id) if len(rows) > page.limit else "")


def _chosen(which: WorkFilter, at: datetime) -> QuerySet[Work]:
    works = Work.objects.filter(_in_state(which.state, at))
    if which.kind:
        works = works.filter(kind=which.kind)
    # The last word may be half typed, so no article is taken from it, and its end is open.
    beginning = sort_title(which.title) if which.title.strip() else ""
    if beginning:
        works = works.filter(sort_title__gte=beginning, sort_title__lt=beginning + _LAST)
    return works


def _in_state(state: str, at: datetime) -> Q:
    match state:
        case "never":
            return Q(refresh__enriched_at=None)
        case "stale":
            return Q(refresh__due_on__lte=at.date(), refresh__monitored=True)
        case "dead":
            return Q(refresh__status="failed", refresh__not_before__gt=given_up_after(at))
        case "left":
            return Q(refresh__monitored=False)
        case "complete" | "processing" | "failed":
            return Q(refresh__status=state)
    return Q()
