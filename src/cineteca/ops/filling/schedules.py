"""What runs by the clock, and the form that changes it."""

from collections.abc import Mapping
from datetime import datetime

import orjson

from cineteca.enrich import queries as enrich
from cineteca.enrich.domain import schedules as rules
from cineteca.ops.contexts.pages import ScheduleForm, Schedules
from cineteca.ops.filling import lines

COMING = 5


def fill(*, at: datetime) -> Schedules:
    """The list, in the order of the timetable."""
    return Schedules(tuple(lines.schedule(row) for row in enrich.list_schedules(at)))


def form(
    row: enrich.ScheduleRow,
    *,
    at: datetime,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ScheduleForm:
    """The form of one schedule, with what was typed where it was not taken."""
    stands = {
        "cron": row.cron,
        "time_zone": row.time_zone,
        "jitter": str(row.jitter),
        "options": orjson.dumps(row.options).decode() if row.options else "",
    }
    shown = stands | dict(typed or {})
    return ScheduleForm(
        line=lines.schedule(row),
        cron=shown["cron"],
        time_zone=shown["time_zone"],
        jitter=shown["jitter"],
        options=shown["options"],
        coming=() if errors else _coming(row, at),
        errors=errors or {},
    )


def _coming(row: enrich.ScheduleRow, at: datetime) -> tuple[datetime, ...]:
    """The next times, as they would be if nobody paused it."""
    times, moment = [], at
    for _ in range(COMING):
        try:
            moment = rules.next_run(rules.Rule(row.name, row.cron, row.time_zone, row.jitter), moment)
        except rules.BadSchedule:  # written past us: it has no next time
            break
        times.append(moment)
    return tuple(times)
