"""Working the queue, and enriching one work."""

import time
from collections.abc import Callable
from datetime import timedelta

from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.enrich.domain import policy
from cineteca.enrich.domain.outcomes import Result, WorkOutcome
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.abreast import Batches, work_through
from cineteca.enrich.operations.enriching import errand
from cineteca.enrich.operations.rereading import catch_up_with_reading
from cineteca.enrich.operations.tally import Now, Progress, end_of, running

_LOOK_EVERY = 0.1
BATCH = 32


def run_queue(
    *,
    trigger: str,
    limit: int | None = None,
    force: bool = False,
    overdue: bool = True,
    budget: timedelta | None = None,
    now: Now = clock.now,
    progress: Progress | None = None,
) -> Run:
    """Enrich what the queue offers, until it is empty, `limit` works are done or `budget` is spent. Returns the run.

    Without `overdue` only what somebody asked for and what was never enriched. `force` asks all providers about all
    facts, even where a fresh answer is kept.
    """
    started = now()
    end = end_of(budget, started)
    queue.enqueue_all(at=started)
    if overdue:
        catch_up_with_reading(now=now, until=end_of(budget and budget / 2, started))

    def batches() -> Batches:
        left = limit if limit is not None else 10**9
        while left > 0 and (end is None or now() < end):
            leases = queue.lease_next(limit=min(BATCH, left), at=now(), overdue=overdue)
            if not leases:
                return
            left -= len(leases)
            yield leases

    with running("queue", trigger=trigger, now=now, progress=progress) as tally:
        work_through(tally, batches(), errand(force=force), force=force)
    return tally.run


def enrich_work(
    *,
    work_id: int,
    trigger: str,
    force: bool = False,
    now: Now = clock.now,
    sleep: Callable[[float], None] = time.sleep,
) -> WorkOutcome:
    """Enrich one work now. Where another request is at it already, wait for its result (30 s at most) and share it.

    Raises `Work.DoesNotExist`.
    """
    Work.objects.only("id").get(id=work_id)
    lease = queue.lease_one(work_id=work_id, at=now())
    for _ in range(int(policy.WAIT_FOR_OTHER / _LOOK_EVERY)):
        if lease is not None:
            return _enrich_leased(lease, trigger, force=force, now=now)
        sleep(_LOOK_EVERY)
        if queue.is_settled(work_id=work_id):
            return _shared(work_id)
        # Still under way, or its holder died or gave it back: then it is ours after all.
        lease = queue.lease_one(work_id=work_id, at=now(), unsettled=True)
    return _shared(work_id, error="another request has been at this work for 30 seconds")


def _enrich_leased(lease: queue.Lease, trigger: str, *, force: bool, now: Now) -> WorkOutcome:
    done: list[WorkOutcome] = []
    with running("work", trigger=trigger, now=now, progress=done.append) as tally:
        work_through(tally, [[lease]], errand(force=force), force=force)
    return done[0]


def _shared(work_id: int, error: str = "") -> WorkOutcome:
    refresh = Refresh.objects.select_related("work").get(work_id=work_id)
    failed = bool(error) or refresh.status == Refresh.Status.FAILED
    return WorkOutcome(
        work_id=work_id,
        title=str(refresh.work),
        result=Result.FAILED if failed else Result.INGESTED,
        completeness_before=refresh.work.completeness,
        completeness_after=refresh.work.completeness,
        error=error or refresh.last_error,
        shared=True,
    )
