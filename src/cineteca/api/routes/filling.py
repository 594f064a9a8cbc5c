"""Bringing works in: by discovery, one by its id, all of them anew."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.params.functions import Body

from cineteca.api.access import StaffToken
from cineteca.api.answers import of_staff
from cineteca.api.errors import Refused
from cineteca.api.routes.runs import started
from cineteca.api.shapes.runs import DiscoveryAsked, IngestAnswer, IngestAsked, ReingestAsked, RunStarted
from cineteca.enrich import operations as enrichment
from cineteca.enrich.domain.discovery import READ, Width
from cineteca.enrich.domain.references import BadReference, parse

router = Router(auth=StaffToken(), tags=["Filling the catalogue"], by_alias=True)


@router.post("/discovery", response=of_staff(RunStarted, status=202, body=True), summary="Look for works we lack")
def discover(request: HttpRequest, asked: DiscoveryAsked = Body(DiscoveryAsked())) -> Status[RunStarted]:
    """Read the providers' lists in the background, add what is missing; the answer names the run to look at."""
    options = _which(asked.source)
    if asked.maximum is not None:
        options["maximum"] = asked.maximum
    return started("discover", source="discovery", trigger=asked.trigger, options=options)


@router.post("/ingest", response=of_staff(IngestAnswer, body=True), summary="Add one work by its id")
def ingest(request: HttpRequest, asked: IngestAsked) -> IngestAnswer:
    """Add the work and enrich it, and wait for that. One that is here already is enriched anew."""
    try:
        reference = parse(asked.work)
    except BadReference as error:
        raise Refused(422, str(error), field="body.work") from error
    (done,) = enrichment.ingest([reference], trigger="manual", force=asked.force)
    if done.work_id is None or done.outcome is None:
        raise Refused(422, done.error, code="not_ingested", field="body.work")
    return IngestAnswer(
        work_id=done.work_id,
        title=done.outcome.title,
        added=done.added,
        completeness=done.outcome.completeness_after,
        changed_fields=list(done.outcome.changed),
        error=done.error,
    )


@router.post("/reingest", response=of_staff(RunStarted, status=202, body=True), summary="Enrich every work anew")
def reingest(request: HttpRequest, asked: ReingestAsked = Body(ReingestAsked())) -> Status[RunStarted]:
    """Go through the whole catalogue in the background; the answer names the run to look at."""
    return started("reingest", source="reingest", options={"kind": asked.kind, "force": asked.force})


def _which(source: str) -> dict[str, Any]:
    """What discovery is told; refused at once where no source could have such a list."""
    if source in set(Width):
        return {"width": source}
    known = sorted(frozenset().union(*READ.values()))
    if source.rpartition(":")[2] not in known:
        raise Refused(422, f"There is no list {source}. There are: {', '.join(known)}.", field="body.source")
    return {"lists": [source]}
