"""The refresh queue, state by state."""

from datetime import datetime

from django.utils.translation import gettext as _

from cineteca.core.pagination import Page
from cineteca.enrich import queries as enrich
from cineteca.ops import failures, states, words
from cineteca.ops.contexts.lines import WorkLine
from cineteca.ops.contexts.pages import Queue
from cineteca.ops.contexts.shared import More, Option
from cineteca.ops.filling import lines
from cineteca.ops.frames import address

PER_PAGE = 40
STATES = ("next", "processing", "failed", "dead", "left")


def fill(*, state: str, after: str, at: datetime) -> Queue:
    """The part `state` of the queue. Raises `BadCursor`."""
    figures = enrich.get_queue_state(at=at)
    works, more = _next(after, at) if state == "next" else _listed(state, after, at)
    return Queue(
        state=state,
        tabs=_tabs(figures, state),
        works=works,
        more=more,
        empty=_empty(state),
        dead=figures.dead,
        about=figures.about,
    )


def _tabs(figures: enrich.QueueState, chosen: str) -> tuple[Option, ...]:
    waiting = words.count(figures.never + figures.due, about=figures.about)
    left = words.count(figures.left, about=figures.about and figures.left > 0)
    named = (
        ("next", _("Waiting"), waiting),
        ("processing", _("Under way"), words.count(figures.processing)),
        ("failed", _("To be tried again"), words.count(figures.failed)),
        ("dead", _("Given up"), words.count(figures.dead)),
        ("left", _("Left alone"), left),
    )
    tabs = [Option(label, address("queue", state=name), name == chosen, number) for name, label, number in named]
    fresh = words.count(figures.fresh, about=figures.about)
    return (*tabs, Option(_("Fresh"), address("works", state="complete"), note=fresh))


def _empty(state: str) -> str:
    return {
        "next": _("Nothing waits: every work is fresh. Open a work and ask for a refresh to see one here."),
        "processing": _("Nobody is at any work just now. The workers look every minute."),
        "failed": _("Every work that was asked for was answered."),
        "dead": _("Nothing was given up."),
        "left": _("No work is left alone. “Leave alone” beside a work keeps it from being refreshed."),
    }[state]


def _next(after: str, at: datetime) -> tuple[tuple[WorkLine, ...], More]:
    """The works that come next. Their order moves all the time, so the list grows instead of being paged."""
    limit = int(after) if after.isdecimal() and len(after) < 7 else PER_PAGE
    limit = max(PER_PAGE, min(limit, 5 * PER_PAGE))
    rows = enrich.list_next(at=at, limit=limit)
    grown = len(rows) == limit < 5 * PER_PAGE
    return tuple(next_line(row, at) for row in rows), More(address("queue", after=limit + PER_PAGE) if grown else "")


def next_line(row: enrich.QueueRow, at: datetime) -> WorkLine:
    """A work that waits, and why it is where it is."""
    return WorkLine(
        id=row.work_id,
        place=words.count(row.place),
        title=words.titled(row.title, row.year),
        url=words.address(row.kind, row.slug),
        share=row.completeness,
        state=states.of_work(row.status, monitored=True, due=True),
        note=lines.joined([_priority(row, at), _last_error(row.last_error)]),
        enriched_at=row.enriched_at,
        demand=row.demand,
        retries=row.retries,
        urgent=row.urgent,
    )


def _priority(row: enrich.QueueRow, at: datetime) -> str:
    if row.urgent:
        return _("asked for now")
    if row.due_on is None:
        return _("never enriched")
    days = (at.date() - row.due_on).days
    return _("due today") if days <= 0 else _("overdue by %(n)s d") % {"n": days}


def _last_error(text: str) -> str:
    return failures.reasons(text, words.provider)


def _listed(state: str, after: str, at: datetime) -> tuple[tuple[WorkLine, ...], More]:
    found = enrich.list_queue_page(state, Page(PER_PAGE, after), at=at)
    return tuple(_line(row, state) for row in found.items), lines.more("queue", found.next, after, state=state)


def _line(row: enrich.QueueLine, state: str) -> WorkLine:
    return WorkLine(
        id=row.work_id,
        title=words.titled(row.title, row.year),
        url=words.address(row.kind, row.slug),
        share=row.completeness,
        state=states.of_work(row.status, monitored=row.monitored, dead=state == "dead"),
        note=_last_error(row.last_error),
        enriched_at=row.enriched_at,
        until=row.until if state != "left" else None,
        demand=row.demand,
        retries=row.retries,
        monitored=row.monitored,
        urgent=row.urgent,
    )
