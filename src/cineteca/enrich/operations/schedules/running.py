"""Carrying out what is due. Any number of workers may look at once: whoever changes the row has the run.

A run goes from waiting (its job is in the queue) to running to done or failed. Each step is one conditional UPDATE on
the row as it was left, so a job that comes twice, or too late, finds nothing to do.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from cineteca.core import clock, jobs
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain.schedules import BadSchedule, next_run
from cineteca.enrich.domain.timetable import BY_NAME, MINUTES
from cineteca.enrich.models import Run, Schedule
from cineteca.enrich.operations.schedules.changing import UNDER_WAY, StillRunning, UnknownSchedule, ensure, rule_of
from cineteca.enrich.operations.schedules.finding import find_operation
from cineteca.enrich.operations.schedules.living import Now, runs_of, signs_of_life
from cineteca.enrich.queries import SILENT
from cineteca.enrich.queries.schedules import out_of_force

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Scheduled runs under way at the same time, over all workers: what people ask for finds a free hand."""
PATIENCE = timedelta(hours=6)
"""How long a run may wait for a worker before it is given up."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: `error` is one sentence where it failed."""

    run: Run | None = None
    error: str = ""


def run_due(*, now: Now = clock.now) -> list[str]:
    """Make a job of every schedule that is due or asked for, and mark those that died. Returns the names.

    What was missed, however often, is due once. One that is under way is left until it ends.
    """
    at = now()
    ensure(at=at)
    mark_silent(at=at)
    room = AT_ONCE - Schedule.objects.filter(state__in=UNDER_WAY).count()
    due = Schedule.objects.filter(Q(enabled=True, next_at__lte=at) | Q(asked_at__isnull=False))
    waiting = (
        due.exclude(state__in=UNDER_WAY)
        .exclude(name__in=out_of_force())
        .order_by(F("asked_at").asc(nulls_last=True), "next_at", "name")
    )
    claimed: list[str] = []
    for schedule in waiting:
        if len(claimed) < room and _claim(schedule, at):
            claimed.append(schedule.name)
    return claimed


def run_here(*, name: str, now: Now = clock.now, progress: Any = None) -> Schedule:
    """Carry the schedule out in this process and return how it ended. Raises `UnknownSchedule` or `StillRunning`."""
    at = now()
    ensure(at=at)
    mark_silent(at=at)
    free = Schedule.objects.filter(name=name).exclude(state__in=UNDER_WAY)
    if not free.update(state=Schedule.State.WAITING, started_at=at, heard_at=at, asked_at=None):
        if Schedule.objects.filter(name=name).exists():
            raise StillRunning(f"“{name}” is under way; wait until it is done.")
        raise UnknownSchedule(f"Nothing called “{name}” runs by the clock. See: cineteca schedule list")
    perform(name=name, claimed_at=at, trigger=Run.Trigger.MANUAL, now=now, progress=progress)
    return Schedule.objects.get(name=name)


@transaction.atomic
def _claim(schedule: Schedule, at: datetime) -> bool:
    """Take the run that is due, plan the next, leave a job. False when another worker was quicker."""
    read = {"next_at": schedule.next_at, "asked_at": schedule.asked_at, "enabled": schedule.enabled}
    as_read = Schedule.objects.filter(name=schedule.name, **read).exclude(state__in=UNDER_WAY)
    try:
        planned = _planned(schedule, at)
    except BadSchedule as error:  # written past us: it must not keep the others from running
        as_read.update(state=Schedule.State.FAILED, next_at=None, asked_at=None, last_error=str(error))
        return False
    if not as_read.update(
        state=Schedule.State.WAITING, started_at=at, heard_at=at, next_at=planned, asked_at=None, last_error=""
    ):
        return False
    trigger = Run.Trigger.SCHEDULED if schedule.asked_at is None else Run.Trigger.MANUAL
    jobs.enqueue("enrich.scheduled", schedule=schedule.name, claimed_at=at.isoformat(), trigger=trigger.value)
    return True


def _planned(schedule: Schedule, at: datetime) -> datetime:
    """Its next time, which one that was only asked for keeps."""
    ahead = schedule.next_at is not None and schedule.next_at > at
    return schedule.next_at if ahead and schedule.next_at else next_run(rule_of(schedule), at)


def mark_silent(*, at: datetime) -> int:
    """Mark runs that gave no sign of life as failed: their worker was killed. Returns how many."""
    dead = Schedule.objects.filter(state=Schedule.State.RUNNING, heard_at__lt=at - SILENT)
    killed = dead.update(
        state=Schedule.State.FAILED, ended_at=F("heard_at"), last_error=_("It fell silent: its worker was stopped.")
    )
    lost = Schedule.objects.filter(state=Schedule.State.WAITING, started_at__lt=at - PATIENCE)
    return killed + lost.update(state=Schedule.State.FAILED, ended_at=at, last_error=_("No worker had time for it."))


def perform(
    *, name: str, claimed_at: datetime, trigger: str, now: Now = clock.now, progress: Any = None
) -> Outcome | None:
    """Carry out the run claimed at `claimed_at`. None when it is no longer there to be done."""
    started = now()
    waiting = Schedule.objects.filter(name=name, state=Schedule.State.WAITING, started_at=claimed_at)
    if not waiting.update(state=Schedule.State.RUNNING, started_at=started, heard_at=started):
        return None
    schedule = Schedule.objects.get(name=name)
    with signs_of_life(schedule, now):
        outcome = _carry_out(schedule, trigger, now, progress)
    ended = now()
    runs_of(schedule).update(
        state=Schedule.State.FAILED if outcome.error else Schedule.State.DONE,
        heard_at=ended,
        ended_at=ended,
        last_error=outcome.error,
        last_run=outcome.run,
    )
    return outcome


def _carry_out(schedule: Schedule, trigger: str, now: Now, progress: Any) -> Outcome:
    operation = find_operation(schedule.name)
    if operation is None:
        return Outcome(error=_("This version has nothing that does “%s”.") % schedule.name)
    try:
        options, budget = told(schedule)
        done = operation(trigger=trigger, now=now, budget=budget, progress=progress, **options)
    except CinetecaError as error:
        log.warning("The schedule %s failed: %s", schedule.name, error)
        return Outcome(error=str(error))
    except Exception as error:  # the top of a scheduled run: logged once, told on the row, tried again next time
        log.exception("The schedule %s failed", schedule.name)
        return Outcome(error=f"{type(error).__name__}: {error}")
    return Outcome(run=done if isinstance(done, Run) else None)


def told(schedule: Schedule) -> tuple[Mapping[str, Any], timedelta]:
    """What the operation is told, and how long it may take."""
    options = dict(schedule.options)
    minutes = options.pop(MINUTES, BY_NAME[schedule.name].minutes)
    return options, timedelta(minutes=float(minutes))
