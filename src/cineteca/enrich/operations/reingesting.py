"""Every work anew, page by page. Stopped at half and gone on with, each work is done once."""

import threading
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain.outcomes import WorkOutcome
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.abreast import BATCH, Batches, work_through
from cineteca.enrich.operations.enriching import errand
from cineteca.enrich.operations.tally import Now, Progress, end_of, running

SOURCE = "reingest"


class NothingToGoOnWith(CinetecaError):
    """No bulk re-ingest was stopped before its end."""


def reingest(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,
    progress: Progress | None = None,
    kind: str | None = None,
    force: bool = False,
    after: int | None = None,
    resume: bool = False,
) -> Run:
    """Enrich every work of `kind` (None: all) in the order of their numbers, from the one after `after`.

    Without `force` kept answers serve as long as they are fresh. `resume` goes on with the last one that did not come
    to its end, whoever stopped it, with its own options; raises `NothingToGoOnWith`.
    """
    started, stopped = now(), find_stopped() if resume else None
    if resume and stopped is None:
        raise NothingToGoOnWith("There is no re-ingest that was stopped before its end. Start one without --resume.")
    options: dict[str, Any] = (
        stopped.options if stopped else {"kind": kind, "force": force, "after": after or 0, "whole": False}
    )
    with running(SOURCE, trigger=trigger, now=now, options=options, run=stopped) as tally:
        run = tally.run
        going = _Going(run, progress)
        tally.progress = going.done
        batches = going.batches(now, end_of(budget, started))
        work_through(tally, batches, errand(force=options["force"]), force=options["force"])
        run.options["whole"] = going.at_end
    return run


def find_stopped() -> Run | None:
    """The last bulk re-ingest, where it did not come to its end."""
    last = Run.objects.filter(source=SOURCE).order_by("-started_at").first()
    return last if last is not None and not last.options.get("whole", True) else None


def count_left(*, kind: str | None = None, resume: bool = False) -> int:
    """How many works a re-ingest would go through, for a progress bar."""
    stopped = find_stopped() if resume else None
    if stopped is None:
        return _works(kind, 0).count()
    return _works(stopped.options["kind"], stopped.place or 0).count()


def token_of(run: Run) -> uuid.UUID:
    """What all leases of a re-ingest carry, whichever process goes on with it."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"cineteca.reingest.{run.id}")


def _works(kind: str | None, after: int) -> "QuerySet[Work]":
    works = Work.objects.filter(id__gt=after)
    return works.filter(kind=kind) if kind else works


class _Going:
    """One re-ingest under way. Everything up to `run.place` is done; `handed` are the works that are being done."""

    def __init__(self, run: Run, told: Callable[[WorkOutcome], None] | None) -> None:
        self.run = run
        self.told = told
        self.token = token_of(run)
        self.reached = run.place or run.options["after"]
        self.handed: set[int] = set()
        self.at_end = False
        self.lock = threading.Lock()

    def batches(self, now: Now, until: datetime | None) -> Batches:
        """Leases of the next works, page by page; what others have at the moment is left to them."""
        queue.free(self.token)  # of a process that was killed: its works are done again, now
        while until is None or now() < until:
            page = list(
                _works(self.run.options["kind"], self.reached).order_by("id").values_list("id", flat=True)[:BATCH]
            )
            if not page:
                self.at_end = True
                return
            done = Refresh.objects.filter(work_id__in=page, last_run_id=self.run.id).values_list("work_id", flat=True)
            leases = queue.lease_these(work_ids=sorted({*page} - {*done}), at=now(), token=self.token)
            self._hand_out([lease.work_id for lease in leases], page[-1])
            if leases:
                yield leases

    def _hand_out(self, work_ids: list[int], reached: int) -> None:
        with self.lock:
            self.handed.update(work_ids)
            self.reached = reached

    def done(self, outcome: WorkOutcome) -> None:
        """One work is done: our place is before the first that is not."""
        with self.lock:
            self.handed.discard(outcome.work_id)
            self.run.place = min(self.handed) - 1 if self.handed else self.reached
        if self.told:
            self.told(outcome)
