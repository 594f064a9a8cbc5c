"""Every work with where it stands: asked when, due when, how complete."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from cineteca.catalog.domain.sort_titles import sort_title
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


LOOKED_AT = 20_000
"""Works that one page goes through at most in search of those that are asked for."""

_COLUMNS = """
w.id, w.kind, w.slug, w.title, w.year, w.sort_title, w.completeness, r.status, r.monitored, r.urgent, r.enriched_at,
r.due_on, r.not_before, r.retries, r.last_error
"""
# A walk along the shelf that stops where the page is full. How far it may go is bounded: what is asked for may be
# rare, and nothing tells the planner so.
_WALK = """
SELECT {columns}
FROM (SELECT * FROM catalog_work {shelf} ORDER BY sort_title, id LIMIT %(far)s) AS w
LEFT JOIN LATERAL (SELECT * FROM enrich_refresh AS r WHERE r.work_id = w.id OFFSET 0) AS r ON true
{where} ORDER BY w.sort_title, w.id LIMIT %(limit)s
"""
_END_OF_WALK = "SELECT sort_title, id FROM catalog_work {shelf} ORDER BY sort_title, id OFFSET %(far)s - 1 LIMIT 1"
# What has a small index of its own is gathered first and put in order then.
_GATHERED = """
WITH r AS MATERIALIZED (SELECT * FROM enrich_refresh AS r WHERE {state})
SELECT {columns} FROM r JOIN catalog_work AS w ON w.id = r.work_id
{where} ORDER BY w.sort_title, w.id LIMIT %(limit)s
"""
_FEW = "SELECT count(*) FROM (SELECT FROM enrich_refresh AS r WHERE {state} LIMIT %(far)s) AS found"

_STATES = {
    "": "",
    "never": "r.enriched_at IS NULL",
    "stale": "r.due_on <= %(today)s AND r.monitored",
    "complete": "r.status = 'complete'",
    "processing": "r.status = 'processing'",
    "failed": "r.status = 'failed'",
    "dead": "r.status = 'failed' AND r.not_before > %(never)s",
    "left": "NOT r.monitored",
}
_INDEXED = frozenset({"processing", "failed", "dead"})


def list_works(which: WorkFilter, page: Page, *, at: datetime) -> Slice[WorkRow]:
    """Works that `which` asks for, by title, in three queries at most. Raises `BadCursor`.

    A page may hold fewer than asked for, even none, and still have a next one: what is rare is looked for bit by bit.
    """
    shelf, rest, values = _conditions(which, page, at)
    state = _STATES[which.state]
    if which.state in _INDEXED and _one(_FEW.format(state=state), values)[0] < LOOKED_AT:
        gathered = _GATHERED.format(columns=_COLUMNS, state=state, where=_where([*shelf, *rest], "w"))
        return _slice(_rows(gathered, values), page)
    walk = _WALK.format(columns=_COLUMNS, shelf=_where(shelf, "catalog_work"), where=_where([*rest, state], "w"))
    rows = _rows(walk, values)
    found = _slice(rows, page)
    if found.next or not (rest or state):
        return found
    end = _one(_END_OF_WALK.format(shelf=_where(shelf, "catalog_work")), values)
    return Slice(found.items, place(*end) if end else "")


def _conditions(which: WorkFilter, page: Page, at: datetime) -> tuple[list[str], list[str], dict[str, Any]]:
    """What bounds the walk along the shelf, what is asked of each work besides, and the values of both."""
    shelf, rest = [], []
    values: dict[str, Any] = {
        "limit": page.limit + 1,
        "far": LOOKED_AT,
        "today": at.date(),
        "never": given_up_after(at),
    }
    if page.after:
        title, last = keys_of(page.after, count=2)
        if not isinstance(title, str) or not isinstance(last, int):
            raise BadCursor("This page of the list does not exist. Start again from its beginning.")
        shelf.append("({w}.sort_title, {w}.id) > (%(after)s, %(last)s)")
        values |= {"after": title, "last": last}
    if which.title.strip():
        # The last word may be half typed: its end is open.
        shelf.append("{w}.sort_title >= %(begin)s AND {w}.sort_title < %(end)s")
        beginning = sort_title(which.title)
        values |= {"begin": beginning, "end": beginning + _LAST}
    if which.kind:
        rest.append("{w}.kind = %(kind)s")
        values["kind"] = which.kind
    return shelf, rest, values


def _where(conditions: list[str], table: str) -> str:
    kept = [condition.format(w=table) for condition in conditions if condition]
    return f"WHERE {' AND '.join(kept)}" if kept else ""


def _rows(sql: str, values: dict[str, Any]) -> list[WorkRow]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [WorkRow(*row) for row in cursor.fetchall()]


def _one(sql: str, values: dict[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def _slice(rows: list[WorkRow], page: Page) -> Slice[WorkRow]:
    shown = tuple(rows[: page.limit])
    return Slice(shown, place(shown[-1].sort_title, shown[-1].id) if len(rows) > page.limit else "")
