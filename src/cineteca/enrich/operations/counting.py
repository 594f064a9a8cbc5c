"""Runs counted once and for all: the totals stay when the runs are let go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from cineteca.enrich.models import RunsCounted

_COUNT = (Path(__file__).parent.parent / "sql" / "count_runs.sql").read_text()
LAG = timedelta(seconds=2)
"""A run is counted so long after its end: by then whoever ended it has committed."""
LONGEST = timedelta(days=3)
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@transaction.atomic
def count_runs(*, at: datetime) -> bool:
    """Add the runs that ended since the last time to the totals. False where another process is at it."""
    RunsCounted.objects.bulk_create([RunsCounted(id=1, upto_at=_BEGINNING)], ignore_conflicts=True)
    counted = RunsCounted.objects.select_for_update(skip_locked=True).filter(id=1).first()
    upto = at - LAG
    if counted is None or counted.upto_at >= upto:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"after": counted.upto_at, "upto": upto, "began_after": counted.upto_at - LONGEST})
    counted.upto_at = upto
    counted.save(update_fields=["upto_at"])
    return True
