"""The embedded engine."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection

from cineteca.core.pagination import keys_of, place
from cineteca.search.domain.asked import Asked, understand
from cineteca.search.domain.documents import Document
from cineteca.search.domain.questions import GROUPS, LARGEST_LIMIT, Health, Hit, Query, Ref, Results, Suggestions
from cineteca.search.domain.sample import Sample
from cineteca.search.engine import Progress
from cineteca.search.models.documents import KNOWN_FROM
from cineteca.search.postgres import building, counting, gathering, listing, sampling, showing, suggesting, writing
from cineteca.search.postgres.filtering import Scope, scope_of
from cineteca.search.postgres.numbers import GROUP_NUMBERS, number_of


def _nothing() -> None:
    """What happens together with an exchange of indexes when nobody asked for anything."""


class PostgresEngine:
    """Search in the tables of this room. `then` of a rebuild happens in the transaction of its exchange."""

    def index(self, documents: Iterable[Document]) -> int:
        return writing.replace(documents)

    def delete(self, refs: Iterable[Ref]) -> int:
        return writing.remove(map(number_of, refs))

    def rebuild(
        self, documents: Iterable[Document], progress: Progress | None = None, then: Callable[[], None] = _nothing
    ) -> int:
        return building.rebuild(documents, progress, then)

    def suggest(self, text: str, *, limit: int = 5, language: str = "en") -> Suggestions:  # noqa: ARG002 - names are of all languages
        asked = understand(text)
        if not suggesting.is_enough(asked):
            return Suggestions()
        titles, people, franchises = (suggesting.suggest(asked, GROUP_NUMBERS[group], limit) for group in GROUPS)
        return Suggestions(titles=titles, people=people, franchises=franchises)

    def search(self, query: Query) -> Results:
        asked = understand(query.text)
        scope = scope_of(query, GROUP_NUMBERS[query.group])
        limit = max(1, min(query.limit, LARGEST_LIMIT))
        if asked.empty:
            return _listed(query, scope, "", {}, limit)
        gathered = gathering.gather(asked, scope)
        if query.sort != "relevance" and gathered.ranked:
            match, values = _matching(gathered, scope)
            return _listed(query, scope, match, values, limit, gathered)
        return _answered(query, scope, gathered, limit)

    def health(self) -> Health:
        with connection.cursor() as cursor:
            cursor.execute(_FIGURES)
            documents, size = cursor.fetchone()
        return Health(
            state="building" if building.is_building() else "ready", documents=max(0, int(documents)), bytes=int(size)
        )


_FIGURES = """
SELECT CASE WHEN c.reltuples < 10000 THEN (SELECT count(*) FROM search_document) ELSE c.reltuples END,
    pg_total_relation_size('search_document') + pg_total_relation_size('search_name')
    + pg_total_relation_size('search_word')
FROM pg_class AS c WHERE c.oid = 'search_document'::regclass
"""


def _matching(gathered: gathering.Gathered, scope: Scope, *, counted: bool = False) -> tuple[str, dict[str, Any]]:
    """The condition that holds for all answers: those that the words find, and those that were found otherwise.

    `counted`: where thousands have the words, what counts speaks of those of them that many know.
    """
    found = [one.candidate.id for one in gathered.ranked]
    # Counts of a facet ignore its own condition, under which the answers were looked for.
    if not gathered.query or (gathered.complete and not scope.conditions):
        return "d.id = ANY (%(found)s)", {"found": found}
    values = {"query": gathered.query, "found": found}
    known = f"d.weight >= {KNOWN_FROM[scope.group]} AND " if counted and gathered.often else ""
    return f"({known}d.{gathered.column} @@ %(query)s::tsquery OR d.id = ANY (%(found)s))", values


def _listed(
    query: Query, scope: Scope, match: str, values: dict[str, Any], limit: int,
    gathered: gathering.Gathered | None = None,
) -> Results:  # fmt: skip
    sample = sampling.sample() if not match and scope.group == GROUP_NUMBERS["titles"] else None
    shown, after = listing.page(
        scope, query.sort, match, values, cursor=query.cursor, limit=limit, filters=query.filters,
        along=sampling.is_dense(sample, scope, limit) if sample else None,
    )  # fmt: skip
    hits = tuple(map(showing.plain_hit, shown))
    if sample:
        return _browsed(query, scope, sample, hits, after)
    return _counted(query, scope, match, values, hits, after, gathered)


def _browsed(query: Query, scope: Scope, sample: Sample, hits: tuple[Hit, ...], after: str | None) -> Results:
    found = counting.browsed(sample, scope)
    return Results(
        hits=hits,
        total=max(found.total, len(hits)),
        at_least=found.more,
        facets=counting.shaped(found.facets.items(), query.filters) if query.facets else (),
        next_cursor=after,
    )


def _answered(query: Query, scope: Scope, gathered: gathering.Gathered, limit: int) -> Results:
    ranked = gathered.ranked
    if query.cursor:
        best, number = keys_of(query.cursor, count=2)
        ranked = [one for one in ranked if (-one.rank, one.candidate.id) > (-float(best), int(number))]
    page = ranked[:limit]
    after = place(page[-1].rank, page[-1].candidate.id) if len(ranked) > limit else None
    match, values = _matching(gathered, scope, counted=True)
    return _counted(query, scope, match, values, showing.hits(page), after, gathered)


def _counted(
    query: Query, scope: Scope, match: str, values: dict[str, Any], hits: tuple[Hit, ...], after: str | None,
    gathered: gathering.Gathered | None,
) -> Results:  # fmt: skip
    wants_facets = query.facets and scope.group == GROUP_NUMBERS["titles"]
    counted = counting.counts(scope, match, values) if wants_facets else {}
    total, at_least = _total(scope, match, values, gathered, counted) if hits else (0, False)
    facets = counting.shaped(counted.items(), query.filters)
    return Results(
        hits=hits,
        total=total,
        at_least=at_least,
        facets=facets,
        next_cursor=after,
        meant=gathered.meant if gathered else None,
        corrected=gathered.corrected if gathered else False,
    )


def _total(
    scope: Scope, match: str, values: dict[str, Any], gathered: gathering.Gathered | None, counted: Mapping[str, int]
) -> tuple[int, bool]:
    """How many answers there are. Without facets to count, those at hand are said to be the least there is."""
    if gathered is None:
        return counting.count(scope, match, values)
    if gathered.complete or counting.ALL not in counted:
        return len(gathered.ranked), not gathered.complete
    total, more = counting.total_of(counted)
    return max(total, len(gathered.ranked)), more or gathered.often


def understood(text: str) -> Asked:
    """How a text is understood, for those who look into it."""
    return understand(text)
