"""The program itself."""

import platform
from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import Metric

from cineteca import __version__
from cineteca.core import database
from cineteca.ops.metrics.family import gauge


def build(at: datetime) -> Iterator[Metric]:  # noqa: ARG001
    """Which version runs."""
    yield gauge("build_info", "Always 1.", ("version", "python"), [((__version__, platform.python_version()), 1)])


def storage(at: datetime) -> Iterator[Metric]:  # noqa: ARG001
    yield gauge("database_bytes", "Size of the database on disk.", (), [((), database.size())])
