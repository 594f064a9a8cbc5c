"""Signs of life of a run under way: one that gives none was killed with its worker."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connections
from django.db.models import QuerySet

from cineteca.enrich.models import Schedule

log = logging.getLogger(__name__)
Now = Callable[[], datetime]

HEARTBEAT = 15.0
LONGEST = timedelta(hours=24)
"""A run that lasts longer hangs: it gives no more signs of life."""


def runs_of(schedule: Schedule) -> QuerySet[Schedule]:
    """The row, as long as the run is the one that `schedule` was read at."""
    return Schedule.objects.filter(name=schedule.name, state=Schedule.State.RUNNING, started_at=schedule.started_at)


@contextmanager
def signs_of_life(schedule: Schedule, now: Now) -> Iterator[None]:
    """Write when the run was last heard of while the block is at work, from a thread of its own."""
    over = threading.Event()
    started = now()

    def beat() -> None:
        try:
            while not over.wait(HEARTBEAT) and now() - started < LONGEST:
                _give_sign(schedule, now())
        finally:
            connections.close_all()

    thread = threading.Thread(target=beat, name=f"heard {schedule.name}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _give_sign(schedule: Schedule, at: datetime) -> None:
    try:
        runs_of(schedule).update(heard_at=at)
    except DatabaseError as error:  # the next sign may come through
        log.warning("The schedule %s could give no sign of life: %s", schedule.name, error)
