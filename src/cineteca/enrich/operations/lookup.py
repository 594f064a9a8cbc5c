"""Looking up what the catalogue lacks, and adding it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.events import WorkGone
from cineteca.catalog.models import FieldLock, ManualValue, Work
from cineteca.core import events, jobs
from cineteca.enrich.domain import lookup
from cineteca.enrich.domain.lookup import Outside, Question
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.recognising import recognise
from cineteca.enrich.operations.sources import open_sources
from cineteca.outbound.errors import OutboundError
from cineteca.providers.contract import Listed, Searcher
from cineteca.providers.records import Ids, Kind

PATIENCE = 8.0
"""Seconds that a person is kept waiting for a source at most."""
TAKEN_BACK_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the sources know that is not here. `failed`: source → why it could not be asked."""

    found: tuple[Outside, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)


def look_up(question: Question) -> Looked:
    """Ask every source that can be searched, side by side. Works that are here already are left out.

    One that fails, or takes too long, costs only itself.
    """
    told, failed = asyncio.run(_ask_all(question))
    wanted = {name: [entry for entry in entries if settings.ADULT or not entry.adult] for name, entries in told.items()}
    found = lookup.gather({name: _not_here(entries) for name, entries in wanted.items()})
    return Looked(found, failed)


def add(*, kind: Kind, ids: Ids, title: str, year: int | None, at: datetime) -> tuple[Work, bool]:
    """The work as a stub, put in front of the queue, and whether it is new: one that is here already is given back."""
    for source, value in ids.items():
        if known := catalogue.find_by_id(source, kind, value):
            return known, False
    with transaction.atomic():
        work = catalog.add_work(kind=kind, ids=ids, title=title, year=year, at=at)
        queue.ask_now(work_id=work.id, at=at)
        jobs.enqueue("enrich.refresh", once=f"enrich.refresh:{work.id}:now", work_id=work.id)
    return work, True


def take_back(*, work_id: int, at: datetime) -> bool:
    """Remove a work that was added a moment ago and that nobody has touched. Returns whether it is gone."""
    with transaction.atomic():
        work = Work.objects.select_for_update().filter(id=work_id, created_at__gt=at - TAKEN_BACK_WITHIN).first()
        if work is None or _touched(work_id):
            return False
        work.delete()
        events.publish(WorkGone(work_id=work_id))
    return True


def _touched(work_id: int) -> bool:
    return FieldLock.objects.filter(work_id=work_id).exists() or ManualValue.objects.filter(work_id=work_id).exists()


def _not_here(entries: Sequence[Listed]) -> list[Listed]:
    return [entry for entry, known in zip(entries, recognise(entries), strict=True) if known.work_id is None]


async def _ask_all(question: Question) -> tuple[dict[str, Sequence[Listed]], dict[str, str]]:
    told: dict[str, Sequence[Listed]] = {}
    failed: dict[str, str] = {}

    async def ask(name: str, source: Searcher) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                page = await source.search(question.title, year=question.year)
            told[name] = page.entries
        except OutboundError as error:
            failed[name] = str(error)
        except TimeoutError:
            failed[name] = "It takes too long to answer."

    async with open_sources(run_id=None, caller="enrich.lookup", force=False) as sources:
        searched = {name: source for name, source in sources.items() if isinstance(source, Searcher)}
        told = dict.fromkeys(searched, ())
        await asyncio.gather(*(ask(name, source) for name, source in searched.items()))
    return told, failed
