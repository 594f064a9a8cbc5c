"""A row of the queue as the refresh policy sees it."""

from datetime import datetime
from typing import Any

from cineteca.enrich.domain import staleness
from cineteca.enrich.domain.staleness import Interest, Times
from cineteca.enrich.models import Refresh
from cineteca.providers.records import Kind


def times(row: Refresh) -> Times:
    return Times(row.text_at, row.text_next_at, row.ratings_at, row.offers_at)


def seen(row: Refresh, *, at: datetime, trending: bool = False) -> staleness.Subject:
    """The work of `row` as the policy sees it. `trending`: it has a place in a list of these days."""
    return staleness.Subject(
        **of_work(row.work), in_cinemas_on=row.in_cinemas_on, interest=interest(row, at=at, trending=trending)
    )


def of_work(work: Any) -> dict[str, Any]:
    return {
        "kind": Kind(work.kind),
        "status": work.status,
        "released": work.premiere_date,
        "aired": work.last_air_date,
    }


def interest(row: Refresh, *, at: datetime, trending: bool) -> Interest:
    """To whom the work matters at `at`."""
    if trending or (row.asked_at and row.asked_at > at - staleness.HOT_FOR):
        return Interest.HOT
    if row.opened_at and row.opened_at > at - staleness.WANTED_FOR:
        return Interest.WANTED
    return Interest.NONE
