"""The worker's loop."""

from procrastinate.contrib.django import app

from cineteca.core import jobs
from cineteca.core.telemetry.jobs import watched

JOBS = 6
"""At once: the queue, the schedules that may run side by side, and a hand for what somebody asks for."""


def work(*, jobs_at_once: int = JOBS, once: bool = False) -> None:
    """Work until SIGINT or SIGTERM, or with `once` until nothing waits."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(
            concurrency=jobs_at_once,
            wait=not once,
            install_signal_handlers=True,
            delete_jobs="successful",
            shutdown_graceful_timeout=8,
            update_heartbeat_interval=5,
            stalled_worker_timeout=30,
            worker_middleware=[watched],
        )


def look_at_clock() -> None:
    """Have what came due while nobody worked done now, instead of at the next full minute."""
    jobs.enqueue("enrich.clock", once="enrich.clock")
    jobs.enqueue("search.look", once="search.look")


def kick() -> None:
    """Ask for a go at the queue now, instead of at the next full minute."""
    jobs.enqueue("enrich.tick", once="enrich.tick")
