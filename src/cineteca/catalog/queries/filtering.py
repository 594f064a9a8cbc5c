"""Which works, in which order: what a list is asked for, and how that is said to the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from cineteca.core.pagination import BadCursor, Page, keys_of
from cineteca.providers.records import Kind


class Sort(StrEnum):
    """What comes first. RATED lists rated works alone, and TRENDING those that are talked about now."""

    POPULARITY = "popularity"
    TRENDING = "trending"
    RATED = "rated"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which works, in which order. `decade` is its first year (1990). Works for adults only are left out by default.

    `since` and `until` are the first and last day of their premiere; works without one are left out then.
    """

    kind: Kind | str | None = None
    genre: str | None = None
    decade: int | None = None
    since: date | None = None
    until: date | None = None
    sort: Sort | str = Sort.POPULARITY
    adult: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A sort key that is never null, as an index has it; `cast` reads it from a place in an address.

    `source` is where works with it are read from, and `number` the id as the same index has it.
    """

    key: str
    cast: str
    down: bool = True
    source: str = "catalog_work w"
    number: str = "w.id"

    @property
    def way(self) -> str:
        return "DESC" if self.down else "ASC"

    @property
    def sql(self) -> str:
        return f"{self.key} {self.way}, {self.number} {self.way}"

    @property
    def after(self) -> str:
        return f"({self.key}, {self.number}) {'<' if self.down else '>'} (%(key)s::{self.cast}, %(id)s::bigint)"


_RATED = "catalog_workscore s JOIN catalog_work w ON w.id = s.work_id"
ORDERS: Mapping[Sort, Order] = {
    Sort.POPULARITY: Order("w.popularity", "float8"),
    Sort.TRENDING: Order("w.heat", "float8"),
    Sort.RATED: Order("s.value", "float8", source=_RATED, number="s.work_id"),
    Sort.NEWEST: Order("COALESCE(w.premiere_date, '0001-01-01'::date)", "date"),
    Sort.OLDEST: Order("COALESCE(w.premiere_date, '9999-12-31'::date)", "date", down=False),
    Sort.TITLE: Order("w.sort_title", "text", down=False),
    Sort.INCOMPLETE: Order("w.completeness", "int", down=False),
}
# As the index `work_facets_gin` has it: whatever can be chosen together is looked up together.
_FACETS = "(w.genres || ARRAY['kind:' || w.kind::text, 'decade:' || (w.year / 10 * 10)::text])"


def narrowing(which: Filter) -> tuple[list[str], dict[str, Any]]:
    """The conditions that leave out most works, and their parameters."""
    wanted = [
        *([which.genre] if which.genre else []),
        *([f"kind:{Kind(which.kind).value}"] if which.kind else []),
        *([f"decade:{which.decade // 10 * 10}"] if which.decade is not None else []),
    ]
    return ([f"{_FACETS} @> %(facets)s::text[]"], {"facets": wanted}) if wanted else ([], {})


def conditions(which: Filter) -> tuple[list[str], dict[str, Any]]:
    """All conditions of `which`, and their parameters."""
    narrow, parameters = narrowing(which)
    shown = [] if which.adult else ["NOT w.adult"]
    talked_about = ["w.heat > 0"] if which.sort == Sort.TRENDING else []
    timely, days = _timely(which)
    return [*shown, *talked_about, *timely, *narrow], parameters | days


def _timely(which: Filter) -> tuple[list[str], dict[str, Any]]:
    """The conditions of days, said by the sort key where it is one: then its index serves them."""
    if which.since is None and which.until is None:
        return [], {}
    order = ORDERS[Sort(which.sort)]
    key = order.key if order.cast == "date" else "w.premiere_date"
    days = {"since": which.since or date.min, "until": which.until or date.max}
    return [f"{key} BETWEEN %(since)s::date AND %(until)s::date", "w.premiere_date IS NOT NULL"], days


def after(which: Filter, page: Page) -> tuple[list[str], dict[str, Any]]:
    """The condition of the place where `page` begins, and its parameters. Raises `BadCursor`."""
    if not page.after:
        return [], {}
    order = ORDERS[Sort(which.sort)]
    key, work_id = keys_of(page.after, count=2)
    if not isinstance(work_id, int) or not isinstance(key, str | int | float) or not _reads(order, key):
        raise BadCursor("This page of the list does not exist. Start again from its beginning.")
    return [order.after], {"key": key, "id": work_id}


def where(conditions: list[str]) -> str:
    """The clause of these conditions."""
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _reads(order: Order, key: str | float) -> bool:
    """Whether `key` is one of this order's: a place of another order, or of nobody's, is none."""
    if order.cast == "date":
        try:
            return isinstance(key, str) and bool(date.fromisoformat(key))
        except ValueError:
            return False
    return isinstance(key, str) == (order.cast == "text")
