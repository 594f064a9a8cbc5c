"""How many works there are, in all and under each choice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from django.core.cache import cache

from cineteca.catalog.models import Work
from cineteca.catalog.queries.filtering import ORDERS, Filter, Sort, conditions, where
from cineteca.core.database.trips import Statement, send, send_one

MANY = 10_000
"""Counting stops here: nobody reads further, and a million rows are not read to say so."""
_LARGE, _FACETS_KEPT = 50_000, 300  # works, seconds


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


def count(which: Filter) -> int:
    """How many works `which` asks for; `MANY` stands for that many or more."""
    wanted, parameters = conditions(which)
    source = ORDERS[Sort(which.sort)].source
    sql = f"SELECT count(*) FROM (SELECT FROM {source} {where(wanted)} LIMIT {MANY}) AS found"  # noqa: S608
    ((found,),) = send_one(sql, parameters)
    return int(found)


def has_trends() -> bool:
    """Whether any work is talked about now, so that there is something to sort by."""
    return Work.objects.filter(heat__gt=0).exists()


def facets(which: Filter | None = None) -> Facets:
    """What one can filter by, each counted under the other filters of `which`. In a large catalogue minutes old."""
    which = which or Filter()
    # What comes first changes no count, but in lists of some works alone.
    which = which if which.sort in {Sort.TRENDING, Sort.RATED} else replace(which, sort=Sort.POPULARITY)
    ((size,),) = send_one("SELECT reltuples FROM pg_class WHERE oid = 'catalog_work'::regclass", {})
    if size < _LARGE:
        return _count_facets(which)
    key = blake2b(repr(which).encode(), digest_size=12).hexdigest()
    found: Facets | None = cache.get(f"catalog.facets.{key}")
    if found is None:
        found = _count_facets(which)
        cache.set(f"catalog.facets.{key}", found, _FACETS_KEPT)
    return found


_FACETS: Mapping[str, tuple[str, str, str]] = {
    # what is counted, what it is taken out of, in which order
    "kind": ("w.kind", "", "2 DESC, 1"),
    "genre": ("g", "CROSS JOIN LATERAL unnest(w.genres) AS g", "2 DESC, 1"),
    "decade": ("(w.year / 10 * 10)::text", "", "1 DESC"),
}


def _count_facets(which: Filter) -> Facets:
    answers = send(_facet(which, name) for name in _FACETS)
    kinds, genres, decades = (tuple(Facet(value, found) for value, found in rows if value) for rows in answers)
    return Facets(kinds, genres, decades)


def _facet(which: Filter, name: str) -> Statement:
    counted, apart, order = _FACETS[name]
    others: dict[str, Any] = {name: None}
    wanted, parameters = conditions(replace(which, **others))
    source = f"{ORDERS[Sort(which.sort)].source} {apart}"
    sql = f"SELECT {counted}, count(*) FROM {source} {where(wanted)} GROUP BY 1 ORDER BY {order}"  # noqa: S608
    return Statement(sql, parameters)
