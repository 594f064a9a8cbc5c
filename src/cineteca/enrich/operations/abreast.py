"""Many works at once: asked for side by side, each written in one transaction by a few threads.

What is asked of a work and what is written is an `Errand`; this module knows leases, threads and the run's figures.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice

from django.db import connections

from cineteca.core import telemetry
from cineteca.enrich.domain.outcomes import WorkOutcome
from cineteca.enrich.models import Run
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.asking import Asked
from cineteca.enrich.operations.sources import Sources, open_sources
from cineteca.enrich.operations.subjects import Subject, read_subjects
from cineteca.enrich.operations.tally import Now, Tally

ABREAST = 16
"""Works asked for at the same time; the hosts' own limits hold however many these are."""
WRITERS = 4
BATCH = 32

Batches = Iterable[list[queue.Lease]]


@dataclass(frozen=True, slots=True)
class Errand:
    """What is done for each work. `ask` raises nothing that a source raises; `write` settles or gives back the lease.

    `enough` tells by what came back that going on is useless; `subjects` reads what has to be known of leased works.
    """

    ask: Callable[[Sources, Subject, datetime], Awaitable[Asked]]
    write: Callable[[Subject, Asked, datetime, int], WorkOutcome]
    enough: Callable[[Asked], bool] = field(default=lambda _: False)
    subjects: Callable[..., list[Subject]] = read_subjects


@dataclass(slots=True)
class _Go:
    tally: Tally
    errand: Errand
    sources: Sources
    writers: ThreadPoolExecutor
    ended: bool = False


def lease_batches(work_ids: Iterable[int], *, now: Now, until: datetime | None = None) -> Batches:
    """The works in batches, without those that others have at the moment; none more after `until`."""
    source = iter(work_ids)
    while batch := list(islice(source, BATCH)):
        if until is not None and now() >= until:
            return
        if leases := queue.lease_these(work_ids=batch, at=now()):
            yield leases


def work_through(tally: Tally, batches: Batches, errand: Errand, *, force: bool = False) -> None:
    """Do `errand` for every work of `batches`. `force` asks the providers even where a fresh answer is kept."""
    asyncio.run(_work_through(tally, batches, errand, force=force))


async def _work_through(tally: Tally, batches: Batches, errand: Errand, *, force: bool) -> None:
    writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="enrich-writer", initializer=telemetry.handed_on())
    try:
        caller = f"enrich.{tally.run.source}"
        sparing = tally.run.trigger == Run.Trigger.SCHEDULED
        async with open_sources(run_id=tally.run.id, caller=caller, force=force, sparing=sparing) as sources:
            try:
                await _all_abreast(_Go(tally, errand, sources, writers), batches)
            finally:
                writers.submit(tally.tell)
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


async def _all_abreast(go: _Go, batches: Batches) -> None:
    """Keep `ABREAST` works under way; lease the next batch when the last one is handed out."""
    loop = asyncio.get_running_loop()
    places = asyncio.Semaphore(ABREAST)
    source = iter(batches)
    held: dict[int, queue.Lease] = {}

    async def one(subject: Subject) -> None:
        try:
            if not go.ended:
                await _do(go, subject)
                held.pop(subject.work_id, None)
        finally:
            places.release()

    try:
        async with asyncio.TaskGroup() as group:
            while not go.ended and (leases := await loop.run_in_executor(go.writers, partial(next, source, None))):
                held.update({lease.work_id: lease for lease in leases})
                read = partial(go.errand.subjects, leases, at=go.tally.now())
                for subject in await loop.run_in_executor(go.writers, read):
                    await places.acquire()
                    group.create_task(one(subject))
    finally:
        # What we hold when we are stopped goes back at once instead of waiting for the clock.
        for lease in held.values():
            go.writers.submit(queue.release, lease)


async def _do(go: _Go, subject: Subject) -> None:
    loop, tally = asyncio.get_running_loop(), go.tally
    asked = await go.errand.ask(go.sources, subject, tally.now())
    go.ended = go.ended or go.errand.enough(asked)
    write = partial(go.errand.write, subject, asked, tally.now(), tally.run.id)
    tally.count(await loop.run_in_executor(go.writers, write))
    if tally.is_due:
        await loop.run_in_executor(go.writers, tally.tell)


def outcome_of(subject: Subject, providers: Mapping[str, object], **more: object) -> WorkOutcome:
    """What became of `subject`: as complete as before, where nothing else is said."""
    values = {
        "completeness_before": subject.completeness,
        "completeness_after": subject.completeness,
        "providers": providers,
        **more,
    }
    return WorkOutcome(work_id=subject.work_id, title=subject.title, **values)  # type: ignore[arg-type]
