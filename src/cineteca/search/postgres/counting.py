"""How many answers there are, in all and under each way to narrow them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from cineteca.core.kept import Kept
from cineteca.search.domain.questions import FACETS, Facet, FacetValue, Filters
from cineteca.search.domain.sample import Sample, at_least
from cineteca.search.postgres import sampling
from cineteca.search.postgres.asking import ask
from cineteca.search.postgres.filtering import Scope

MANY, MANY_MATCHES = 10_000, 500
"""Counting stops here when browsing, and among answers to words: nobody reads further."""
FEW_SAMPLED = 20
"""So few of a sample say too little: their like are counted one by one."""
_WITHIN_MS = 150

_WHOLE = """
INSERT INTO search_facetcount (facet, titles)
SELECT facet, count(*) FROM search_document AS d CROSS JOIN LATERAL unnest(d.facets) AS facet
WHERE d.grp = 0 GROUP BY facet
"""
_LARGE = 50_000
_COUNTED = """
SELECT facet, titles FROM search_facetcount
WHERE (SELECT reltuples FROM pg_class WHERE oid = 'search_document'::regclass) > %(large)s
"""


def count_whole() -> None:
    """Count every facet of the whole index, for those who browse without any filter."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_facetcount")
        cursor.execute(_WHOLE)


def count(scope: Scope, match: str, values: dict[str, Any]) -> tuple[int, bool]:
    """How many documents match, and whether there are more."""
    wanted = scope.where(*([match] if match else []))
    most = MANY_MATCHES if match else MANY
    sql = f"SELECT count(*) FROM (SELECT FROM search_document AS d WHERE {wanted} LIMIT {most + 1}) AS found"
    rows = ask(sql, scope.values | values, within_ms=_WITHIN_MS)
    found = rows[0][0] if rows else 0
    return min(found, most), found > most or rows is None


@dataclass(frozen=True, slots=True)
class Browsed:
    """What browsing a large index leaves: how many titles, whether there are more, and each way to narrow them."""

    total: int
    more: bool
    facets: Mapping[str, int]


_browsed: Kept[Browsed] = Kept("search-counts", size=1_000, ttl=60)


def browsed(sample: Sample, scope: Scope) -> Browsed:
    """Counts without words, where one title in `sampling.ONE_IN` speaks for the others; kept for a minute."""
    return _browsed.get_or_make(f"{id(sample)} {scope}", lambda: _browse(sample, scope))


def _browse(sample: Sample, scope: Scope) -> Browsed:
    everybody, others = sampling.views(sample, scope)
    counts = _seen(sample, scope, everybody)
    for condition in scope.conditions:
        apart = _seen(sample, sampling.without(scope, condition), others[condition.facet])
        counts = {text: found for text, found in counts.items() if not _is_of(text, condition.facet)}
        counts |= {text: found for text, found in apart.items() if _is_of(text, condition.facet)}
    found = everybody.bit_count()
    if found < FEW_SAMPLED:
        return Browsed(counts.pop("", 0), more=False, facets=counts)
    return Browsed(min(at_least(found, sampling.ONE_IN), MANY), more=True, facets=counts)


def _is_of(text: str, facet: str) -> bool:
    return text.startswith(f"{facet}:")


def _seen(sample: Sample, scope: Scope, bits: int) -> dict[str, int]:
    """How many have each facet: of the sample, or of the index itself where these are few; all of them under “”."""
    if bits.bit_count() < FEW_SAMPLED:
        return _each(scope)
    counted = ((text, (having & bits).bit_count()) for text, having in sample.facets.items())
    return {text: found * sampling.ONE_IN for text, found in counted if found}


def _each(scope: Scope) -> dict[str, int]:
    sql = (
        "WITH found AS MATERIALIZED (SELECT array_append(d.facets, '') AS facets FROM search_document AS d "
        f"WHERE {scope.where()} LIMIT {MANY}) "
        "SELECT f, count(*) FROM found CROSS JOIN LATERAL unnest(facets) AS f GROUP BY f"
    )
    return dict(ask(sql, scope.values, within_ms=_WITHIN_MS) or [])


ALL, LOOKED_AT = "", "*"
"""Among the counts of facets: how many answers there are, and at how many documents was looked."""


def counts(scope: Scope, match: str, values: dict[str, Any]) -> dict[str, int]:
    """How many have each facet, each under the conditions of the other facets; with `ALL` and `LOOKED_AT`.

    Of many answers to words the first ones are counted. Nothing, where that took too long.
    """
    if not match and not scope.narrow:
        # A small index is counted as it is now; of a large one the last rebuild's counts are near enough.
        rows = ask(_COUNTED, {"large": _LARGE}, within_ms=_WITHIN_MS)
        if rows:
            return dict(rows)
    return _count(scope, match, values)


def total_of(counted: Mapping[str, int]) -> tuple[int, bool]:
    """How many answers to words there are, and whether there are more."""
    total = counted.get(ALL, 0)
    return min(total, MANY_MATCHES), total > MANY_MATCHES or counted.get(LOOKED_AT, 0) >= MANY_MATCHES * 2


def _count(scope: Scope, match: str, values: dict[str, Any]) -> dict[str, int]:
    place = {condition.facet: bit for bit, condition in enumerate(scope.conditions)}
    failing = " + ".join(
        f"((({condition.sql}) IS NOT TRUE)::int << {place[condition.facet]})" for condition in scope.conditions
    )
    own = " ".join(f"WHEN '{facet}' THEN {1 << bit}" for facet, bit in place.items())
    ignored = f"CASE split_part(f, ':', 1) {own} ELSE 0 END" if own else "0"
    near = f"{' + '.join(f'(({one.sql}) IS NOT TRUE)::int' for one in scope.conditions)} <= 1"
    wanted = scope.everything().where(*([match] if match else []), *([near] if scope.conditions else []))
    sql = (
        f"WITH found AS MATERIALIZED (SELECT array_append(d.facets, '{ALL}') AS facets, {failing or '0'} AS failing "
        f"FROM search_document AS d WHERE {wanted} LIMIT {MANY_MATCHES * 2 if match else MANY * 5}) "
        "SELECT f, count(*) FROM found CROSS JOIN LATERAL unnest(facets) AS f "
        f"WHERE failing & ~({ignored}) = 0 GROUP BY f "
        f"UNION ALL SELECT '{LOOKED_AT}', count(*) FROM found"
    )
    return dict(ask(sql, scope.values | values, within_ms=_WITHIN_MS) or [])


def shaped(rows: Iterable[tuple[str, int]], filters: Filters) -> tuple[Facet, ...]:
    """Counted texts as facets. Services and certifications are those of the region, if one was asked for."""
    by_name: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for text, found in rows:
        name, _, value = text.partition(":")
        if name in by_name and (kept := _within(name, value, filters)):
            by_name[name][kept] = by_name[name].get(kept, 0) + found
    chosen = _chosen(filters)
    for name, value in chosen:
        by_name[name].setdefault(value, 0)
    return tuple(
        Facet(name=name, values=tuple(_values(name, counts, chosen))) for name, counts in by_name.items() if counts
    )


def _within(name: str, value: str, filters: Filters) -> str:
    if name == "certification":
        place, _, _ = value.partition(":")
        return value if not filters.region or place == filters.region else ""
    if name == "service":
        place, local, slug = value.partition(":")
        return (slug if local and place == filters.region else "") if filters.region else ("" if local else value)
    return value


def _chosen(filters: Filters) -> set[tuple[str, str]]:
    place = filters.region or "US"
    told = {
        "kind": filters.kinds, "genre": filters.genres, "decade": filters.decades, "language": filters.languages,
        "country": filters.countries, "service": filters.services,
        "certification": [sign if ":" in sign else f"{place}:{sign}" for sign in filters.certifications],
    }  # fmt: skip
    return {(name, str(value)) for name, values in told.items() for value in values}


def _values(name: str, counts: dict[str, int], chosen: set[tuple[str, str]]) -> Iterator[FacetValue]:
    """The most frequent first, but steps of a scale in its order, the latest and best first."""
    scale = name in {"decade", "rating", "runtime"}
    for value, found in sorted(counts.items(), key=lambda one: (-int(one[0]) if scale else -one[1], one[0])):
        yield FacetValue(value=value, count=found, chosen=(name, value) in chosen)
