"""The aggregate score, the heat and the rarest lists of a million works."""

import time
from datetime import timedelta

from django.db import connection

from benchmarks import queueing
from benchmarks.figures import Figure
from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Rating, TrendingSignal, Work
from cineteca.core import clock

RARE = (
    catalogue.Filter(genre="Nowhere to be found"),
    catalogue.Filter(genre="Western", decade=1900),
    catalogue.Filter(genre="Western", kind="show", decade=1930, sort="rated"),
    catalogue.Filter(decade=1870, sort="newest"),
)


def measure() -> list[Figure]:
    fill()
    first, scored = timed()
    again, written = timed()
    heat = seconds(lambda: catalog.fuse_popularity(at=clock.now()))
    rare = max(seconds(lambda which=which: catalogue.list_works(which)) for which in RARE for _ in range(3))
    ratings, places = Rating.objects.count(), TrendingSignal.objects.count()
    return [
        Figure(f"aggregate score of 1,000,000 works with {ratings:,} ratings, all of them new", first, "s", 20),
        Figure("works that were scored", scored, "works", queueing.WORKS, "higher"),
        Figure("the same again, with nothing new", again, "s", 20),
        Figure("works written then", written, "works", 0),
        Figure(f"heat of all works from {places:,} places in lists", heat, "s", 5),
        Figure("the rarest lists among 1,000,000 works (slowest of twelve)", rare * 1000, "ms", 250),
    ]


def timed() -> tuple[float, int]:
    started = time.perf_counter()
    changed = catalog.rescore_all(at=clock.now())
    return time.perf_counter() - started, changed


def seconds(call) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def fill() -> None:
    if Work.objects.filter(slug__startswith="bench-").count() < queueing.WORKS:
        queueing.fill()
    with connection.cursor() as cursor:
        cursor.execute(_GENRES, {})
        cursor.execute(_RATINGS, {})
        cursor.execute(_SIGNALS, {"at": clock.now(), "since": clock.now() - timedelta(days=20)})
        for table in ("work", "rating", "trendingsignal"):
            cursor.execute(f"VACUUM ANALYZE catalog_{table}")


# One work in ten has genres, so that they are not rewritten for all.
_GENRES = """
UPDATE catalog_work SET genres = ARRAY[
    (ARRAY['Drama', 'Comedy', 'Crime', 'Horror', 'Western', 'War'])[1 + id %% 6],
    (ARRAY['Thriller', 'Romance', 'Action', 'History'])[1 + id %% 4]]
WHERE id %% 10 = 0 AND slug LIKE 'bench-%%'
"""
# Audiences at two sources, critics at two more for one work in five.
_RATINGS = """
INSERT INTO catalog_rating (work_id, source, raw, value, scale, value_100, votes, told_by)
SELECT w.id, s, '7', 7, 10, 40 + 50 * random(),
    CASE WHEN s IN ('metacritic', 'rotten_tomatoes') THEN NULL ELSE (10 ^ (1 + 4 * random()))::int END, 'tmdb'
FROM catalog_work w CROSS JOIN LATERAL unnest(ARRAY['imdb', 'tmdb', 'rotten_tomatoes', 'metacritic']) AS s
WHERE w.slug LIKE 'bench-%%' AND (s = 'tmdb' OR (s = 'imdb' AND w.id %% 10 < 7) OR w.id %% 10 < 2)
ON CONFLICT DO NOTHING
"""
# Hourly lists of a hundred works for three weeks, and daily ones beside them.
_SIGNALS = """
INSERT INTO catalog_trendingsignal (work_id, source, "window", rank, strength, period, captured_at)
SELECT w.id, s.source, s."window", w.n, 1000.0 / w.n, p, p
FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM catalog_work ORDER BY id LIMIT 100) AS w
CROSS JOIN (VALUES ('trakt', 'hour', interval '1 hour'), ('tmdb', 'day', interval '1 day')) AS s(source, "window", step)
CROSS JOIN LATERAL generate_series(%(since)s::timestamptz, %(at)s::timestamptz, s.step) AS p
ON CONFLICT DO NOTHING
"""
