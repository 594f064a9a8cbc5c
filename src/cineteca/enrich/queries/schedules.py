"""Reads of what runs by the clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cineteca.core import clock
from cineteca.enrich.domain.timetable import BY_NAME, FETCHED, LOADED, TIMETABLE
from cineteca.enrich.models import Schedule
from cineteca.enrich.queries.runs import SILENT
from cineteca.imdb import queries as imdb


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One thing that runs by the clock. `jitter` in seconds.

    `state` is ``""`` (never run), ``waiting`` (for a worker), ``running``, ``done``, ``failed`` or ``stopped`` (fell
    silent, not marked yet). `ended_at` is the end of the last run that came to one; `next_at` None while paused.
    """

    name: str
    title: str
    cron: str
    time_zone: str
    jitter: int
    enabled: bool
    options: Mapping[str, Any]
    state: str
    next_at: datetime | None
    asked_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    last_error: str
    last_run_id: int | None


def out_of_force() -> set[str]:
    """Names of the timetable that nothing stands behind here: IMDb's datasets are neither fetched nor in use."""
    fetched = bool(settings.IMDB_ENABLED)
    loaded = fetched or settings.IMDB_DATASETS_DIR is not None or imdb.state(clock.now()).loaded
    so = {"": True, FETCHED: fetched, LOADED: loaded}
    return {entry.name for entry in TIMETABLE if not so[entry.only]}


def list_schedules(at: datetime) -> list[ScheduleRow]:
    """Everything that runs by the clock, in the order of the timetable: three queries."""
    order = {name: place for place, name in enumerate(BY_NAME)}
    rows = sorted(
        Schedule.objects.exclude(name__in=out_of_force()), key=lambda row: (order.get(row.name, len(order)), row.name)
    )
    return [_row(schedule, at) for schedule in rows]


def get_schedule(name: str, *, at: datetime) -> ScheduleRow | None:
    """One of them, or None."""
    schedule = Schedule.objects.filter(name=name).first()
    return _row(schedule, at) if schedule else None


def _row(schedule: Schedule, at: datetime) -> ScheduleRow:
    entry = BY_NAME.get(schedule.name)
    return ScheduleRow(
        name=schedule.name,
        title=_(entry.title) if entry else schedule.name,
        cron=schedule.cron,
        time_zone=schedule.time_zone,
        jitter=schedule.jitter_seconds,
        enabled=schedule.enabled,
        options=schedule.options,
        state=_state(schedule, at),
        next_at=schedule.next_at if schedule.enabled else None,
        asked_at=schedule.asked_at,
        started_at=schedule.started_at,
        ended_at=schedule.ended_at,
        last_error=schedule.last_error,
        last_run_id=schedule.last_run_id,
    )


def _state(schedule: Schedule, at: datetime) -> str:
    silent = schedule.heard_at is not None and schedule.heard_at < at - SILENT
    return "stopped" if schedule.state == Schedule.State.RUNNING and silent else schedule.state
