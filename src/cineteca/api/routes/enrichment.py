"""Enriching works, how complete they are, what is next."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.params.functions import Body, Query

from cineteca.api.access import StaffToken
from cineteca.api.answers import of_staff
from cineteca.api.errors import Refused
from cineteca.api.routes.runs import started
from cineteca.api.shapes.common import Number
from cineteca.api.shapes.enrichment import (
    CompletenessAnswer,
    CompletenessSummary,
    EnrichAnswer,
    EnrichAsked,
    IncompleteWork,
    ProvidersAnswer,
    QueueAnswer,
    QueueItem,
    RunAsked,
)
from cineteca.api.shapes.runs import RunStarted
from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.enrich import operations as enrichment
from cineteca.enrich import queries as enrich
from cineteca.enrich.domain.outcomes import Result, WorkOutcome

router = Router(auth=StaffToken(), tags=["Enrichment"], by_alias=True)


@router.post("/movies/{work_id}/enrich", response=of_staff(EnrichAnswer, 404, body=True), summary="Enrich a film now")
def enrich_movie(request: HttpRequest, work_id: Number, asked: EnrichAsked = Body(EnrichAsked())) -> EnrichAnswer:
    """Ask every provider about it and wait for what they say. A second request for the same work shares the first's."""
    return _enrich(work_id, "film", asked)


@router.post("/shows/{work_id}/enrich", response=of_staff(EnrichAnswer, 404, body=True), summary="Enrich a show now")
def enrich_show(request: HttpRequest, work_id: Number, asked: EnrichAsked = Body(EnrichAsked())) -> EnrichAnswer:
    """The same for a show, its seasons and episodes."""
    return _enrich(work_id, "show", asked)


@router.get("/movies/completeness", response=of_staff(CompletenessAnswer), summary="How complete films are")
def movies_completeness(request: HttpRequest, limit: int = Query(20, ge=1, le=500)) -> CompletenessAnswer:
    """Films by band, and the `limit` least complete of them."""
    return _completeness("film", limit)


@router.get("/shows/completeness", response=of_staff(CompletenessAnswer), summary="How complete shows are")
def shows_completeness(request: HttpRequest, limit: int = Query(20, ge=1, le=500)) -> CompletenessAnswer:
    """Shows by band, and the `limit` least complete of them."""
    return _completeness("show", limit)


@router.get("/enrichment/queue", response=of_staff(QueueAnswer), summary="What is enriched next")
def queue(request: HttpRequest, limit: int = Query(20, ge=1, le=500)) -> QueueAnswer:
    """The first `limit` works, how many wait (in a large catalogue about), and when the next refresh is planned."""
    at = clock.now()
    planned = enrich.get_schedule("refresh", at=at)
    items = [
        QueueItem(
            id=row.work_id,
            title=row.title,
            last_enriched=row.enriched_at,
            completeness=row.completeness,
            priority=row.place,
        )
        for row in enrich.list_next(at=at, limit=limit)
    ]
    waiting = enrich.get_queue_state(at=at)
    return QueueAnswer(
        next_enrichment=planned.next_at if planned else None,
        queue_size=waiting.never + waiting.due,
        top_items=items,
    )


@router.post(
    "/enrichment/run", response=of_staff(RunStarted, status=202, body=True), summary="Work the refresh queue now"
)
def run(request: HttpRequest, asked: RunAsked = Body(RunAsked())) -> Status[RunStarted]:
    """Begin in the background; the answer names the run to look at."""
    options: dict[str, Any] = {"force": asked.force_refresh}
    if asked.limit is not None:
        options["limit"] = asked.limit
    return started("run_queue", source="queue", options=options)


def _enrich(work_id: int, kind: str, asked: EnrichAsked) -> EnrichAnswer:
    if catalogue.find_kind(work_id) != kind:
        raise Refused(404, f"There is no {kind} {work_id} in the catalogue.")
    outcome = enrichment.enrich_work(work_id=work_id, trigger="manual", force=asked.force_refresh)
    return EnrichAnswer(
        success=outcome.result is not Result.FAILED,
        changed_fields=list(outcome.changed),
        completeness=outcome.completeness_after,
        previous_completeness=outcome.completeness_before,
        providers=_providers(outcome),
    )


def _providers(outcome: WorkOutcome) -> ProvidersAnswer:
    said = {name: told.said.value for name, told in outcome.providers.items()}
    if outcome.shared and (standing := enrich.get_standing(outcome.work_id)):
        said = {name: told.get("said", "") for name, told in standing.providers.items()}

    def who(how: str) -> list[str]:
        return sorted(name for name, told in said.items() if told == how)

    return ProvidersAnswer(successful=who("successful"), rate_limited=who("rate limited"), failed=who("failed"))


def _completeness(kind: str, limit: int) -> CompletenessAnswer:
    report = catalogue.completeness_report(kind=kind, worst=limit)
    summary = CompletenessSummary(
        total=report.total,
        complete=report.complete,
        partial=report.partial,
        minimal=report.minimal,
        avg_completeness=round(report.average),
    )
    worst = [
        IncompleteWork(id=row.id, title=row.title, completeness=row.completeness, missing_fields=list(row.missing))
        for row in report.worst
        if row.missing
    ]
    return CompletenessAnswer(summary=summary, top_incomplete=worst)
