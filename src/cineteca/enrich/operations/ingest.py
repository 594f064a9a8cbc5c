"""Adding works by the ids that people have at hand."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.enrich.domain.outcomes import WorkOutcome, error_of
from cineteca.enrich.domain.references import Reference
from cineteca.enrich.operations.adopting import NotAdopted, adopt
from cineteca.enrich.operations.asking import Asked, ask_all
from cineteca.enrich.operations.run import enrich_work
from cineteca.enrich.operations.sources import open_sources
from cineteca.enrich.operations.tally import Now
from cineteca.outbound.errors import OutboundError
from cineteca.providers.contract import Provider, Wanted
from cineteca.providers.records import Kind


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one reference. `outcome` is None where no provider knows the work; `error` says why."""

    reference: Reference
    work_id: int | None = None
    added: bool = False
    outcome: WorkOutcome | None = None
    error: str = ""


def ingest(
    references: Iterable[Reference], *, trigger: str, force: bool = False, now: Now = clock.now
) -> Iterable[Ingested]:
    """Add the works that `references` name, and enrich each. One that is here already is enriched anew.

    Nothing is added that no provider knows: the reference's `error` then says what each of them answered. Works for
    adults alone are refused unless the settings let them in.
    """
    for reference in references:
        yield _ingest_one(reference, trigger=trigger, force=force, now=now)


def _ingest_one(reference: Reference, *, trigger: str, force: bool, now: Now) -> Ingested:
    work = _known_here(reference)
    added = work is None
    if work is None:
        wanted, asked = asyncio.run(_look_up(reference, force=force))
        if wanted is None or not asked.answers:
            if adopted := _adopted(reference, now):
                return Ingested(reference, adopted.id, True, enrich_work(work_id=adopted.id, trigger=trigger, now=now))
            why = error_of(asked.outcomes) or "no provider is switched on that could know it: see cineteca doctor"
            return Ingested(reference, error=f"{reference} was not found: {why}")
        if any(answer.record.adult for answer in asked.answers.values()) and not settings.ADULT:
            return Ingested(reference, error=_refused(reference))
        work = _add(wanted, asked, now)
    elif work.adult and not settings.ADULT:
        return Ingested(reference, work.id, error=_refused(reference))
    # The answers are in the response cache now: enriching the new work asks nobody twice.
    outcome = enrich_work(work_id=work.id, trigger=trigger, force=force and not added, now=now)
    return Ingested(reference, work.id, added, outcome, outcome.error if outcome.result != "ingested" else "")


def _adopted(reference: Reference, now: Now) -> Work | None:
    """The work as IMDb's datasets tell it, where nobody else knows it and they do."""
    if reference.source != "imdb":
        return None
    try:
        return adopt(imdb_id=reference.value, trigger="ingest", now=now)
    except NotAdopted:
        return None


def _refused(reference: Reference) -> str:
    return f"{reference} is for adults alone and stays out. CINETECA_ADULT=yes lets such works in."


def _known_here(reference: Reference) -> Work | None:
    kinds = [reference.kind] if reference.kind else list(Kind)
    found = (catalogue.find_by_id(reference.source, kind.value, reference.value) for kind in kinds)
    return next((work for work in found if work), None)


async def _look_up(reference: Reference, *, force: bool) -> tuple[Wanted | None, Asked]:
    async with open_sources(run_id=None, caller="enrich.ingest", force=force) as providers:
        wanted = await _wanted(reference, providers)
        return wanted, await ask_all(providers, wanted)


async def _wanted(reference: Reference, providers: Mapping[str, Provider]) -> Wanted:
    """What to ask for: some sources' ids do not tell whether they name a film or a show, so somebody is asked first."""
    ids = {reference.source: reference.value}
    if reference.kind:
        return Wanted(reference.kind, ids)
    for provider in providers.values():
        try:
            found = await provider.find(reference.source, reference.value)
        except OutboundError:
            continue  # the others may know; if none does, asking for the work itself tells the person why
        if found:
            return Wanted(found.kind, {**found.ids, **ids})
    return Wanted(Kind.FILM, ids)


def _add(wanted: Wanted, asked: Asked, now: Now) -> Work:
    records = [asked.answers[name].record for name in sorted(asked.answers, reverse=True)]  # TMDB's title before OMDb's
    ids = dict(wanted.ids)
    for record in records:
        for source, value in record.ids.items():
            ids.setdefault(source, value)
    kind = next((record.kind for record in records if record.kind), wanted.kind)
    title = next((record.title for record in records if record.title), f"{next(iter(wanted.ids.values()))}")
    year = next((record.year for record in records if record.year), None)
    return catalog.add_work(kind=kind, ids=ids, title=title, year=year, at=now())
