"""Runs and the queue."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import Metric

from cineteca.enrich import operations as enrichment
from cineteca.enrich import queries as enrich
from cineteca.ops.metrics.family import counter, gauge

_OUTCOMES = ("ingested", "skipped", "failed")


def made(at: datetime) -> Iterator[Metric]:
    """Runs and what came of them since ever, and those under way."""
    enrichment.count_runs(at=at)
    totals = enrich.list_run_totals()
    yield counter(
        "runs",
        "Runs that ended: done, partly (failed for some works) or idle (nothing to do).",
        ("source", "trigger", "result"),
        [((row.source, row.trigger, row.result), row.runs) for row in totals],
    )
    works: Counter[tuple[str, ...]] = Counter()
    lengths: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for row in totals:
        lengths[row.source,] += row.seconds
        for outcome in _OUTCOMES:
            works[row.source, outcome] += getattr(row, outcome)
    yield counter("run_works", "Works by what runs did with them.", ("source", "outcome"), sorted(works.items()))
    yield counter("run_seconds", "How long runs took together.", ("source",), sorted(lengths.items()))
    running = Counter((row.source,) for row in enrich.list_running(at=at))
    yield gauge("runs_running", "Runs under way.", ("source",), sorted(running.items()))


def queue(at: datetime) -> Iterator[Metric]:
    """The refresh queue by state; in a large one about so many."""
    state = enrich.get_queue_state(at=at)
    names = ("never", "due", "fresh", "processing", "failed", "dead", "left")
    yield gauge(
        "queue_works",
        "Works by where they stand: never asked for, due, fresh, under way, failed, given up (dead), left alone.",
        ("state",),
        [((name,), getattr(state, name)) for name in names],
    )
