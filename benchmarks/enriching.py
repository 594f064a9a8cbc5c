"""Works enriched from the stand-in, everything counted; calls; what the cache saves; completeness in bulk."""

import time

from benchmarks.figures import Figure
from cineteca.catalog.domain import completeness
from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh
from cineteca.outbound.models import CallLog
from cineteca.providers.records import RatingRecord, WorkRecord


def measure() -> list[Figure]:
    started = time.perf_counter()
    run = enrich.run_queue(trigger="manual")
    seconds = time.perf_counter() - started
    films = Work.objects.filter(kind="film").count()
    made = CallLog.objects.filter(run_id=run.id)
    film_calls = made.filter(provider="tmdb", endpoint="movie/{id}").count()
    first = made.exclude(cached="hit").count()
    again = second_run()
    return [
        Figure("works enriched a second, from nothing", run.ingested / seconds, "1/s", 50, "higher"),
        Figure("works that failed", run.failed, "works", 0),
        Figure("TMDB calls for a film", film_calls / films, "calls", 1),
        Figure("share of calls saved by the cache in a second run", 100 * (1 - again / first), "%", 95, "higher"),
        Figure("completeness, in bulk, a work", completeness_ms(), "ms", 0.1),
    ]


def second_run() -> int:
    """Everything again within the cache's life. Returns how many calls went out."""
    Refresh.objects.update(due_on=clock.now().date(), status="pending")
    run = enrich.run_queue(trigger="manual")
    return CallLog.objects.filter(run_id=run.id).exclude(cached="hit").count()


def completeness_ms(works: int = 50_000) -> float:
    rating = RatingRecord(source="imdb", raw="8.0/10", value=8.0, scale=10, value_100=80)
    record = WorkRecord(title="Heat", plot="…", year=1995, genres=("Crime",), ratings=(rating,), runtime_minutes=170)
    started = time.perf_counter()
    for _ in range(works):
        completeness.assess(record)
    return (time.perf_counter() - started) / works * 1000
