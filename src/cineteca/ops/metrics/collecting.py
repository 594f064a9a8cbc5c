"""Every part in turn. One that fails is told of, and leaves the others standing."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from django.db import transaction
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from cineteca.core.telemetry import counts
from cineteca.ops.metrics import calls, catalogue, clockwork, datasets, house, runs, search
from cineteca.ops.metrics.family import gauge

log = logging.getLogger(__name__)

PARTS: Mapping[str, Callable[[datetime], Iterator[Metric]]] = {
    "build": house.build,
    "calls": calls.made,
    "hosts": calls.left,
    "runs": runs.made,
    "queue": runs.queue,
    "works": catalogue.works,
    "freshness": catalogue.freshness,
    "pictures": catalogue.pictures,
    "quality": catalogue.quality,
    "schedules": clockwork.schedules,
    "work": clockwork.work,
    "search": search.index,
    "datasets": datasets.files,
    "storage": house.storage,
}


def collected(at: datetime) -> bytes:
    """All figures as Prometheus reads them: those of the database at `at`, then this server's requests."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Once(list(_everything(at))))
    return generate_latest(registry) + counts.told()


class _Once(Collector):
    """Gives what was collected already."""

    def __init__(self, families: list[Metric]) -> None:
        self.families = families

    def collect(self) -> list[Metric]:
        return self.families


def _everything(at: datetime) -> Iterator[Metric]:
    lengths: list[tuple[tuple[str, ...], float]] = []
    failed: list[tuple[tuple[str, ...], float]] = []
    for name, part in PARTS.items():
        began = time.perf_counter()
        families = _tried(name, part, at)
        yield from families or ()
        lengths.append(((name,), time.perf_counter() - began))
        failed.append(((name,), families is None))
    yield gauge("collect_seconds", "How long each part of this answer took.", ("part",), lengths)
    yield gauge("collect_failed", "Whether a part of this answer is missing.", ("part",), failed)


def _tried(name: str, part: Callable[[datetime], Iterator[Metric]], at: datetime) -> list[Metric] | None:
    try:
        with transaction.atomic():  # what one part breaks must not take the connection from the next
            return list(part(at))
    except Exception:  # whatever it is, the other figures are wanted all the more
        log.exception("The figures of %s could not be collected", name)
        return None
