"""What staff do to what runs by the clock."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.accounts.access import staff_only
from cineteca.core import clock
from cineteca.enrich import queries as enrich
from cineteca.enrich.domain.schedules import BadSchedule
from cineteca.enrich.operations import schedules
from cineteca.ops.filling import schedules as filling
from cineteca.ops.frames import frame, show
from cineteca.ops.views.deeds import told, who
from cineteca.ops.views.doors import deed, page

KEY = "schedule_before"


@deed
def pause(request: HttpRequest, name: str) -> HttpResponse:
    """Let it rest."""
    row = _row(name)
    schedules.pause(name=name, by=who(request))
    said = _("“%(title)s” rests until somebody resumes it.") % {"title": row.title}
    return told(request, said, back="ops:schedules", undo=reverse("ops:resume", args=[name]))


@deed
def resume(request: HttpRequest, name: str) -> HttpResponse:
    """Let it run again."""
    row = _row(name)
    schedules.resume(name=name, by=who(request), at=clock.now())
    said = _("“%(title)s” runs by the clock again.") % {"title": row.title}
    return told(request, said, back="ops:schedules", undo=reverse("ops:pause", args=[name]))


@deed
def run_now(request: HttpRequest, name: str) -> HttpResponse:
    """Ask for a run now."""
    row = _row(name)
    try:
        schedules.run_now(name=name, by=who(request), at=clock.now())
    except schedules.StillRunning:
        return told(request, _("“%(title)s” is under way already.") % {"title": row.title}, back="ops:schedules")
    return told(
        request, _("“%(title)s” runs as soon as a worker is free.") % {"title": row.title}, back="ops:schedules"
    )


@page
def form(request: HttpRequest, name: str) -> HttpResponse:
    """The form of one schedule."""
    return _form(request, _row(name))


def schedule(request: HttpRequest, name: str) -> HttpResponse:
    """The form, and what was typed into it."""
    return change(request, name) if request.method == "POST" else form(request, name)


@staff_only
def change(request: HttpRequest, name: str) -> HttpResponse:
    """Change when it runs, or what it is told; what was typed stays where it cannot be."""
    row = _row(name)
    typed = {field: request.POST.get(field, "").strip() for field in ("cron", "time_zone", "jitter", "options")}
    try:
        values = _values(typed)
        schedules.change(name=name, by=who(request), at=clock.now(), **values)
    except _BadField as error:
        return _form(request, row, typed, {error.field: str(error)})
    except BadSchedule as error:
        return _form(request, row, typed, {_field_of(str(error), typed): str(error)})
    request.session[KEY] = {"name": name, **_stands(row)}
    said = _("“%(title)s” is changed.") % {"title": row.title}
    return told(request, said, back="ops:schedules", undo=reverse("ops:schedule-undo", args=[name]))


@deed
def undo(request: HttpRequest, name: str) -> HttpResponse:
    """Put the schedule back to how it stood before its last change."""
    before = request.session.pop(KEY, None)
    if not before or before.pop("name") != name:
        return told(request, _("There is nothing left to take back."), back="ops:schedules")
    schedules.change(name=name, by=who(request), at=clock.now(), **before)
    return told(request, _("It is as it was before."), back="ops:schedules")


class _BadField(ValueError):
    """A field that cannot be read."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def _values(typed: Mapping[str, str]) -> dict[str, Any]:
    if not typed["jitter"].isdecimal():
        raise _BadField("jitter", _("Write a whole number of seconds, such as 600; 0 for none."))
    try:
        options = orjson.loads(typed["options"] or "{}")
    except orjson.JSONDecodeError:
        options = None
    if not isinstance(options, dict):
        raise _BadField("options", _('Write the options as JSON, such as {"pages": 3}, or leave it empty.'))
    return {
        "cron": typed["cron"],
        "time_zone": typed["time_zone"] or "UTC",
        "jitter": int(typed["jitter"]),
        "options": options,
    }


def _field_of(message: str, typed: Mapping[str, str]) -> str:
    """Which field a refusal speaks of."""
    if f"“{typed['time_zone']}”" in message and typed["time_zone"]:
        return "time_zone"
    return "jitter" if f"jitter of {typed['jitter'].lstrip('0') or '0'}" in message else "cron"


def _stands(row: enrich.ScheduleRow) -> dict[str, Any]:
    return {"cron": row.cron, "time_zone": row.time_zone, "jitter": row.jitter, "options": dict(row.options)}


def _row(name: str) -> enrich.ScheduleRow:
    row = enrich.get_schedule(name, at=clock.now())
    if row is None:
        raise Http404
    return row


def _form(
    request: HttpRequest,
    row: enrich.ScheduleRow,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> HttpResponse:
    trail = ((_("Schedules"), reverse("ops:schedules")),)
    framed = frame(request, "schedules", part="schedule", title=row.title, trail=trail)
    filled = filling.form(row, at=clock.now(), typed=typed, errors=errors)
    return show(request, framed, filled, at=clock.now(), status=422 if errors else 200)
