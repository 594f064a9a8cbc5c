"""What runs by the clock, and the jobs behind it."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import Metric

from cineteca.core import jobs
from cineteca.enrich import queries as enrich
from cineteca.ops.metrics.family import gauge, seconds


def schedules(at: datetime) -> Iterator[Metric]:
    """When each ran last and runs next."""
    rows = enrich.list_schedules(at)
    yield gauge("schedule_enabled", "Whether it is not paused.", ("schedule",), [((r.name,), r.enabled) for r in rows])
    yield gauge(
        "schedule_failed",
        "Whether its last run failed or fell silent.",
        ("schedule",),
        [((row.name,), row.state in {"failed", "stopped"}) for row in rows],
    )
    yield gauge(
        "schedule_last_success_timestamp_seconds",
        "When its last run ended; of one whose last run failed nothing is told.",
        ("schedule",),
        [((r.name,), seconds(r.ended_at)) for r in rows if r.ended_at and r.state not in {"failed", "stopped"}],
    )
    yield gauge(
        "schedule_next_timestamp_seconds",
        "When it runs next.",
        ("schedule",),
        [((row.name,), seconds(row.next_at)) for row in rows if row.next_at],
    )


def work(at: datetime) -> Iterator[Metric]:
    """Jobs by state, and the workers that give signs of life."""
    yield gauge("jobs", "Jobs that are not done.", ("status",), sorted(jobs.count_by_status().items()))
    yield gauge("workers", "Workers that gave a sign of life lately.", (), [((), jobs.count_workers(at=at))])
