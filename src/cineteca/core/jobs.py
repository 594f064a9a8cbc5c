"""Work for later, by name: ``jobs.enqueue("enrich.refresh", work_id=949)``.

A job is a row in the same database: it commits or rolls back with what asked for it. Rooms define jobs in their
`tasks` modules with procrastinate's own decorator, named ``room.verb``.
"""

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def enqueue(name: str, *, once: str | None = None, **arguments: Any) -> bool:
    """Ask for the job `name`. With `once`, a job that still waits under the same key stands for this one too.

    Returns whether a job was added.
    """
    try:
        # In a savepoint: the database refuses a job that waits already, which would end the caller's transaction.
        with transaction.atomic():
            app.configure_task(name, queueing_lock=once).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True
