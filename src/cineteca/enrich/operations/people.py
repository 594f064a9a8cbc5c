"""Asking about a person."""

import asyncio
from datetime import timedelta

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Person, PersonId
from cineteca.core import clock
from cineteca.enrich.operations.sources import open_sources
from cineteca.enrich.operations.tally import Now
from cineteca.outbound.errors import OutboundError
from cineteca.providers.contract import PersonAnswer
from cineteca.providers.records import Ids

FRESH = timedelta(days=30)


def enrich_person(*, person_id: int, force: bool = False, now: Now = clock.now) -> bool:
    """Ask the providers about a person, unless that was done within the month. Returns whether anybody answered.

    Raises `Person.DoesNotExist`.
    """
    person = Person.objects.only("id", "enriched_at").get(id=person_id)
    if person.enriched_at and not force and now() < person.enriched_at + FRESH:
        return False
    ids = dict(PersonId.objects.filter(person=person).values_list("source", "value"))
    answers = asyncio.run(_ask(ids, force=force))
    if answers:
        said = {
            name: catalog.PersonSaid(record=answer.record, bodies=answer.bodies, odd=answer.odd)
            for name, answer in answers.items()
        }
        catalog.claim_person(person_id=person_id, answers=said, at=now())
    return bool(answers)


async def _ask(ids: Ids, *, force: bool) -> dict[str, PersonAnswer]:
    answers: dict[str, PersonAnswer] = {}
    async with open_sources(run_id=None, caller="enrich.person", force=force) as providers:
        for name, provider in providers.items():
            try:
                answers[name] = await provider.fetch_person(ids)
            except OutboundError:
                continue  # one that does not know people leaves the others' answers standing; the call log has it
    return answers
