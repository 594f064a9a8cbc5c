"""What sources list as talked about, kept as history, and the one number that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cineteca.catalog.domain import popularity
from cineteca.catalog.models import TrendingSignal
from cineteca.catalog.queries.trending import heat_parameters
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%(capture)s::text, 0))"


@dataclass(frozen=True, slots=True)
class Trend:
    """A work's place in a source's list, from 1. `strength` is the source's own number, where it tells one."""

    work_id: int
    rank: int
    strength: float | None = None


@transaction.atomic
def note_trends(*, source: str, window: str, period: datetime, ranks: Sequence[Trend], at: datetime) -> int:
    """Keep one list of `source`, of the capture period that began at `period`. Returns how many places were kept.

    `window`: hour, day or week. What was captured of this period before stands, films and shows apart: a second call
    writes nothing. Works that do not exist are left out.
    """
    if not ranks:
        return 0
    send_one(_ONE_AT_A_TIME, {"capture": f"trends {source} {window} {period.isoformat()}"})
    kept = send_one(statement("note_trends"), {
        "source": source,
        "window": window,
        "period": period,
        "at": at,
        "works": [trend.work_id for trend in ranks],
        "ranks": [trend.rank for trend in ranks],
        "strengths": [trend.strength for trend in ranks],
    })  # fmt: skip
    return len(kept)


@transaction.atomic
def fuse_popularity(*, at: datetime) -> int:
    """Work out the heat of every work from what was captured lately; returns how many have another one now."""
    ((written,),) = send_one(
        statement("heat") + statement("fuse"),
        heat_parameters(at=at, since=at - popularity.HORIZON, half_lives=popularity.HALF_LIVES),
    )
    return int(written)


def forget_trends(*, before: datetime) -> int:
    """Delete what was captured of periods before `before`; returns how many places that were."""
    deleted, _ = TrendingSignal.objects.filter(period__lt=before).delete()
    return deleted
