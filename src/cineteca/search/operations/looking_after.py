"""What has to be looked at now and then, since nobody tells of it."""

from datetime import datetime

from django.db import connection, transaction

from cineteca.core import jobs
from cineteca.search.models import Change
from cineteca.search.operations.building import forget_killed
from cineteca.search.operations.misses import prune
from cineteca.search.queries import serving

# What is talked about moves for thousands of works at once, and tells nobody.
_HEAT = """
UPDATE search_document AS d SET heat = w.heat, weight = d.weight + 0.15 * (greatest(w.heat, 0) - greatest(d.heat, 0))
FROM catalog_work AS w
WHERE d.id = w.id * 8 AND d.heat <> w.heat
"""


def look_after(*, at: datetime) -> None:
    """Ask for the first index where there is none, and for what waits to be followed; freshen what nobody tells of."""
    if not serving.is_built():
        jobs.enqueue("search.rebuild", once="search.rebuild")
    elif Change.objects.filter(followed=False).exists():
        jobs.enqueue("search.follow", once="search.follow")
    forget_killed()
    freshen()
    prune(on=at.date())


@transaction.atomic
def freshen() -> int:
    """Take over what is talked about now. Returns how many works that concerned."""
    with connection.cursor() as cursor:
        cursor.execute(_HEAT)
        return int(cursor.rowcount)
