"""Writes of the enrich room: the queue's leases, runs, and the enrichment itself."""

from cineteca.enrich.operations.ingest import Ingested, ingest
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
    "lease_next",
    "lease_one",
    "note_demand",
    "release",
    "retry_dead",
    "run_queue",
    "set_monitored",
]
