"""IMDb's datasets: how old, how large, how a load is, what does not hold together."""

from collections.abc import Iterator
from datetime import datetime

from prometheus_client.core import Metric

from cineteca.imdb import queries as imdb
from cineteca.imdb.queries.checking import latest_look
from cineteca.ops.metrics.family import gauge


def files(at: datetime) -> Iterator[Metric]:
    """Age and rows of each file that is loaded; nothing where none is."""
    loaded = imdb.state(at).files
    ages = [((file.name,), file.age.total_seconds()) for file in loaded]
    yield gauge("imdb_file_age_seconds", "How old each of IMDb's files is here.", ("file",), ages)
    yield gauge(
        "imdb_file_rows", "Rows of it in our tables.", ("file",), [((file.name,), file.rows) for file in loaded]
    )
    load = imdb.latest_load()
    if load is not None:
        states = ("running", "done", "failed", "stopped")
        rows = [((state,), float(load.state == state)) for state in states]
        yield gauge("imdb_load_state", "How the last load stands: 1 for that state.", ("state",), rows)
    look = latest_look()
    found = [((one.check.name, one.check.severity), one.count) for one in look.found] if look else []
    yield gauge("imdb_check_found", "What each check of the datasets found last.", ("check", "severity"), found)
