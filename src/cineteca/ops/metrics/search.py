"""The search index."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import Metric

from cineteca.ops.metrics.family import gauge
from cineteca.search import queries as search


def index(at: datetime) -> Iterator[Metric]:
    """How large it is, and how far it is behind."""
    health = search.health(at)
    yield gauge("search_ready", "Whether there is an index.", (), [((), health.state != "missing")])
    yield gauge("search_documents", "What can be found.", (), [((), health.documents)])
    yield gauge("search_bytes", "Size of the index on disk.", (), [((), health.bytes)])
    yield gauge("search_waiting", "Changes that the index has not followed yet.", (), [((), health.waiting)])
    yield gauge("search_lag_seconds", "How long the oldest of them waits.", (), [((), health.lag)])
