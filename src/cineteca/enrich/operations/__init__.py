"""Writes of the enrich room: the queue's leases, runs, the enrichment itself, and what runs by the clock."""

from cineteca.enrich.operations import schedules
from cineteca.enrich.operations.ingest import Ingested, ingest
from cineteca.enrich.operations.opening import keep_promise, open_run, promise_run
from cineteca.enrich.operations.people import enrich_person
from cineteca.enrich.operations.queue import (
    ask_now,
    enqueue_all,
    lease_next,
    lease_one,
    note_demand,
    release,
    retry_dead,
    set_monitored,
)
from cineteca.enrich.operations.run import Progress, enrich_work, run_queue

__all__ = [
    "Ingested",
    "Progress",
    "ask_now",
    "enqueue_all",
    "enrich_person",
    "enrich_work",
    "ingest",
    "keep_promise",
    "lease_next",
    "lease_one",
    "note_demand",
    "open_run",
    "promise_run",
    "release",
    "retry_dead",
    "run_queue",
    "schedules",
    "set_monitored",
]
