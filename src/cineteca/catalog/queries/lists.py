"""Lists of works: filtered, sorted, paged by where the last page ended."""

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import orjson

from cineteca.catalog.queries.cards import CardRow
from cineteca.catalog.queries.filtering import ORDERS, Filter, Sort, after, conditions, narrowing, where
from cineteca.core.database.trips import Row, Statement, send_one
from cineteca.core.pagination import Page, Slice, place

AHEAD = 4_000
"""So many works are looked through in order before those that fit are gathered first and put in order then."""
_FULL, _SHORT = "c.payload, c.short, c.etag", "c.short, c.etag"


@dataclass(frozen=True, slots=True)
class CardsJSON:
    """``{"items": [short cards], "next": place}`` as bytes, and its ETag."""

    body: bytes
    etag: str


def list_works(which: Filter, page: Page | None = None) -> Slice[CardRow]:
    """Cards of the works that `which` asks for, in one query; in two where they are few or far apart.

    Raises `BadCursor` for a place that is none.
    """
    page = page or Page()
    found = _read(which, page, _FULL)
    return Slice(tuple(CardRow(*row[1:]) for row in found[: page.limit]), _next(found, page))


def list_cards_json(which: Filter, page: Page | None = None) -> CardsJSON:
    """The same list as short cards in JSON: the stored texts are joined, not parsed."""
    page = page or Page()
    found = _read(which, page, _SHORT)
    shown, following = found[: page.limit], _next(found, page)
    body = b'{"items":[' + b",".join([row[2] for row in shown]) + b'],"next":' + orjson.dumps(following) + b"}"
    etag = blake2b("".join([following, *[row[3] for row in shown]]).encode(), digest_size=16)
    return CardsJSON(body, etag.hexdigest())


def _read(which: Filter, page: Page, columns: str) -> list[Row]:
    """The rows of a page; one more than asked for tells whether there is a next page."""
    if not narrowing(which)[0]:
        return send_one(*listing(which, page, columns))
    found = send_one(*looking_ahead(which, page, columns))
    return found if len(found) > page.limit else send_one(*gathering(which, page, columns))


def _next(found: list[Row], page: Page) -> str:
    """The place after the last row that is shown, where there are more."""
    if len(found) <= page.limit:
        return ""
    key, last, *_ = found[page.limit - 1]
    return place(key.isoformat() if isinstance(key, date) else key, last)


def listing(which: Filter, page: Page, columns: str = _FULL) -> Statement:
    """Read works in order until enough of them fit."""
    order = ORDERS[Sort(which.sort)]
    wanted, parameters = conditions(which)
    place_of, begins = after(which, page)
    sql = (
        f"SELECT {order.key}, w.id, {columns} "  # noqa: S608 - put together from our own texts
        f"FROM {order.source} JOIN catalog_card c ON c.work_id = w.id "
        f"{where([*wanted, *place_of])} ORDER BY {order.sql} LIMIT %(limit)s"
    )
    return Statement(sql, {**parameters, **begins, "limit": page.limit + 1}, binary=True)


def looking_ahead(which: Filter, page: Page, columns: str = _FULL) -> Statement:
    """Read works in order until enough of them fit, but no more than `AHEAD` of them: quick where many do."""
    order = ORDERS[Sort(which.sort)]
    place_of, begins = after(which, page)
    near = (
        f"SELECT w.*, {order.key} AS key FROM {order.source} {where(place_of)} "  # noqa: S608 - our own texts
        f"ORDER BY {order.sql} LIMIT {AHEAD}"
    )
    return _of_source(near, which, page, columns, begins)


def gathering(which: Filter, page: Page, columns: str = _FULL) -> Statement:
    """Find the works that fit by what they are, and put them in order: quick where few do, or none."""
    order = ORDERS[Sort(which.sort)]
    place_of, begins = after(which, page)
    wanted, _ = conditions(which)
    # Materialized, or the planner would read all works in order again.
    fitting = (
        f"WITH few AS MATERIALIZED (SELECT w.*, {order.key} AS key "  # noqa: S608 - our own texts
        f"FROM {order.source} {where([*wanted, *place_of])}) TABLE few"
    )
    return _of_source(fitting, which, page, columns, begins)


def _of_source(source: str, which: Filter, page: Page, columns: str, begins: dict[str, Any]) -> Statement:
    """The first works of `source` that fit, with their cards: only of those that are shown is a card read."""
    way = ORDERS[Sort(which.sort)].way
    wanted, parameters = conditions(which)
    sql = (
        f"SELECT w.key, w.id, {columns} FROM "  # noqa: S608 - put together from our own texts
        f"(SELECT w.key, w.id FROM ({source}) w {where(wanted)} ORDER BY w.key {way}, w.id {way} LIMIT %(limit)s) w "
        f"JOIN catalog_card c ON c.work_id = w.id ORDER BY w.key {way}, w.id {way}"
    )
    return Statement(sql, {**parameters, **begins, "limit": page.limit + 1}, binary=True)
