"""Every work, with where it stands."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cineteca.core.pagination import Page
from cineteca.enrich import queries as enrich
from cineteca.enrich.queries.queue_pages import given_up_after
from cineteca.enrich.queries.works import STATES
from cineteca.ops import failures, states, words
from cineteca.ops.contexts.lines import WorkLine
from cineteca.ops.contexts.pages import Works
from cineteca.ops.contexts.shared import Choice, Option, Search
from cineteca.ops.filling import lines
from cineteca.ops.frames import address

PER_PAGE = 50


def read(asked: Mapping[str, str]) -> enrich.WorkFilter:
    """The filter that an address asks for; what is unknown in it asks for nothing."""
    kind, state = asked.get("kind", ""), asked.get("state", "")
    return enrich.WorkFilter(
        title=asked.get("title", "").strip()[:100],
        kind=kind if kind in {"film", "show"} else "",
        state=state if state in STATES else "",
    )


def fill(which: enrich.WorkFilter, *, after: str, at: datetime) -> Works:
    """The list. Raises `BadCursor`."""
    found = enrich.list_works(which, Page(PER_PAGE, after), at=at)
    return Works(
        works=tuple(_line(row, at) for row in found.items),
        more=lines.more("works", found.next, after, **asdict(which)),
        filtered=which != enrich.WorkFilter(),
    )


def choices(which: enrich.WorkFilter) -> tuple[Choice, ...]:
    """Films and shows · in any state."""
    kinds = {"": _("films and shows"), "film": _("films"), "show": _("shows")}
    named = {
        "": _("in any state"),
        "never": _("never enriched"),
        "stale": _("overdue"),
        "complete": _("enriched"),
        "processing": _("under way"),
        "failed": _("failed"),
        "dead": _("given up"),
        "left": _("left alone"),
    }
    return (
        Choice("kind", _("Kind"), kinds[which.kind], _options(which, "kind", kinds), bool(which.kind)),
        Choice("state", _("State"), named[which.state], _options(which, "state", named), bool(which.state)),
    )


def _options(which: enrich.WorkFilter, name: str, labels: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(
        Option(label, address("works", **asdict(_with(which, name, value))), chosen=getattr(which, name) == value)
        for value, label in labels.items()
    )


def _with(which: enrich.WorkFilter, name: str, value: str) -> enrich.WorkFilter:
    changed: dict[str, Any] = {name: value}
    return replace(which, **changed)


def search(which: enrich.WorkFilter) -> Search:
    """The box for the beginning of a title."""
    kept = {name: value for name, value in asdict(which).items() if value and name != "title"}
    return Search("title", _("Title begins with"), which.title, kept)


def _line(row: enrich.WorkRow, at: datetime) -> WorkLine:
    dead = bool(row.status == "failed" and row.not_before and row.not_before > given_up_after(at))
    due = row.due_on is None or row.due_on <= at.date()
    return WorkLine(
        id=row.id,
        title=words.titled(row.title, row.year),
        url=words.address(row.kind, row.slug) + "#known",
        kind=_("film") if row.kind == "film" else _("show"),
        share=row.completeness,
        state=states.of_work(row.status, monitored=row.monitored, dead=dead, due=due),
        note=failures.reasons(row.last_error or "", words.provider),
        enriched_at=row.enriched_at,
        due_on=row.due_on,
        until=row.not_before if row.status == "failed" and not dead else None,
        retries=row.retries or 0,
        monitored=row.monitored is not False,
        urgent=bool(row.urgent),
    )
