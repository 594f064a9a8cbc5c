"""The aggregate score of a million works in one pass."""

import time

from django.db import connection

from benchmarks import queueing
from benchmarks.figures import Figure
from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.core import clock

_RATED = """
INSERT INTO catalog_rating (work_id, source, raw, value, scale, value_100, votes, told_by)
SELECT id, source, '', value_100 / 10, 10, value_100, votes, 'bench' FROM (
    SELECT work.id, source, 5 + 90 * random() AS value_100, (10 ^ (random() * 6))::int AS votes
    FROM catalog_work AS work, unnest(ARRAY['imdb', 'tmdb', 'metacritic']) AS source
    WHERE work.slug LIKE 'bench-%%'
) AS rated
ON CONFLICT DO NOTHING
"""


def measure() -> list[Figure]:
    if Work.objects.filter(slug__startswith="bench-").count() < queueing.WORKS:
        queueing.fill()
    with connection.cursor() as cursor:
        cursor.execute(_RATED)
        cursor.execute("ANALYZE catalog_rating")
    first, changed = timed()
    again, unchanged = timed()
    return [
        Figure("aggregate score of 1,000,000 works with 3,000,000 ratings, all of them new", first, "s", 20),
        Figure("works that were scored", changed, "works", queueing.WORKS, "higher"),
        Figure("the same again, with nothing new", again, "s", 20),
        Figure("works written then", unchanged, "works", 0),
    ]


def timed() -> tuple[float, int]:
    started = time.perf_counter()
    changed = catalog.rescore_all(at=clock.now())
    return time.perf_counter() - started, changed
