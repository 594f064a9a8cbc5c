"""What runs by the clock, as it stands before anybody changes it. One table: reading it is reading the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that runs by the clock.

    `operation` is the verb of `enrich.operations` that does it; `minutes` how long it may take (its budget), which the
    option `minutes` of the schedule overrules; `jitter` in seconds. `only`: what has to be so for there to be such a
    schedule at all (`FETCHED`, `LOADED`). `at_once`: runs as soon as it is there, whoever switched it on waits for it.
    """

    name: str
    title: str
    operation: str
    cron: str
    minutes: int
    jitter: int = 0
    options: Mapping[str, Any] = field(default_factory=dict)
    only: str = ""
    at_once: bool = False


FETCHED = "datasets are fetched"
LOADED = "datasets are in use"
MINUTES = "minutes"
"""The option that says how long a run may take."""

TIMETABLE = (
    Entry("discovery.wide", "Discovery, every list", "discover", "0 2 * * 0", 60, 600, {"width": "wide"}),
    Entry("discovery.narrow", "Discovery, what is new", "discover", "30 2 * * *", 30, 600, {"width": "narrow"}),
    Entry("changes", "Change sync", "sync_changes", "0 3 * * *", 60, 300),
    Entry("refresh", "Refresh of what is overdue", "refresh_overdue", "0 3 * * *", 240, 300),
    Entry("ratings", "Ratings", "refresh_ratings", "0 4 * * 1", 120, 600),
    Entry("offers", "Where to watch", "refresh_offers", "0 5,17 * * *", 120, 900),
    Entry("trending", "What is talked about", "capture_trends", "0 * * * *", 15, 120),
    Entry("popularity", "Popularity of all works", "fuse_popularity", "15 * * * *", 10),
    Entry("scores", "Score of all works", "rescore", "30 5 * * *", 30),
    Entry("pictures", "Pictures brought home", "host_pictures", "*/10 * * * *", 9),
    Entry("pictures.garbage", "Pictures nobody needs", "collect_garbage", "0 6 * * 0", 30),
    Entry("quality", "Quality of the catalogue", "check_quality", "0 6 * * *", 30),
    Entry("imdb", "IMDb datasets", "refresh_datasets", "15 7,19 * * *", 240, 1800, only=FETCHED, at_once=True),
    Entry("imdb.age", "Age of the IMDb datasets", "watch_datasets", "20 * * * *", 5, only=LOADED),
    Entry("house", "Old records let go", "keep_house", "30 4 * * *", 30),
)
BY_NAME = {entry.name: entry for entry in TIMETABLE}
