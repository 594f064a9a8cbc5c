"""A title of the datasets becomes a work of the catalogue, because somebody wants it."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.identity import Reason, Refusal
from cineteca.catalog.models import Work
from cineteca.catalog.operations.errors import ContradictingIds
from cineteca.core import clock, jobs
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain import datasets as domain
from cineteca.enrich.models import DatasetClaim
from cineteca.enrich.operations import datasets, queue
from cineteca.enrich.operations.tally import Now
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain import ids
from cineteca.providers.records import Kind

log = logging.getLogger(__name__)


class NotAdopted(CinetecaError):
    """Root of what keeps a title out."""


class UnknownTitle(NotAdopted):
    """The datasets know no such title (any more)."""


class NotAWork(NotAdopted):
    """It is neither a film nor a show: an episode, a game."""


class ForAdults(NotAdopted):
    """It is for adults alone, and the settings keep such works out."""


class TooMany(NotAdopted):
    """So many works were asked for within the hour that another has to wait."""


HOURLY = 300
"""Works asked for within an hour beyond which a passer-by adds none: somebody walks through all that there is."""


def find_adopted(imdb_id: str) -> Work | None:
    """The work that has this IMDb id, be it a film or a show."""
    found = (catalogue.find_by_id("imdb", kind, imdb_id) for kind in Kind)
    return next((work for work in found if work), None)


def adopt(*, imdb_id: str, trigger: str, now: Now = clock.now, hourly: int | None = None) -> Work:
    """The work with this IMDb id; where there is none, a new one as the datasets tell it, put in front of the queue.

    Any number may adopt the same title at once: there is one work. `trigger`: what it is wanted for. `hourly`: where so
    many works were asked for within the hour, nothing is added. Raises `UnknownTitle`, `NotAWork`, `ForAdults` or
    `TooMany`; an odd form of the id (``tt113277``) is understood.
    """
    number = ids.title_number(imdb_id)
    if number is None:
        raise UnknownTitle(f"“{imdb_id[:40]}” is no id of a title at IMDb. One looks like tt0113277.")
    if known := find_adopted(ids.title_id(number)):
        return known
    if hourly is not None and queue.count_asked(since=now() - timedelta(hours=1)) >= hourly:
        raise TooMany("Many titles were added within the hour. This one waits; try again in a while.")
    return _adopt(number, trigger, now)


def _adopt(number: int, trigger: str, now: Now) -> Work:
    imdb_id, title = ids.title_id(number), imdb.title(number)
    if title is None or title.gone_at is not None:
        raise UnknownTitle(f"The IMDb datasets know no title {imdb_id}.")
    kind = domain.kind_of(title.kind)
    if kind is None:
        raise NotAWork(f"“{title.title}” is neither a film nor a show.")
    if title.adult and not settings.ADULT:
        raise ForAdults(f"“{title.title}” is for adults alone and stays out. CINETECA_ADULT=yes lets such works in.")
    at = now()
    try:
        with transaction.atomic():
            work = catalog.add_work(kind=kind, ids={"imdb": imdb_id}, title=title.title, year=title.start_year, at=at)
            datasets.claim_from_datasets(work_id=work.id, at=at)
            ask_for(work.id, at)
    except ContradictingIds:
        # Between our look and our lock somebody else gave the id to a work.
        if known := find_adopted(imdb_id):
            return known
        raise
    log.info("%s is in the catalogue now as work %s (%s)", imdb_id, work.id, trigger)
    return Work.objects.get(id=work.id)


def ask_those_it_may_be_one_with(work_id: int, refused: Iterable[Refusal], *, at: datetime) -> None:
    """Where a source says that an adopted work has an identifier which another one has, have it asked about that one.

    What it then tells of the other, its IMDb id with the rest, makes the two one.
    """
    others = {one.other for one in refused if one.reason is Reason.TAKEN and one.source != "imdb" and one.other}
    if others and DatasetClaim.objects.filter(work_id=work_id).exists():
        for other in sorted(others):
            ask_for(other, at, force=True)


def ask_for(work_id: int, at: datetime, *, force: bool = False) -> None:
    """Have the sources asked about a work before all others; with `force`, whatever answers are kept."""
    queue.ask_now(work_id=work_id, at=at)
    jobs.enqueue("enrich.refresh", once=f"enrich.refresh:{work_id}:now", work_id=work_id, force=force)
