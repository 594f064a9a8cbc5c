"""What the worker does for this room.

Every process loads this module to know the jobs by name, so what they do is imported when they do it. Two things come
back by themselves every minute, the queue and the clock; all else that runs by the clock is a schedule (a row of
`enrich_schedule`), which the clock makes a job of when it is due.
"""

from datetime import datetime, timedelta
from typing import Any

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from cineteca.core import clock

TICK = timedelta(seconds=50)


@app.periodic(cron="* * * * *")
@app.task(name="enrich.tick", queueing_lock="enrich.tick", lock="enrich.tick")
def tick(timestamp: int = 0) -> None:  # noqa: ARG001 - procrastinate passes the minute to every periodic job
    """Ask about what people want and about what was never asked for, for most of a minute; the next minute goes on."""
    from cineteca.enrich import operations as enrich
    from cineteca.enrich import queries

    if enrich.enqueue_all(at=clock.now()) or queries.is_waiting(at=clock.now()):
        enrich.run_queue(trigger="scheduled", budget=TICK, overdue=False)


@app.periodic(cron="* * * * *")
@app.task(name="enrich.clock", queueing_lock="enrich.clock")
def look_at_clock(timestamp: int = 0) -> None:  # noqa: ARG001
    """Make jobs of the schedules that are due."""
    from cineteca.enrich import operations as enrich

    enrich.schedules.run_due()


@app.task(name="enrich.scheduled")
def scheduled(schedule: str, claimed_at: str, trigger: str) -> None:
    """Carry out one schedule, then look for the next: it may have waited for our hand."""
    from cineteca.enrich import operations as enrich

    enrich.schedules.perform(name=schedule, claimed_at=datetime.fromisoformat(claimed_at), trigger=trigger)
    enrich.schedules.run_due()


@app.task(name="enrich.keep_promise")
def keep_promise(run_id: int, operation: str, options: dict[str, Any]) -> None:
    """Do what somebody was given the number of a run for."""
    from cineteca.enrich import operations as enrich

    enrich.keep_promise(run_id=run_id, work=getattr(enrich, operation), options=options)


@app.task(name="enrich.refresh")
def refresh(work_id: int, *, force: bool = False) -> None:
    """Enrich one work that somebody asked for on its page."""
    from cineteca.catalog import queries as catalogue
    from cineteca.enrich import operations as enrich

    if catalogue.find_kind(work_id):  # it may have been taken back since, or have become one with another
        enrich.enrich_work(work_id=work_id, trigger="page", force=force)


@app.task(name="enrich.refresh_person")
def refresh_person(person_id: int, *, force: bool = False) -> None:
    """Ask about a person, unless that was done lately; with `force` even then."""
    from cineteca.enrich import operations as enrich

    enrich.enrich_person(person_id=person_id, force=force)


@app.task(name="enrich.renew_from_datasets", queueing_lock="enrich.renew_from_datasets")
def renew_from_datasets() -> None:
    """Take in what the datasets tell anew of works, after a load."""
    from cineteca.enrich import operations as enrich

    enrich.renew_from_datasets(trigger="scheduled")


@app.task(name="enrich.claim_from_datasets")
def claim_from_datasets(work_id: int) -> None:
    """Take in what the datasets tell of a work that is new, or has an IMDb id now."""
    from cineteca.enrich import operations as enrich

    enrich.claim_from_datasets(work_id=work_id, at=clock.now())


@app.task(name="enrich.tell_player", retry=RetryStrategy(max_attempts=12, exponential_wait=5))
def tell_player(player: str, work_id: int) -> None:
    """Tell a player about a work that changed; one that sleeps is told later, for a few hours."""
    from cineteca.enrich.operations import players

    players.tell_player(player=player, work_id=work_id)


@app.periodic(cron="* * * * *")
@app.task(name="enrich.retry_stalled", queueing_lock="enrich.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int = 0) -> None:  # noqa: ARG001
    # procrastinate leaves the jobs of a killed worker "doing": nobody else will pick them up unless we ask.
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        await manager.retry_job(job, retry_at=clock.now())
