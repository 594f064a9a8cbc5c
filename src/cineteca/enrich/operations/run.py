"""Working the queue: fetch side by side, write one transaction a work, count what happens."""

import asyncio
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections, transaction

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work, WorkId
from cineteca.core import clock
from cineteca.enrich.domain import policy
from cineteca.enrich.domain.outcomes import Result, WorkOutcome, error_of, result_of
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.asking import Asked, ask_all
from cineteca.enrich.operations.opening import open_run
from cineteca.enrich.operations.sources import open_sources
from cineteca.outbound import operations as outbound
from cineteca.providers.contract import Provider, Wanted
from cineteca.providers.records import Kind

log = logging.getLogger(__name__)
Now = Callable[[], datetime]

_LOOK_EVERY = 0.1
ABREAST = 16
"""Works asked for at the same time; the hosts' own limits hold however many these are."""
BATCH = 32
WRITERS = 4
KEPT_LINES = 200
"""Titles and errors that a run keeps by name; the counts are complete."""


Progress = Callable[[WorkOutcome], None]
"""Told of every work as it is done."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is needed to ask about a leased work."""

    lease: queue.Lease
    title: str
    completeness: int
    wanted: Wanted


@dataclass(slots=True)
class Go:
    """One run under way."""

    run: Run
    providers: Mapping[str, Provider]
    writers: ThreadPoolExecutor
    rule: policy.Policy
    now: Now
    progress: Progress | None
    counts: Counter[str] = field(default_factory=Counter)
    said: dict[str, Counter[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    errors: list[dict[str, str]] = field(default_factory=list)
    told_at: float = 0.0


def rule() -> policy.Policy:
    """The refresh policy that the settings ask for."""
    return policy.Policy(interval=timedelta(days=settings.REFRESH_DAYS))


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

    Without `overdue` only what somebody asked for and what was never enriched. `force` asks the providers even
    where a fresh answer is kept.
    """
    started = now()
    queue.enqueue_all(at=started)

    def batches() -> Iterable[list[queue.Lease]]:
        left = limit if limit is not None else 10**9
        while left > 0 and (budget is None or now() < started + budget):
            leases = queue.lease_next(limit=min(BATCH, left), at=now(), overdue=overdue)
            if not leases:
                return
            left -= len(leases)
            yield leases

    return _run("queue", trigger, batches(), force=force, now=now, progress=progress)


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
    _run("work", trigger, [[lease]], force=force, now=now, progress=done.append)
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


def _run(
    source: str,
    trigger: str,
    batches: Iterable[list[queue.Lease]],
    *,
    force: bool,
    now: Now,
    progress: Progress | None,
) -> Run:
    started = now()
    run = open_run(source=source, trigger=trigger, at=started)
    try:
        asyncio.run(_work_through(run, batches, force=force, now=now, progress=progress))
    finally:
        ended = now()
        run.ended_at, run.heard_at = ended, ended
        run.duration_ms = int((ended - started).total_seconds() * 1000)
        run.save()
    return run


async def _work_through(
    run: Run, batches: Iterable[list[queue.Lease]], *, force: bool, now: Now, progress: Progress | None
) -> None:
    writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="enrich-writer")
    try:
        async with open_sources(run_id=run.id, caller=f"enrich.{run.source}", force=force) as providers:
            go = Go(run, providers, writers, rule(), now, progress)
            try:
                await _all_abreast(go, batches)
            finally:
                writers.submit(_tell, go)
    finally:
        _dismiss(writers)


def _dismiss(writers: ThreadPoolExecutor) -> None:
    """End the writers, each after closing the database connection that is its own."""
    together = threading.Barrier(WRITERS)

    def leave() -> None:
        together.wait()  # nobody closes twice while another keeps its connection
        connections.close_all()

    for _ in range(WRITERS):
        writers.submit(leave)
    writers.shutdown()


async def _all_abreast(go: Go, batches: Iterable[list[queue.Lease]]) -> None:
    """Keep `ABREAST` works under way; lease the next batch when the last one is handed out."""
    loop = asyncio.get_running_loop()
    places = asyncio.Semaphore(ABREAST)
    source = iter(batches)
    held: dict[int, queue.Lease] = {}

    async def one(subject: Subject) -> None:
        try:
            await _enrich(go, subject)
            held.pop(subject.lease.work_id, None)
        finally:
            places.release()

    try:
        async with asyncio.TaskGroup() as group:
            while leases := await loop.run_in_executor(go.writers, partial(next, source, None)):
                held.update({lease.work_id: lease for lease in leases})
                for subject in await loop.run_in_executor(go.writers, partial(_subjects, leases)):
                    await places.acquire()
                    group.create_task(one(subject))
    finally:
        # What we hold when we are stopped goes back at once instead of waiting for the clock.
        for lease in held.values():
            go.writers.submit(queue.release, lease)


def _subjects(leases: list[queue.Lease]) -> list[Subject]:
    """What to ask for each lease, in two queries."""
    works = Work.objects.only("id", "title", "year", "kind", "completeness").in_bulk(
        [lease.work_id for lease in leases]
    )
    ids: dict[int, dict[str, str]] = {work_id: {} for work_id in works}
    for work_id, source, value in WorkId.objects.filter(work__in=works).values_list("work_id", "source", "value"):
        ids[work_id][source] = value
    return [
        Subject(lease, str(work), work.completeness, Wanted(Kind(work.kind), ids[work.id]))
        for lease in leases
        if (work := works.get(lease.work_id))
    ]


async def _enrich(go: Go, subject: Subject) -> None:
    asked = await ask_all(go.providers, subject.wanted)
    write = partial(_write, subject, asked, go.rule, go.now())
    outcome = await asyncio.get_running_loop().run_in_executor(go.writers, write)
    _count(go, outcome)
    if go.progress:
        go.progress(outcome)
    if time.monotonic() - go.told_at > 1:
        go.told_at = time.monotonic()
        await asyncio.get_running_loop().run_in_executor(go.writers, partial(_tell, go))


def _write(subject: Subject, asked: Asked, rule: policy.Policy, at: datetime) -> WorkOutcome:
    """Everything about one work, in one transaction. What cannot be written fails this work alone."""
    heed_quotas(asked, at)
    try:
        with transaction.atomic():
            outcome = _claimed(subject, asked, at)
            queue.settle(subject.lease, outcome, at=at, rule=rule)
    except queue.LeaseLost as error:
        return _outcome(subject, asked, result=Result.SKIPPED, error=str(error))
    except (DatabaseError, ValueError, TypeError, KeyError) as error:
        log.exception("%s could not be written", subject.title)
        outcome = _outcome(subject, asked, result=Result.FAILED, error=f"could not be written: {error}")
        queue.settle(subject.lease, outcome, at=at, rule=rule)
    return outcome


def heed_quotas(asked: Asked, at: datetime) -> None:
    """Ask a provider nothing more today that says the day's calls are used up: it counts better than we do."""
    for name, told in asked.outcomes.items():
        quota = settings.PROVIDERS[name]["quota"]
        if told.quota_spent and quota is not None:
            outbound.spend_rest(provider=name, quota=quota, at=at)


def _claimed(subject: Subject, asked: Asked, at: datetime) -> WorkOutcome:
    result, error = result_of(asked.outcomes), error_of(asked.outcomes)
    if not asked.answers:
        return _outcome(subject, asked, result=result, error=error)
    said = {
        name: catalog.ProviderSaid(record=answer.record, bodies=answer.bodies, odd=answer.odd)
        for name, answer in asked.answers.items()
    }
    done = catalog.claim(work_id=subject.lease.work_id, answers=said, at=at)
    return _outcome(
        subject, asked, result=result, error=error, changed=done.changed, completeness_after=done.completeness_after
    )


def _outcome(subject: Subject, asked: Asked, **more: Any) -> WorkOutcome:
    values: dict[str, Any] = {"completeness_after": subject.completeness} | more
    return WorkOutcome(
        work_id=subject.lease.work_id,
        title=subject.title,
        providers=asked.outcomes,
        completeness_before=subject.completeness,
        **values,
    )


def _count(go: Go, outcome: WorkOutcome) -> None:
    go.counts["checked"] += 1
    go.counts[outcome.result.value] += 1
    go.counts["calls"] += outcome.calls
    for name, told in outcome.providers.items():
        go.said.setdefault(name, Counter())[told.said.value] += 1
    if outcome.result is Result.INGESTED and len(go.titles) < KEPT_LINES:
        go.titles.append(outcome.title)
    if outcome.error and len(go.errors) < KEPT_LINES:
        go.errors.append({"title": outcome.title, "error": outcome.error})


def _tell(go: Go) -> None:
    """Write the run's figures as they stand, for those who look on."""
    run = go.run
    run.checked, run.skipped = go.counts["checked"], go.counts["skipped"]
    run.ingested, run.failed, run.calls = go.counts["ingested"], go.counts["failed"], go.counts["calls"]
    run.outcomes = {name: dict(sorted(said.items())) for name, said in sorted(go.said.items())}
    run.titles, run.errors, run.heard_at = go.titles, go.errors, go.now()
    run.save()
