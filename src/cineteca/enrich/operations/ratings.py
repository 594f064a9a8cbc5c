"""Ratings alone, once a week: most overdue first, within the day's calls."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q

from cineteca.catalog.models import WorkId
from cineteca.core import clock
from cineteca.enrich.domain import renewal, staleness
from cineteca.enrich.domain.outcomes import Said
from cineteca.enrich.domain.staleness import Facts, Subject, every
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations import passing
from cineteca.enrich.operations.abreast import Errand, lease_batches, work_through
from cineteca.enrich.operations.asking import Asked, ask_all
from cineteca.enrich.operations.sources import Sources, enabled
from cineteca.enrich.operations.subjects import Subject as Leased
from cineteca.enrich.operations.tally import Now, Progress, end_of, running
from cineteca.outbound import queries as outbound
from cineteca.providers.records import Kind

MOST = 20_000
"""Works of one pass, where no quota says less."""


def refresh_ratings(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,
    progress: Progress | None = None,
    maximum: int | None = None,
) -> Run:
    """Ask for the ratings of works whose ratings are stale, as many as the day's calls allow.

    What people ask for meanwhile has its reserve. A source that asks to wait ends the pass; the next one goes on.
    """
    started = now()
    with running("ratings", trigger=trigger, now=now, progress=progress) as tally:
        names = [name for name in enabled() if renewal.facts_of(name) is Facts.RATINGS]
        most = min(maximum or MOST, _affordable(names, started))
        stale = list(_stale(started, most)) if names and most > 0 else []
        errand = Errand(_ask, passing.write, enough=passing.is_turned_away)
        work_through(tally, lease_batches(stale, now=now, until=end_of(budget, started)), errand)
    return tally.run


def _stale(at: datetime, most: int) -> Iterator[int]:
    """Works whose ratings are stale: never asked for first, then the longest ago.

    One look through the whole queue, which a pass can afford: an index would have to be written with every lease.
    """
    age = every(Facts.RATINGS, Subject(kind=Kind.FILM), at.date())
    rows = Refresh.objects.filter(
        Q(ratings_at__isnull=True) | Q(ratings_at__lte=at - age),
        Exists(WorkId.objects.filter(work=OuterRef("work_id"), source="imdb")),
        status__in=["pending", "complete"],
        monitored=True,
        enriched_at__isnull=False,
    )
    ordered = rows.order_by(F("ratings_at").asc(nulls_first=True), "work_id")
    return ordered.values_list("work_id", flat=True)[:most].iterator()


def _affordable(names: list[str], at: datetime) -> int:
    """The works that all of the sources can still be asked about today, their reserves left alone."""
    left = {quota.provider: quota.left for quota in outbound.list_quotas(at=at)}
    allowed = [
        max(0, calls - settings.PROVIDERS[name].get("reserve", 0))
        for name in names
        if (calls := left.get(name)) is not None
    ]
    return min(allowed, default=MOST)


async def _ask(sources: Sources, subject: Leased, at: datetime) -> Asked:
    due = staleness.due(subject.times, subject.seen, at)
    telling = {name: source for name, source in sources.items() if renewal.facts_of(name) is Facts.RATINGS}
    asked = await ask_all(telling, subject.wanted, due)
    for name, outcome in tuple(asked.outcomes.items()):
        if outcome.said is Said.SKIPPED:
            del asked.outcomes[name]  # nobody was asked for it: how it answered last still counts
    return asked
