"""Two works that turn out to be one.

A title that somebody opened is in the catalogue by its IMDb id alone, as the datasets tell it. When a source then says
of another work that it has this very id, both are the same: what stands of the one goes to the other. Nothing else is
ever joined by itself; other identifiers that are taken are refused, kept and shown for a person to settle.
"""

import logging
from collections.abc import Mapping
from datetime import datetime

from cineteca.catalog.domain.identity import Judgement, Reason
from cineteca.catalog.events import WorkGone
from cineteca.catalog.models import Claim, FormerSlug, Work, WorkId
from cineteca.catalog.operations import standing
from cineteca.catalog.operations.keeping import ProviderSaid
from cineteca.catalog.operations.standing import Standing
from cineteca.core import events
from cineteca.providers.records import Ids

log = logging.getLogger(__name__)

DATASETS = "imdb"
YEARS_APART = 1
"""Sources differ by a year about when a work came out; by more they speak of two works."""


def join_adopted(
    before: Standing, told: Mapping[str, ProviderSaid], judged: Judgement, *, at: datetime
) -> tuple[int, ...]:
    """Join the works adopted from the datasets that an answer about this work names by their identifier.

    To be called under the lock of `before`, which has to be read again where anything is returned: the works that are
    no more.
    """
    joined = []
    for other in sorted(_named(judged)):
        theirs = standing.read(other)
        if _is_the_same(before, theirs, told):
            _join(before, theirs, at)
            joined.append(other)
    return tuple(joined)


def _named(judged: Judgement) -> set[int]:
    taken = (refusal for refusal in judged.refused if refusal.reason is Reason.TAKEN and refusal.source == DATASETS)
    return {refusal.other for refusal in taken if refusal.other is not None}


def _is_the_same(ours: Standing, theirs: Standing, told: Mapping[str, ProviderSaid]) -> bool:
    """Whether one answer carries all identifiers of `theirs`, nothing contradicts, and nobody has touched it."""
    if theirs.kind != ours.kind or DATASETS not in theirs.states or DATASETS in ours.states:
        return False
    if theirs.locks or theirs.manual:
        return False
    if theirs.year and ours.year and abs(theirs.year - ours.year) > YEARS_APART:
        return False
    return any(_carries(said.record.ids, theirs.ids) for said in told.values())


def _carries(said: Ids, ids: Ids) -> bool:
    return all(said.get(source) == value for source, value in ids.items())


def _join(ours: Standing, theirs: Standing, at: datetime) -> None:
    """Give what stands of `theirs` to `ours`, and let the name that it went by lead on."""
    gone, kept = theirs.work_id, ours.work_id
    # Of a provider that told of both, what it told of ours stands.
    Claim.objects.filter(work_id=gone).exclude(provider__in=list(ours.states)).update(work_id=kept)
    mine = WorkId.objects.filter(work_id=kept).values("source")
    WorkId.objects.filter(work_id=gone).exclude(source__in=mine).update(work_id=kept)
    FormerSlug.objects.filter(work_id=gone).update(work_id=kept)
    Work.objects.filter(id=gone).delete()
    FormerSlug.objects.update_or_create(slug=theirs.slug, defaults={"work_id": kept, "since": at})
    events.publish(WorkGone(work_id=gone, into=kept))
    log.info("Work %s turned out to be work %s: they are one now", gone, kept)
