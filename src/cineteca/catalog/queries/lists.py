"""Lists of works: filtered, sorted, paged by where the last page ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import orjson
from django.core.cache import cache

from cineteca.catalog.queries.cards import CardRow
from cineteca.core.database.trips import Row, Statement, send, send_one
from cineteca.core.pagination import BadCursor, Page, Slice, keys_of, place
from cineteca.providers.records import Kind

MANY = 10_000
"""Counting stops here: nobody reads further, and a million rows are not read to say so."""
_LARGE, _FACETS_KEPT = 50_000, 300  # works, seconds


class Sort(StrEnum):
    """What comes first."""

    POPULARITY = "popularity"
    RATED = "rated"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which works, in which order. `decade` is its first year (1990). Works for adults only are left out by default."""

    kind: Kind | str | None = None
    genre: str | None = None
    decade: int | None = None
    sort: Sort | str = Sort.POPULARITY
    adult: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """Something one can filter by, and how many works that leaves under the other filters."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Kinds and genres with the most works first, decades (``1990``) with the latest first."""

    kinds: tuple[Facet, ...]
    genres: tuple[Facet, ...]
    decades: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class CardsJSON:
    """``{"items": [short cards], "next": place}`` as bytes, and its ETag."""

    body: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class _Order:
    """A sort key that is never null, as an index has it; `cast` reads it from a place in an address."""

    key: str
    cast: str
    down: bool = True

    @property
    def sql(self) -> str:
        way = "DESC" if self.down else "ASC"
        return f"{self.key} {way}, w.id {way}"

    @property
    def after(self) -> str:
        return f"({self.key}, w.id) {'<' if self.down else '>'} (%(key)s::{self.cast}, %(id)s::bigint)"


_ORDERS: Mapping[Sort, _Order] = {
    Sort.POPULARITY: _Order("w.popularity", "float8"),
    Sort.RATED: _Order("COALESCE(w.score, -1.0)", "float8"),
    Sort.NEWEST: _Order("COALESCE(w.premiere_date, '0001-01-01'::date)", "date"),
    Sort.OLDEST: _Order("COALESCE(w.premiere_date, '9999-12-31'::date)", "date", down=False),
    Sort.TITLE: _Order("w.sort_title", "text", down=False),
    Sort.INCOMPLETE: _Order("w.completeness", "int", down=False),
}


def list_works(which: Filter, page: Page | None = None) -> Slice[CardRow]:
    """Cards of the works that `which` asks for, in one query. Raises `BadCursor` for a place that is none."""
    page = page or Page()
    found = send_one(*listing(which, page))
    return Slice(tuple(CardRow(*row[1:]) for row in found[: page.limit]), _next(found, page))


def _next(found: list[Row], page: Page) -> str:
    """The place after the last row that is shown, where there are more."""
    if len(found) <= page.limit:
        return ""
    key, last, *_ = found[page.limit - 1]
    return place(key.isoformat() if isinstance(key, date) else key, last)


def listing(which: Filter, page: Page, columns: str = "c.payload, c.short, c.etag") -> Statement:
    """The statement of a list; one row more than asked for tells whether there is a next page."""
    order = _ORDERS[Sort(which.sort)]
    conditions, parameters = _conditions(which)
    if page.after:
        key, work_id = keys_of(page.after, count=2)
        if not isinstance(work_id, int) or not isinstance(key, str | int | float) or not _reads(order, key):
            raise BadCursor("This page of the list does not exist. Start again from its beginning.")
        conditions.append(order.after)
        parameters |= {"key": key, "id": work_id}
    sql = (
        f"SELECT {order.key}, w.id, {columns} "  # noqa: S608 - put together from our own texts
        f"FROM catalog_work w JOIN catalog_card c ON c.work_id = w.id "
        f"{_where(conditions)} ORDER BY {order.sql} LIMIT %(limit)s"
    )
    return Statement(sql, parameters | {"limit": page.limit + 1}, binary=True)


def list_cards_json(which: Filter, page: Page | None = None) -> CardsJSON:
    """The same list as short cards in JSON: the stored texts are joined, not parsed."""
    page = page or Page()
    found = send_one(*listing(which, page, "c.short, c.etag"))
    shown, following = found[: page.limit], _next(found, page)
    body = b'{"items":[' + b",".join([row[2] for row in shown]) + b'],"next":' + orjson.dumps(following) + b"}"
    etag = blake2b("".join([following, *[row[3] for row in shown]]).encode(), digest_size=16)
    return CardsJSON(body, etag.hexdigest())


def count(which: Filter) -> int:
    """How many works `which` asks for; `MANY` stands for that many or more."""
    conditions, parameters = _conditions(which)
    sql = f"SELECT count(*) FROM (SELECT FROM catalog_work w {_where(conditions)} LIMIT {MANY}) AS found"  # noqa: S608
    ((found,),) = send_one(sql, parameters)
    return int(found)


def facets(which: Filter | None = None) -> Facets:
    """What one can filter by, each counted under the other filters of `which`. In a large catalogue minutes old."""
    which = which or Filter()
    ((size,),) = send_one("SELECT reltuples FROM pg_class WHERE oid = 'catalog_work'::regclass", {})
    if size < _LARGE:
        return _count_facets(which)
    key = blake2b(repr(replace(which, sort=Sort.POPULARITY)).encode(), digest_size=12).hexdigest()
    found: Facets | None = cache.get(f"catalog.facets.{key}")
    if found is None:
        found = _count_facets(which)
        cache.set(f"catalog.facets.{key}", found, _FACETS_KEPT)
    return found


_FACETS: Mapping[str, tuple[str, str, str]] = {
    # what is counted, from where, in which order
    "kind": ("w.kind", "catalog_work w", "2 DESC, 1"),
    "genre": ("g", "catalog_work w CROSS JOIN LATERAL unnest(w.genres) AS g", "2 DESC, 1"),
    "decade": ("(w.year / 10 * 10)::text", "catalog_work w", "1 DESC"),
}


def _count_facets(which: Filter) -> Facets:
    answers = send(_facet(which, name) for name in _FACETS)
    kinds, genres, decades = (tuple(Facet(value, found) for value, found in rows if value) for rows in answers)
    return Facets(kinds, genres, decades)


def _facet(which: Filter, name: str) -> Statement:
    counted, source, order = _FACETS[name]
    others: dict[str, Any] = {name: None}
    conditions, parameters = _conditions(replace(which, **others))
    sql = f"SELECT {counted}, count(*) FROM {source} {_where(conditions)} GROUP BY 1 ORDER BY {order}"  # noqa: S608
    return Statement(sql, parameters)


def _conditions(which: Filter) -> tuple[list[str], dict[str, Any]]:
    conditions: list[str] = [] if which.adult else ["NOT w.adult"]
    parameters: dict[str, Any] = {}
    if which.kind:
        conditions.append("w.kind = %(kind)s")
        parameters["kind"] = Kind(which.kind).value
    if which.genre:
        conditions.append("w.genres @> ARRAY[%(genre)s]::text[]")
        parameters["genre"] = which.genre
    if which.decade is not None:
        conditions.append("w.year BETWEEN %(decade)s AND %(decade)s + 9")
        parameters["decade"] = which.decade
    return conditions, parameters


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _reads(order: _Order, key: str | float) -> bool:
    """Whether `key` is one of this order's: a place of another order, or of nobody's, is none."""
    if order.cast == "date":
        try:
            return isinstance(key, str) and bool(date.fromisoformat(key))
        except ValueError:
            return False
    return isinstance(key, str) == (order.cast == "text")
