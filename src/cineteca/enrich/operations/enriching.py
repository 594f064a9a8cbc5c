"""What enriching is: ask the providers whose facts are due, take in what they say, say when the work is next."""

import logging
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.enrich.domain import renewal, staleness
from cineteca.enrich.domain.outcomes import Result, WorkOutcome, error_of, result_of
from cineteca.enrich.domain.staleness import Facts
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.abreast import Errand, outcome_of
from cineteca.enrich.operations.adopting import ask_those_it_may_be_one_with
from cineteca.enrich.operations.asking import Asked, ask_all, ask_for_offers
from cineteca.enrich.operations.doubting import take_in_offers
from cineteca.enrich.operations.sources import Sources, availability_in
from cineteca.enrich.operations.subjects import Subject
from cineteca.enrich.queries.seeing import of_work
from cineteca.outbound import operations as outbound

log = logging.getLogger(__name__)


def errand(*, force: bool) -> Errand:
    """`force`: all facts are asked for, however fresh they are."""
    return Errand(partial(_ask, force=force), partial(_write, force=force))


async def _ask(sources: Sources, subject: Subject, at: datetime, *, force: bool) -> Asked:
    due = {} if force else staleness.due(subject.times, subject.seen, at)
    names = renewal.whom_to_ask(sources, subject.told, due)
    asked = await ask_all({name: sources[name] for name in names}, subject.wanted, due)
    offers = availability_in(sources)
    if offers is not None and offers.name not in names and (force or Facts.OFFERS in due):
        await ask_for_offers(offers, subject.wanted, settings.REGIONS, asked, due.get(Facts.OFFERS))
    return asked


def _write(subject: Subject, asked: Asked, at: datetime, run_id: int, *, force: bool) -> WorkOutcome:
    """Everything about one work, in one transaction. What cannot be written fails this work alone."""
    heed_quotas(asked, at)
    told = queue.told_after(subject.told, asked.outcomes)
    renewed = _renewed(subject, asked, at, force=force)
    try:
        with transaction.atomic():
            outcome = _claimed(subject, asked, at)
            after = renewal.renew(subject.times, _seen_now(subject), asked.outcomes, renewed=renewed, at=at)
            queue.settle(subject.lease, outcome, at=at, renewal=after, told=told, run_id=run_id)
    except queue.LeaseLost as error:
        return outcome_of(subject, asked.outcomes, result=Result.SKIPPED, error=str(error))
    except (DatabaseError, ValueError, TypeError, KeyError) as error:
        log.exception("%s could not be written", subject.title)
        outcome = outcome_of(subject, asked.outcomes, result=Result.FAILED, error=f"could not be written: {error}")
        as_it_was = renewal.renew(subject.times, subject.seen, {}, renewed=(), at=at)
        queue.settle(subject.lease, outcome, at=at, renewal=as_it_was, told=told, run_id=run_id)
    return outcome


def _renewed(subject: Subject, asked: Asked, at: datetime, *, force: bool) -> frozenset[Facts]:
    """The kinds of facts that were asked for anew: what came from the cache about a fresh work renews nothing."""
    due = staleness.due(subject.times, subject.seen, at)
    found = renewal.checked(asked.outcomes)
    with_text = force or Facts.TEXT in due
    if asked.offers or (with_text and any(answer.record.offers_for for answer in asked.answers.values())):
        found |= {Facts.OFFERS}
    return found if force else frozenset(facts for facts in found if facts in due or facts is Facts.OFFERS)


def _seen_now(subject: Subject) -> staleness.Subject:
    """The work as the policy sees it after what has just been written."""
    work = Work.objects.only("kind", "status", "premiere_date", "last_air_date").get(id=subject.work_id)
    before = subject.seen
    return staleness.Subject(**of_work(work), in_cinemas_on=before.in_cinemas_on, interest=before.interest)


def heed_quotas(asked: Asked, at: datetime) -> None:
    """Ask a provider nothing more today that says the day's calls are used up: it counts better than we do."""
    for name, told in asked.outcomes.items():
        quota = settings.PROVIDERS[name]["quota"]
        if told.quota_spent and quota is not None:
            outbound.spend_rest(provider=name, quota=quota, at=at)


def _claimed(subject: Subject, asked: Asked, at: datetime) -> WorkOutcome:
    result, error = result_of(asked.outcomes), error_of(asked.outcomes)
    more: dict[str, Any] = {}
    if asked.answers:
        done = catalog.claim(work_id=subject.work_id, answers=said(asked), at=at)
        more = {"changed": done.changed, "completeness_after": done.completeness_after}
        ask_those_it_may_be_one_with(subject.work_id, done.conflicts, at=at)
    take_in_offers(work_id=subject.work_id, answers=asked.offers, at=at)
    return outcome_of(subject, asked.outcomes, result=result, error=error, **more)


def said(asked: Asked) -> dict[str, catalog.ProviderSaid]:
    return {
        name: catalog.ProviderSaid(record=answer.record, bodies=answer.bodies, odd=answer.odd)
        for name, answer in asked.answers.items()
    }
