"""How long answers take and how often a step was given up, counted over all processes of a server."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from cineteca.core.telemetry import counts

_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1.0)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Note how long the block takes: a search by its group, or ``suggest``."""
    began = time.perf_counter()
    try:
        yield
    finally:
        _lengths().labels(what).observe(time.perf_counter() - began)


def note_given_up() -> None:
    """A step of a search took too long; the answer is what the others found."""
    _given_up().inc()


@lru_cache(maxsize=1)
def _lengths() -> Any:
    from prometheus_client import Histogram

    return Histogram(
        "cineteca_search_seconds",
        "Seconds until the answer to a search was there.",
        ["what"],
        buckets=_SECONDS,
        registry=counts.registry(),
    )


@lru_cache(maxsize=1)
def _given_up() -> Any:
    from prometheus_client import Counter

    return Counter(
        "cineteca_search_given_up",
        "Steps of searches that took too long and were given up.",
        registry=counts.registry(),
    )
