"""``/movie/changes`` and the like: what changed on which days; ``/movie/{id}/changes``: what changed of one."""

from datetime import date, datetime, time, timedelta
from typing import Any

from cineteca.simulator import changing
from cineteca.simulator.tmdb.lists import paged
from cineteca.simulator.tmdb.pieces import JSON, token
from cineteca.simulator.world import Edition, Touch

A_PAGE = 100
MOST_DAYS = 14


class TooLong(Exception):
    """More than `MOST_DAYS` were asked for."""


def changed(edition: Edition, what: str, first: date | None, last: date | None, page: int) -> JSON:
    """Numbers of what changed in the days asked for; in the last of them where none is. Raises `TooLong`."""
    begin, end = window(edition.today, first, last)
    found = edition.recall(("changed", what, begin, end), lambda: changing.between(edition, what, begin, end))
    items, told = paged(found, page, A_PAGE)
    return told | {"results": [{"id": number, "adult": False, "softcore": False} for number in items]}


def of_one(edition: Edition, what: str, number: int, first: date | None, last: date | None) -> JSON:
    """The fields of one work that changed, with their values. Raises `TooLong`."""
    begin, end = window(edition.today, first, last)
    touched = [
        (day, touch)
        for day, works in sorted(edition.touches.items())
        if begin <= day <= end
        for touch in works.get((what, number), ())
    ]
    by_key: dict[str, list[JSON]] = {}
    for place, (day, touch) in enumerate(touched):
        by_key.setdefault(touch.field, []).append(_item(number, place, day, touch))
    return {"changes": [{"key": key, "items": items} for key, items in by_key.items()]}


def window(today: date, first: date | None, last: date | None) -> tuple[date, date]:
    """First and last day: two weeks at most, the last twenty-four hours where no day is named."""
    if first is None:
        last = last or today
        first = last - timedelta(days=1)
    last = last or min(today, first + timedelta(days=MOST_DAYS))
    if (last - first).days > MOST_DAYS:
        raise TooLong
    return first, last


def _item(number: int, place: int, day: date, touch: Touch) -> JSON:
    at = datetime.combine(day, time(12)) + timedelta(seconds=place)
    told: dict[str, Any] = {
        "id": token("change", number, day, place),
        "action": "updated" if touch.before is not None else "added",
        "time": f"{at:%Y-%m-%d %H:%M:%S} UTC",
        "iso_639_1": "",
        "iso_3166_1": "",
        "value": touch.after,
    }
    return told | ({"original_value": touch.before} if touch.before is not None else {})
