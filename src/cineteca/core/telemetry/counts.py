"""Requests counted, in a form that the processes of one server share: files of its own folder, mapped into memory.

The library decides between its two forms when it is imported: `share` comes before anything else here.
"""

import os
import shutil
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

_SHARED = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


def share(folder: Path) -> None:
    """Have the processes that are started from here count together, from nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[_SHARED] = str(folder)


def note(method: str, route: str, status: int, seconds: float) -> None:
    """One request was answered."""
    requests, lengths = _meters()
    requests.labels(method, route, str(status)).inc()
    lengths.labels(route).observe(seconds)


def told() -> bytes:
    """All counts of this server's processes, as Prometheus reads them."""
    from prometheus_client import generate_latest

    _meters()
    return generate_latest(_together())


def families() -> Iterable[Any]:
    """The same as families of samples."""
    found: Iterable[Any] = _together().collect()
    return found


def _together() -> Any:
    from prometheus_client import CollectorRegistry, multiprocess

    if _SHARED not in os.environ:
        return registry()
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together


@lru_cache(maxsize=1)
def registry() -> Any:
    """Where the meters of this process are told of. To be asked for when one is first used, not before."""
    from prometheus_client import CollectorRegistry

    return CollectorRegistry()


@lru_cache(maxsize=1)
def _meters() -> tuple[Any, Any]:
    from prometheus_client import Counter, Histogram

    requests = Counter(
        "cineteca_http_requests", "Requests answered.", ["method", "route", "status"], registry=registry()
    )
    lengths = Histogram(
        "cineteca_http_seconds", "Seconds until the answer was there.", ["route"], buckets=_SECONDS, registry=registry()
    )
    return requests, lengths
