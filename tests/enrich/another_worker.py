"""A worker as a process of its own: ``python -m tests.enrich.another_worker DEED GO``, on the database of the environment.

claim   once the file GO is there: for every minute of an hour claim what is due and carry it out
refresh refresh what is overdue, as by the clock
hang    carry out “house”, which never ends
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cineteca.config.settings")
django.setup()

from cineteca.enrich import operations as enrich  # noqa: E402
from cineteca.enrich.models import Schedule  # noqa: E402
from cineteca.enrich.operations.schedules import living, running  # noqa: E402

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def claim() -> None:
    running.find_operation = lambda name: lambda **told: None
    for minute in range(60):
        at = MONDAY + timedelta(minutes=minute, seconds=1)
        for name in enrich.schedules.run_due(now=lambda at=at: at):
            enrich.schedules.perform(name=name, claimed_at=at, trigger="scheduled", now=lambda at=at: at)


def refresh() -> None:
    enrich.refresh_overdue(trigger="scheduled")


def hang() -> None:
    running.find_operation = lambda name: lambda **told: time.sleep(600)
    living.HEARTBEAT = 0.05
    enrich.schedules.run_here(name="house")


if __name__ == "__main__":
    deed, go = sys.argv[1:]
    Schedule.objects.count()  # the connection is made before the start
    print("ready", flush=True)  # noqa: T201
    while not Path(go).exists():
        time.sleep(0.001)
    globals()[deed]()
