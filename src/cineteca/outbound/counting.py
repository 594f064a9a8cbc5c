"""Calls counted once and for all: the totals stay when the call log lets go."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min

from cineteca.outbound.domain.lengths import BOUNDS, NEVER_LEFT
from cineteca.outbound.models import CallLog, CallsCounted

STRETCH = 20_000
"""Calls that are counted at once at most."""
LAG = timedelta(seconds=2)
_COUNT = (Path(__file__).parent / "sql" / "count_calls.sql").read_text()


@transaction.atomic
def count_calls(*, at: datetime) -> bool:
    """Add the calls logged since the last time to the totals. False where it is too soon, or another is at it.

    A number may be given out before another and be written after it. So what is counted now is what was there when
    somebody looked last, a few seconds ago: by then whoever had a number has written his line.
    """
    CallsCounted.objects.bulk_create([CallsCounted(id=1, seen_at=at - LAG)], ignore_conflicts=True)
    counted = CallsCounted.objects.select_for_update(skip_locked=True).filter(id=1).first()
    if counted is None or counted.seen_at > at - LAG:
        return False
    with connection.cursor() as cursor:
        values: dict[str, Any] = {
            "upto": counted.upto,
            "seen": counted.seen,
            "bounds": list(BOUNDS),
            "never": NEVER_LEFT,
        }
        cursor.execute(_COUNT, values)
    there = CallLog.objects.aggregate(first=Min("id"), last=Max("id"))
    # The log may begin anywhere: what was let go before is stepped over.
    counted.upto, counted.seen_at = max(counted.seen, (there["first"] or 1) - 1), at
    counted.seen = min(max(there["last"] or 0, counted.upto), counted.upto + STRETCH)
    counted.save(update_fields=["upto", "seen", "seen_at"])
    return True
