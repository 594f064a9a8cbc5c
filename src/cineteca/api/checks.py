"""Whether all is well, with the rooms above the ground floor: datasets, search, what is kept in memory."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import DatabaseError

from cineteca.core import health, kept
from cineteca.core.health import Check
from cineteca.enrich.queries.people import Source, people_source
from cineteca.imdb import queries as imdb
from cineteca.search import queries as search


def examine(*, at: datetime) -> tuple[Check, ...]:
    """The checks of `core.health`, and of these rooms where there is a database to ask. Never raises."""
    checks = health.examine(at=at)
    return (*checks, *_rooms(at)) if health.is_ready(checks) else checks


def _rooms(at: datetime) -> Iterator[Check]:
    for name, look in (("datasets", lambda: _datasets(people_source(at), at)), ("search", _search), ("cache", _cache)):
        yield _tried(name, look)


def _tried(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except DatabaseError as error:
        return Check(name, "bad", f"it does not answer ({type(error).__name__})")


def _datasets(source: Source, at: datetime) -> Check:
    if source.datasets == "fresh":
        return Check("datasets", "good", f"loaded and fresh: {_files(at)}")
    if source.datasets == "old":
        return Check("datasets", "warning", f"out of date, cineteca imdb load: {_files(at)}")
    if source.speaks == "kept":  # nobody at all knows people and titles that we have not
        return Check("datasets", "warning", "not loaded, and TMDB cannot be asked: cineteca imdb load")
    return Check("datasets", "good", "not loaded; TMDB speaks alone")


def _files(at: datetime) -> str:
    """Each file with its age and rows."""
    ages = ((file.name, int(file.age.total_seconds() // 3600), file.rows) for file in imdb.state(at).files)
    return ", ".join(f"{name} {hours} h, {rows} rows" for name, hours, rows in ages)


def _search() -> Check:
    found = search.health()
    if found.state == "ready":
        return Check("search", "good", f"{found.documents} entries")
    if found.state == "building":
        return Check("search", "good", "the index is being built")
    return Check("search", "warning", "there is no index: cineteca search rebuild")


def _cache() -> Check:
    told = kept.figures()
    asked = sum(one.hits + one.misses + one.waits for one in told)
    if not asked:
        return Check("cache", "good", "nobody asked yet")
    share = 100 * sum(one.hits for one in told) / asked
    return Check("cache", "good", f"{share:.0f} % of {asked} answers came from memory")
