"""What passes over one kind of fact have in common: take in what was said, leave the turn in the queue as it is."""

import logging
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction

from cineteca.catalog import operations as catalog
from cineteca.enrich.domain import renewal
from cineteca.enrich.domain.outcomes import Result, Said, WorkOutcome, error_of, result_of
from cineteca.enrich.domain.staleness import Facts
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.abreast import outcome_of
from cineteca.enrich.operations.asking import Asked
from cineteca.enrich.operations.doubting import take_in_offers
from cineteca.enrich.operations.enriching import heed_quotas, said
from cineteca.enrich.operations.subjects import Subject

log = logging.getLogger(__name__)


def write(subject: Subject, asked: Asked, at: datetime, run_id: int) -> WorkOutcome:
    """What came of one work, in one transaction. What cannot be written fails this work alone."""
    heed_quotas(asked, at)
    try:
        with transaction.atomic():
            outcome = _taken_in(subject, asked, at)
            _give_back(subject, asked, at, run_id, completeness=outcome.completeness_after)
    except queue.LeaseLost as error:
        return outcome_of(subject, asked.outcomes, result=Result.SKIPPED, error=str(error))
    except (DatabaseError, ValueError, TypeError, KeyError) as error:
        log.exception("%s could not be written", subject.title)
        queue.release(subject.lease)
        return outcome_of(subject, asked.outcomes, result=Result.FAILED, error=f"could not be written: {error}")
    return outcome


def is_turned_away(asked: Asked) -> bool:
    """Whether a source asks to wait: then going on is useless, and the next pass goes on."""
    return any(outcome.said is Said.RATE_LIMITED for outcome in asked.outcomes.values())


def _taken_in(subject: Subject, asked: Asked, at: datetime) -> WorkOutcome:
    result, more = result_of(asked.outcomes), dict[str, Any]()
    if not (asked.answers or asked.offers) and is_turned_away(asked):
        return outcome_of(subject, asked.outcomes, result=Result.SKIPPED)
    if asked.answers:
        done = catalog.claim(work_id=subject.work_id, answers=said(asked), at=at)
        more = {"changed": done.changed, "completeness_after": done.completeness_after}
    if offered := take_in_offers(work_id=subject.work_id, answers=asked.offers, at=at):
        more = {"changed": offered.changed, "completeness_after": offered.completeness_after}
    return outcome_of(subject, asked.outcomes, result=result, error=error_of(asked.outcomes), **more)


def _give_back(subject: Subject, asked: Asked, at: datetime, run_id: int, *, completeness: int) -> None:
    # A source of offers may be a source of text too: how it took that question is not known from this one.
    about_work = {name: outcome for name, outcome in asked.outcomes.items() if name in asked.answers}
    renewed = renewal.checked(asked.outcomes) & {Facts.RATINGS}
    if asked.offers:
        renewed |= {Facts.OFFERS}
    after = renewal.renew(subject.times, subject.seen, asked.outcomes, renewed=renewed, at=at)
    told = queue.told_after(subject.told, about_work)
    queue.give_back(subject.lease, times=after.times, told=told, completeness=completeness, run_id=run_id)
