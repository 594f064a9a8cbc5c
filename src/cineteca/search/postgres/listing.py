"""Lists in an order that an index has: browsing, and answers sorted by something else than how they fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cineteca.core.pagination import keys_of, place
from cineteca.search.domain.questions import Filters, Sort
from cineteca.search.postgres import candidates
from cineteca.search.postgres.asking import PATIENCE_MS, Row, ask
from cineteca.search.postgres.candidates import Candidate
from cineteca.search.postgres.filtering import Scope, years_of


@dataclass(frozen=True, slots=True)
class Order:
    key: str
    cast: str
    down: bool = True


_WEIGHT = Order("d.weight", "float8")
ORDERS: Mapping[Sort, Order] = {
    "relevance": _WEIGHT,
    "popularity": _WEIGHT,
    "score": Order("COALESCE(d.score, -1.0::double precision)", "float8"),
    "newest": Order("d.released", "int"),
    "oldest": Order("CASE WHEN d.released = 0 THEN 99999999 ELSE d.released END", "int", down=False),
    "title": Order("d.sort_key", "text", down=False),
    "trending": Order("d.heat", "float8"),
}


_ALONG_MS = 200
"""For going along an index. What was sought may all stand at its other end: then it is sorted."""


def page(
    scope: Scope, sort: Sort, match: str, values: Mapping[str, Any], *, cursor: str | None, limit: int,
    filters: Filters, along: bool | None = None,
) -> tuple[list[Candidate], str | None]:  # fmt: skip
    """Documents in the order of `sort`, and the place after them. Raises `BadCursor`.

    `along`: so many match that the first ones come soon along an index (of those that have several facets PostgreSQL
    expects far too few); not: so few that they are better sorted; None: it decides.
    """
    order = ORDERS[sort]
    sign = "<" if order.down else ">"
    wanted = [*([match] if match else []), *_years(order, sort, filters)]
    asked = scope.values | dict(values)
    if cursor:
        key, number = keys_of(cursor, count=2)
        wanted.append(f"({order.key}, d.id) {sign} (%(key)s::{order.cast}, %(number)s::bigint)")
        asked |= {"key": key, "number": number}
    rows = _rows(order, scope.where(*wanted), asked, limit + 1, along=along)
    shown = rows[:limit]
    found = {one.id: one for one in candidates.read((number for _, number in shown), named=False)}
    after = place(*shown[-1]) if len(rows) > limit else None
    return [found[number] for _, number in shown if number in found], after


def _rows(order: Order, wanted: str, values: Mapping[str, Any], limit: int, *, along: bool | None) -> list[Row]:
    way = "DESC" if order.down else "ASC"
    matching = f"SELECT {order.key} AS key, d.id FROM search_document AS d WHERE {wanted}"
    rows: list[Row] | None = None
    if along is not False:
        sql = f"{matching} ORDER BY {order.key} {way}, d.id {way} LIMIT {limit}"
        rows = ask(sql, values, within_ms=_ALONG_MS if along else PATIENCE_MS, in_order=bool(along))
    if rows is None and along is not None:
        sql = f"WITH found AS MATERIALIZED ({matching}) SELECT key, id FROM found ORDER BY key {way}, id {way}"
        rows = ask(f"{sql} LIMIT {limit}", values)
    return rows or []


def _years(order: Order, sort: Sort, filters: Filters) -> Iterator[str]:
    """Where years are chosen, an index by day need be read from there to there only. See `released_of`."""
    if sort not in {"newest", "oldest"}:
        return
    first, last = years_of(filters)
    if first is not None:
        yield f"{order.key} >= {int(first) * 10_000}"
    if last is not None:
        yield f"{order.key} < {(int(last) + 1) * 10_000}"
