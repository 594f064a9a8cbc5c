"""What runs by the clock."""

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router, Status

from cineteca.api.access import StaffToken, asker
from cineteca.api.answers import of_staff
from cineteca.api.errors import Refused
from cineteca.api.shapes.runs import ScheduleAnswer, ScheduleChange, ScheduleList
from cineteca.core import clock
from cineteca.enrich import queries as enrich
from cineteca.enrich.domain.schedules import BadSchedule
from cineteca.enrich.operations import schedules

router = Router(auth=StaffToken(), tags=["Schedules"], by_alias=True)
Name = Annotated[str, Path(..., pattern=r"^[a-z][a-z0-9._-]{0,63}$")]


@router.get("/schedules", response=of_staff(ScheduleList), summary="What runs by the clock")
def list_schedules(request: HttpRequest) -> ScheduleList:
    """Every schedule with its last and next run."""
    at = clock.now()
    schedules.ensure(at=at)
    return ScheduleList(items=[ScheduleAnswer(**asdict(row)) for row in enrich.list_schedules(at)])


@router.get("/schedules/{name}", response=of_staff(ScheduleAnswer, 404), summary="One schedule")
def get_schedule(request: HttpRequest, name: Name) -> ScheduleAnswer:
    """When it ran last, when it runs next."""
    return _shown(name)


@router.patch("/schedules/{name}", response=of_staff(ScheduleAnswer, 404, body=True), summary="Pause, resume or change")
def change_schedule(request: HttpRequest, name: Name, asked: ScheduleChange) -> ScheduleAnswer:
    """What is left out of the body stays as it is."""
    at, by = clock.now(), str(asker(request))
    given = asked.model_dump(exclude_none=True, exclude={"enabled"})
    try:
        if given:
            schedules.change(name=name, by=by, at=at, **given)
        if asked.enabled is True:
            schedules.resume(name=name, by=by, at=at)
        if asked.enabled is False:
            schedules.pause(name=name, by=by)
    except schedules.UnknownSchedule as error:
        raise Refused(404, str(error)) from error
    except BadSchedule as error:
        raise Refused(422, str(error), field="body") from error
    return _shown(name)


@router.post("/schedules/{name}/run", response=of_staff(ScheduleAnswer, 404, 409, status=202), summary="Run it now")
def run_schedule(request: HttpRequest, name: Name) -> Status[ScheduleAnswer]:
    """Ask the workers for a run now, also where it is paused. Its plan stays as it is."""
    try:
        schedules.run_now(name=name, by=str(asker(request)), at=clock.now())
    except schedules.UnknownSchedule as error:
        raise Refused(404, str(error)) from error
    except schedules.StillRunning as error:
        raise Refused(409, str(error), code="still_running") from error
    return Status(202, _shown(name))


def _shown(name: str) -> ScheduleAnswer:
    row = enrich.get_schedule(name, at=clock.now())
    if row is None:
        raise Refused(404, f"Nothing called “{name}” runs by the clock.")
    return ScheduleAnswer(**asdict(row))
