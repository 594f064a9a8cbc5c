"""What the worker does for this room."""

from procrastinate.contrib.django import app

from cineteca.core import clock


@app.task(name="search.follow", queueing_lock="search.follow", lock="search.follow")
def follow() -> None:
    """Read again what changed."""
    from cineteca.search import operations as search

    search.follow_all()


@app.task(name="search.rebuild", queueing_lock="search.rebuild", lock="search.rebuild")
def rebuild() -> None:
    """Make the whole index anew; another process may be at it already."""
    from cineteca.search import operations as search

    try:
        search.rebuild()
    except search.AlreadyBuilding:
        return


@app.periodic(cron="* * * * *")
@app.task(name="search.look", queueing_lock="search.look")
def look(timestamp: int = 0) -> None:  # noqa: ARG001 - procrastinate passes the minute to every periodic job
    """Build the first index, follow what nobody followed, keep what is talked about and what is counted up to date."""
    from cineteca.search import operations as search

    search.look_after(at=clock.now())
