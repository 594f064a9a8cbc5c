"""The next hundred of the queue among a million works."""

import statistics
import time
import uuid
from pathlib import Path

from django.db import connection, transaction

from benchmarks.figures import Figure
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.operations.queue import _NEXT

WORKS = 1_000_000


def measure() -> list[Figure]:
    fill()
    explain()
    next_ms = [timed(lambda: queries.list_next(at=clock.now(), limit=100)) for _ in range(50)]
    lease_ms = [timed(lambda: enrich.lease_next(limit=100, at=clock.now())) for _ in range(50)]
    return [
        Figure("next 100 of the queue at 1,000,000 works, read (median)", statistics.median(next_ms), "ms", 5),
        Figure(
            "next 100 of the queue at 1,000,000 works, leased and on disk (median)",
            statistics.median(lease_ms),
            "ms",
            10,
        ),
    ]


def timed(call) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def fill() -> None:
    """A million works in every state that a queue has."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO catalog_work (kind, slug, title, original_title, sort_title, original_language, year,
                                         status, popularity, adult, genres, completeness, missing)
               SELECT 'film', 'bench-' || n, 'Bench ' || n, '', 'bench ' || n, 'en', 1900 + n %% 125, '', 50,
                      false, '{}', (random() * 100)::int, '{}'
               FROM generate_series(1, %s) AS n""",
            [WORKS],
        )
        cursor.execute("DELETE FROM enrich_refresh")
        cursor.execute(
            """INSERT INTO enrich_refresh (work_id, status, monitored, urgent, demand, completeness, not_before,
                                           retries, last_error, providers, due_on)
               SELECT id,
                      CASE WHEN id % 50 = 0 THEN 'failed' WHEN id % 3 = 0 THEN 'complete' ELSE 'pending' END,
                      id % 40 <> 0, id % 4999 = 0, (random() * 5)::int, completeness, now() + interval '1 hour',
                      0, '', '{}',
                      CASE WHEN id % 4 = 0 THEN NULL ELSE current_date + (random() * 60)::int - 30 END
               FROM catalog_work"""
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE catalog_work")
        cursor.execute("VACUUM ANALYZE enrich_refresh")


def explain() -> None:
    """Keep how PostgreSQL goes about it, for the docs."""
    at = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        arguments = {"limit": 100, "at": at, "today": at.date(), "token": uuid.uuid4(), "until": at, "overdue": True}
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " + _NEXT, arguments)
        plan = "\n".join(line for (line,) in cursor.fetchall())
        transaction.set_rollback(True)
    Path("build").mkdir(exist_ok=True)
    Path("build/queue-explain.txt").write_text(plan + "\n")
