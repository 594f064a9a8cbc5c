"""Looking whether the tables hold together, and keeping what was found."""

import time
from datetime import datetime

from cineteca.imdb.models import Inspection, Load
from cineteca.imdb.queries.checking import Look, list_looks, look

KEPT = 90
"""Looks that are kept: three months of days."""


def check(*, at: datetime) -> Look:
    """Carry out all checks whose files are loaded, and keep the counts with the first of what was found."""
    began = time.perf_counter()
    found = list(look(at))
    load = Load.objects.filter(state=Load.State.DONE).order_by("-started_at").first()
    Inspection.objects.create(
        at=at,
        took_ms=int((time.perf_counter() - began) * 1000),
        load_id=load.id if load else None,
        counts={one.check.name: one.count for one in found},
        samples={one.check.name: one.samples for one in found if one.samples},
    )
    _forget_old()
    return list_looks(limit=1)[0]


def _forget_old() -> None:
    kept = Inspection.objects.order_by("-at", "-id").values_list("id", flat=True)[:KEPT]
    Inspection.objects.exclude(id__in=list(kept)).delete()
