"""The refresh of what is overdue: as large as the sources and the time allow."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q

from cineteca.core import clock
from cineteca.enrich.domain.sizing import Allowance, Size, size
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations.run import run_queue
from cineteca.enrich.operations.sources import enabled
from cineteca.enrich.operations.tally import Now, Progress
from cineteca.outbound import queries as outbound
from cineteca.providers.records import Kind

BUDGET = timedelta(hours=4)


def refresh_overdue(
    *, trigger: str, now: Now = clock.now, budget: timedelta | None = None, progress: Progress | None = None
) -> Run:
    """Take as many works of the queue as limits, quotas and `budget` allow: the most urgent first, then the overdue."""
    allowed = budget or BUDGET
    works = size_of_refresh(at=now(), budget=allowed).works
    return run_queue(trigger=trigger, limit=works, budget=allowed, now=now, progress=progress)


def size_of_refresh(*, at: datetime, budget: timedelta) -> Size:
    """How many works a refresh beginning at `at` may take."""
    left = {quota.provider: quota.left for quota in outbound.list_quotas(at=at)}
    return size({name: _allowance(name, left) for name in enabled()}, waiting=_waiting(at), budget=budget)


def _allowance(name: str, left: Mapping[str, int | None]) -> Allowance:
    access = settings.PROVIDERS[name]
    return Allowance(left=left.get(name), reserve=access.get("reserve", 0), limit=access["limit"])


def _waiting(at: datetime) -> dict[Kind, int]:
    """Works by kind that the queue would give out."""
    due = Q(urgent=True) | Q(due_on__isnull=True) | Q(due_on__lte=at.date())
    walkable = Refresh.objects.filter(due, status__in=["pending", "complete"], monitored=True)
    return {Kind(kind): count for kind, count in walkable.values_list("work__kind").annotate(count=Count("*"))}
