"""What people do with the schedules. A row that is there is theirs: the timetable only fills in what is missing."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from cineteca.core import jobs
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain.schedules import Rule, checked_options, next_run
from cineteca.enrich.domain.timetable import TIMETABLE, Entry
from cineteca.enrich.models import Schedule
from cineteca.enrich.operations.schedules.finding import options_of
from cineteca.enrich.queries.schedules import out_of_force

log = logging.getLogger(__name__)
UNDER_WAY = (Schedule.State.WAITING, Schedule.State.RUNNING)


class UnknownSchedule(CinetecaError):
    """Nothing of that name runs by the clock."""


class StillRunning(CinetecaError):
    """It is under way already."""


def ensure(*, at: datetime) -> int:
    """Write the schedules that are missing, as the timetable has them. Returns how many that were."""
    known = set(Schedule.objects.values_list("name", flat=True)) | out_of_force()
    missing = [_planned(entry, at) for entry in TIMETABLE if entry.name not in known]
    return len(Schedule.objects.bulk_create(missing, ignore_conflicts=True)) if missing else 0


def _planned(entry: Entry, at: datetime) -> Schedule:
    schedule = Schedule(
        name=entry.name,
        cron=entry.cron,
        time_zone=settings.SCHEDULE_TIME_ZONE,
        jitter_seconds=entry.jitter,
        options=dict(entry.options),
        asked_at=at if entry.at_once else None,
    )
    schedule.next_at = next_run(rule_of(schedule), at)
    return schedule


def rule_of(schedule: Schedule) -> Rule:
    """When the schedule runs, by its own columns."""
    return Rule(schedule.name, schedule.cron, schedule.time_zone, schedule.jitter_seconds)


def pause(*, name: str, by: str) -> Schedule:
    """Let the schedule rest; a run under way goes on. Raises `UnknownSchedule`."""
    with transaction.atomic():
        schedule = _ours(name)
        schedule.enabled = False
        schedule.save(update_fields=["enabled"])
    log.info("%s paused the schedule %s", by, name)
    return schedule


def resume(*, name: str, by: str, at: datetime) -> Schedule:
    """Let the schedule run again, from its next time after `at`: what the pause left out is not made up for.

    Raises `UnknownSchedule`.
    """
    with transaction.atomic():
        schedule = _ours(name)
        schedule.enabled = True
        schedule.next_at = next_run(rule_of(schedule), at)
        schedule.save(update_fields=["enabled", "next_at"])
    log.info("%s resumed the schedule %s", by, name)
    return schedule


def run_now(*, name: str, by: str, at: datetime) -> Schedule:
    """Ask the workers for a run now, also of a paused schedule. Its plan stays as it is.

    Raises `UnknownSchedule`, or `StillRunning` where one is under way.
    """
    with transaction.atomic():
        schedule = _ours(name)
        if schedule.state in UNDER_WAY:
            raise StillRunning(f"“{name}” is under way since {schedule.started_at:%H:%M} (UTC); wait until it is done.")
        schedule.asked_at = at
        schedule.save(update_fields=["asked_at"])
        jobs.enqueue("enrich.clock", once="enrich.clock")
    log.info("%s asked for a run of the schedule %s", by, name)
    return schedule


def change(
    *,
    name: str,
    by: str,
    at: datetime,
    cron: str | None = None,
    time_zone: str | None = None,
    jitter: int | None = None,
    options: Mapping[str, Any] | None = None,
) -> Schedule:
    """Change when the schedule runs, or what its operation is told; what is None stays. `jitter` in seconds.

    Raises `UnknownSchedule`, or `domain.schedules.BadSchedule` with what would do; then nothing is changed.
    """
    with transaction.atomic():
        schedule = _ours(name)
        schedule.cron = schedule.cron if cron is None else " ".join(cron.split())
        schedule.time_zone = schedule.time_zone if time_zone is None else time_zone
        schedule.jitter_seconds = schedule.jitter_seconds if jitter is None else jitter
        schedule.options = schedule.options if options is None else checked_options(options, options_of(name))
        schedule.next_at = next_run(rule_of(schedule), at)
        schedule.save(update_fields=["cron", "time_zone", "jitter_seconds", "options", "next_at"])
    log.info("%s changed the schedule %s to %s, %s", by, name, schedule.cron, schedule.time_zone)
    return schedule


def _ours(name: str) -> Schedule:
    try:
        return Schedule.objects.select_for_update().get(name=name)
    except Schedule.DoesNotExist:
        raise UnknownSchedule(f"Nothing called “{name}” runs by the clock. See: cineteca schedule list") from None
