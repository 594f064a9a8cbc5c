"""What ran, what runs, and what runs by the clock."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router, Status
from ninja.params.functions import Query

from cineteca.api.access import StaffToken
from cineteca.api.answers import of_staff
from cineteca.api.errors import Refused
from cineteca.api.shapes.common import Number
from cineteca.api.shapes.runs import RunAnswer, RunError, RunList, RunStarted, RunSummary
from cineteca.core import clock
from cineteca.core.pagination import LARGEST_SIZE, Page
from cineteca.enrich import operations as enrichment
from cineteca.enrich import queries as enrich
from cineteca.enrich.queries import RunFilter

router = Router(auth=StaffToken(), tags=["Runs"], by_alias=True)


@router.get("/runs", response=of_staff(RunList), summary="What ran, newest first")
def list_runs(
    request: HttpRequest,
    source: str = Query("", max_length=32),
    trigger: str = Query("", max_length=16),
    state: str = Query("", pattern="^(|running|done|partly|stopped)$"),
    idle: bool = False,
    after: str = Query("", max_length=500),
    limit: int = Query(40, ge=1, le=LARGEST_SIZE),
) -> RunList:
    """Runs of a `source`, `trigger` and `state` (running, done, partly, stopped).

    Those that found nothing to do are left out unless `idle`. `after` is the `next` of the page before.
    """
    at = clock.now()
    which = RunFilter(source=source, trigger=trigger, state=state, idle=idle)
    found = enrich.list_run_page(which, Page(limit, after), at=at)
    return RunList(items=[RunSummary(**_summary(row, row.state(at=at))) for row in found.items], next=found.next)


@router.get("/runs/{run_id}", response=of_staff(RunAnswer, 404), summary="One run, with its titles and errors")
def get_run(request: HttpRequest, run_id: Number) -> RunAnswer:
    """A run that is under way moves; ask again. At most 200 titles and errors are kept by name."""
    run = enrich.find_run(run_id)
    if run is None:
        raise Refused(404, f"There is no run {run_id}; runs are kept for a while only.")
    errors = [RunError(title=str(error.get("title", "")), error=str(error.get("error", ""))) for error in run.errors]
    state = enrich.get_run_state(run, at=clock.now())
    return RunAnswer(**_summary(run, state), titles=run.titles, errors=errors)


def started(operation: str, *, source: str, trigger: str = "manual", options: dict[str, Any]) -> Status[RunStarted]:
    """Let a worker begin `operation`, and say which run that is."""
    run = enrichment.promise_run(operation=operation, source=source, trigger=trigger, at=clock.now(), options=options)
    url = reverse("api:get_run", kwargs={"run_id": run.id})
    return Status(202, RunStarted(id=run.id, source=run.source, trigger=run.trigger, state="running", url=url))


_SAME = tuple(name for name in RunSummary.model_fields if name not in {"state", "duration_ms"})


def _summary(run: Any, state: str) -> dict[str, Any]:
    """What a run in a list and one by itself have in common."""
    length = (run.ended_at or run.heard_at) - run.started_at
    return {name: getattr(run, name) for name in _SAME} | {
        "state": state,
        "duration_ms": max(0, int(length.total_seconds() * 1000)),
    }
