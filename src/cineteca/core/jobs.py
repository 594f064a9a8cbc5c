"""Work for later, by name: ``jobs.enqueue("enrich.refresh", work_id=949)``.

A job is a row in the same database: it commits or rolls back with what asked for it. Rooms define jobs in their
`tasks` modules with procrastinate's own decorator, named ``room.verb``.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def enqueue(name: str, *, once: str | None = None, after: timedelta | None = None, **arguments: Any) -> bool:
    """Ask for the job `name`, not to be begun before `after` has passed.

    With `once`, a job that still waits under the same key stands for this one too. Returns whether a job was added.
    """
    try:
        # In a savepoint: the database refuses a job that waits already, which would end the caller's transaction.
        with transaction.atomic():
            wait = {"seconds": int(after.total_seconds())} if after else None
            app.configure_task(name, queueing_lock=once, schedule_in=wait).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True


def is_waiting(once: str) -> bool:
    """Whether a job under this key waits for a worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo')", [once]
        )
        return bool(cursor.fetchone()[0])


SILENT = timedelta(seconds=60)
"""A worker that gave no sign of life for so long does not count: it gives one every five seconds."""


def count_by_status() -> dict[tuple[str], int]:
    """Jobs that are kept (those that went well are not), by state: ``todo``, ``doing``, ``failed`` and so on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1 ORDER BY 1")
        return {(status,): count for status, count in cursor.fetchall()}


def count_workers(*, at: datetime) -> int:
    """Workers that gave a sign of life lately."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [at - SILENT])
        return int(cursor.fetchone()[0])
