"""Where a large index is browsed: about how many titles there are, from a part of them that is kept in memory."""

from collections.abc import Sequence

from cineteca.core.kept import Kept
from cineteca.search.domain.sample import Row, Sample
from cineteca.search.postgres.asking import ask
from cineteca.search.postgres.filtering import Condition, Scope

ONE_IN = 100
LEAST = 500
"""A sample of fewer tells nothing: everything is counted as it is."""
_MINUTES = 10
_READ = """
SELECT d.year, d.score, d.runtime, array_to_string(d.facets, E'\\x1f'), d.id & 1 = 0
FROM search_document AS d WHERE d.grp = 0 AND d.dice = 0
"""

_samples: Kept[Sample] = Kept("search-sample", size=1, ttl=60 * _MINUTES)


def sample() -> Sample | None:
    """The sample that this process keeps; None where the index is small enough to be counted as it is."""
    found = _samples.get_or_make("", lambda: Sample(_rows()))
    return found if found.size >= LEAST else None


def _rows() -> list[Row]:
    rows = ask(_READ, {}, within_ms=2_000) or []
    return [(year, score, runtime, facets.split("\x1f"), inside) for year, score, runtime, facets, inside in rows]


def is_dense(of: Sample, scope: Scope, limit: int) -> bool:
    """Whether `limit` titles of `scope` come sooner along an index of all than by reading all titles of `scope`."""
    found, _ = views(of, scope)
    matching = found.bit_count() * ONE_IN
    return matching * matching >= limit * of.size * ONE_IN


def views(of: Sample, scope: Scope) -> tuple[int, dict[str, int]]:
    """Bits of those that are in `scope`, and of each facet's those that the other facets let through."""
    everybody = of.catalogued if scope.inside_only else of.everybody
    apart = {one.facet: of.having(one.texts, one.between) for one in scope.conditions}
    others = {facet: _all(everybody, [bits for name, bits in apart.items() if name != facet]) for facet in apart}
    return _all(everybody, list(apart.values())), others


def _all(everybody: int, bits: Sequence[int]) -> int:
    for one in bits:
        everybody &= one
    return everybody


def without(scope: Scope, condition: Condition) -> Scope:
    """The scope as the counts of one facet see it."""
    return Scope(scope.group, scope.inside_only, tuple(one for one in scope.conditions if one != condition))
