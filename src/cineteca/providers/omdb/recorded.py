"""Recorded answers of OMDb: one title a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from cineteca.providers.omdb import normalise
from cineteca.providers.omdb.failures import failure_in
from cineteca.providers.recorded import RecordedWork, Recording, Skipped


def recordings(found: Iterable[Any], where: str) -> Iterator[Recording]:
    """The works in bodies that lie `where`; what is an error, an episode or a game is left out."""
    for place, body in enumerate(found, start=1):
        yield _recording(body, f"{where}:{place}")


def _recording(body: Any, where: str) -> Recording:
    if not isinstance(body, dict):
        return Skipped("omdb", where, "no JSON object")
    failure = failure_in(body)
    record = normalise.work(body).record
    imdb = record.ids.get("imdb")
    if failure or not imdb:
        return Skipped("omdb", where, str(failure or "without an IMDb id"))
    if record.kind is None:
        return Skipped("omdb", imdb, "neither film nor show")
    return RecordedWork("omdb", record.kind, {"imdb": imdb}, {"main": body})
