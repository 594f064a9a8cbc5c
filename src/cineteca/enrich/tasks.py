"""What the worker does for this room.

Every process loads this module to know the jobs by name, so what they do is imported when they do it.
"""

from datetime import timedelta

from procrastinate import JobContext
from procrastinate.contrib.django import app

from cineteca.core import clock

TICK = timedelta(seconds=50)


@app.periodic(cron="* * * * *")
@app.task(name="enrich.tick", queueing_lock="enrich.tick", lock="enrich.tick")
def tick(timestamp: int = 0) -> None:  # noqa: ARG001 - procrastinate passes the minute to every periodic job
    """Work the refresh queue for most of a minute; the next minute goes on."""
    from cineteca.enrich import operations as enrich

    enrich.run_queue(trigger="scheduled", budget=TICK)


@app.task(name="enrich.refresh")
def refresh(work_id: int, *, force: bool = False) -> None:
    """Enrich one work that somebody asked for on its page."""
    from cineteca.enrich import operations as enrich

    enrich.enrich_work(work_id=work_id, trigger="page", force=force)


@app.task(name="enrich.refresh_person")
def refresh_person(person_id: int) -> None:
    from cineteca.enrich import operations as enrich

    enrich.enrich_person(person_id=person_id)


@app.periodic(cron="30 4 * * *")
@app.task(name="enrich.keep_house", queueing_lock="enrich.keep_house")
def keep_house(timestamp: int = 0) -> None:  # noqa: ARG001
    """Let go of call records and cached answers that are older than they are of use."""
    from cineteca.outbound import operations as outbound

    outbound.prune(at=clock.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="enrich.retry_stalled", queueing_lock="enrich.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int = 0) -> None:  # noqa: ARG001
    # procrastinate leaves the jobs of a killed worker "doing": nobody else will pick them up unless we ask.
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=60):
        await manager.retry_job(job, retry_at=clock.now())
