"""Lists in an order that an index has: browsing, and answers sorted by something else than how they fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cineteca.core.pagination import keys_of, place
from cineteca.search.domain.questions import Sort
from cineteca.search.postgres import candidates
from cineteca.search.postgres.asking import ask
from cineteca.search.postgres.candidates import Candidate
from cineteca.search.postgres.filtering import Scope


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


def page(
    scope: Scope, sort: Sort, match: str, values: Mapping[str, Any], *, cursor: str | None, limit: int
) -> tuple[list[Candidate], str | None]:
    """Documents in the order of `sort`, and the place after them. Raises `BadCursor`."""
    order = ORDERS[sort]
    way, sign = ("DESC", "<") if order.down else ("ASC", ">")
    wanted = [match] if match else []
    asked = scope.values | dict(values)
    if cursor:
        key, number = keys_of(cursor, count=2)
        wanted.append(f"({order.key}, d.id) {sign} (%(key)s::{order.cast}, %(number)s::bigint)")
        asked |= {"key": key, "number": number}
    sql = (
        f"SELECT {order.key}, d.id FROM search_document AS d WHERE {scope.where(*wanted)} "
        f"ORDER BY {order.key} {way}, d.id {way} LIMIT {limit + 1}"
    )
    rows = ask(sql, asked) or []
    shown = rows[:limit]
    found = {one.id: one for one in candidates.read(number for _, number in shown)}
    after = place(*shown[-1]) if len(rows) > limit else None
    return [found[number] for _, number in shown if number in found], after
