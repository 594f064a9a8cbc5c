"""Writes of the enrich room: the queue's leases, runs, the enrichment itself, and what runs by the clock."""

from cineteca.enrich.operations import lookup, players, quality, schedules
from cineteca.enrich.operations.adopting import (
    HOURLY,
    ForAdults,
    NotAdopted,
    NotAWork,
    TooMany,
    UnknownTitle,
    adopt,
    find_adopted,
)
from cineteca.enrich.operations.aggregating import fuse_popularity, rescore
from cineteca.enrich.operations.counting import count_runs
from cineteca.enrich.operations.dataset_files import NoDatasets, refresh_datasets, watch_datasets
from cineteca.enrich.operations.datasets import claim_from_datasets, published_at, renew_from_datasets
from cineteca.enrich.operations.discovering import discover
from cineteca.enrich.operations.housekeeping import keep_house
from cineteca.enrich.operations.ingest import Ingested, ingest
from cineteca.enrich.operations.offers import refresh_offers
from cineteca.enrich.operations.opening import keep_promise, open_run, promise_run
from cineteca.enrich.operations.people import enrich_person
from cineteca.enrich.operations.pictures import (
    PictureOutcome,
    collect_garbage,
    host_pictures,
    register_all_pictures,
    register_pictures_of_person,
    register_pictures_of_works,
)
from cineteca.enrich.operations.quality import check_quality
from cineteca.enrich.operations.queue import (
    ask_now,
    enqueue_all,
    lease_next,
    lease_one,
    note_demand,
    note_opened,
    release,
    retry_dead,
    set_monitored,
)
from cineteca.enrich.operations.ratings import refresh_ratings
from cineteca.enrich.operations.refreshing import refresh_overdue
from cineteca.enrich.operations.reingesting import NothingToGoOnWith, count_left, reingest
from cineteca.enrich.operations.run import enrich_work, run_queue
from cineteca.enrich.operations.syncing import PageRead, sync_changes
from cineteca.enrich.operations.tally import Progress
from cineteca.enrich.operations.trends import capture_trends

__all__ = [
    "HOURLY",
    "ForAdults",
    "Ingested",
    "NoDatasets",
    "NotAWork",
    "NotAdopted",
    "NothingToGoOnWith",
    "PageRead",
    "PictureOutcome",
    "Progress",
    "TooMany",
    "UnknownTitle",
    "adopt",
    "ask_now",
    "capture_trends",
    "check_quality",
    "claim_from_datasets",
    "collect_garbage",
    "count_left",
    "count_runs",
    "discover",
    "enqueue_all",
    "enrich_person",
    "enrich_work",
    "find_adopted",
    "fuse_popularity",
    "host_pictures",
    "ingest",
    "keep_house",
    "keep_promise",
    "lease_next",
    "lease_one",
    "lookup",
    "note_demand",
    "note_opened",
    "open_run",
    "players",
    "promise_run",
    "published_at",
    "quality",
    "refresh_datasets",
    "refresh_offers",
    "refresh_overdue",
    "refresh_ratings",
    "register_all_pictures",
    "register_pictures_of_person",
    "register_pictures_of_works",
    "reingest",
    "release",
    "renew_from_datasets",
    "rescore",
    "retry_dead",
    "run_queue",
    "schedules",
    "set_monitored",
    "sync_changes",
    "watch_datasets",
]
