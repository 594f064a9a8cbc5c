"""Jobs: every line, span and error below says which one it is."""

from collections.abc import Awaitable, Callable
from typing import Any

from procrastinate import JobContext
from procrastinate.worker import Worker

from cineteca.core.telemetry.context import alone
from cineteca.core.telemetry.spans import span


async def watched(call_next: Callable[[], Awaitable[Any]], context: JobContext, _worker: Worker) -> Any:
    """Around every job of a worker (procrastinate's worker middleware)."""
    name, number = context.job.task_name, context.job.id
    with alone(job=name, job_id=number), span(f"job {name}") as made:
        made.set_attribute("messaging.message.id", str(number))
        return await call_next()
