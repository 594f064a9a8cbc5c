"""How complete the catalogue is, kind by kind, at any size; and every work that lacks something, worst first."""

from dataclasses import dataclass

from django.db import connection

from cineteca.catalog.domain.completeness import EXPECTATIONS
from cineteca.catalog.models import Work
from cineteca.catalog.queries.reports import Coverage, Incomplete, Lacking
from cineteca.core.database.sampling import sample_of
from cineteca.core.pagination import BadCursor, Page, Slice, keys_of, place


@dataclass(frozen=True, slots=True)
class Bands:
    """Works of one kind by how complete they are; `average` in per cent. With `about`, counted from a sample."""

    kind: str
    total: int
    average: float
    complete: int
    partial: int
    minimal: int
    about: bool = False


_BANDS = """
SELECT kind, count(*), avg(completeness)::float8, count(*) FILTER (WHERE completeness = 100),
       count(*) FILTER (WHERE completeness BETWEEN 50 AND 99), count(*) FILTER (WHERE completeness < 50)
FROM catalog_work {sample} GROUP BY kind ORDER BY kind
"""
_MISSING = """
SELECT field, count(*) FROM catalog_work {sample} CROSS JOIN LATERAL unnest(missing) AS field
WHERE %(kind)s = '' OR kind = %(kind)s
GROUP BY field ORDER BY 2 DESC, 1
"""
# By nested walks along the indexes: the planner would read both tables whole for a few thousand works.
_RATED = """
WITH known AS MATERIALIZED (
    SELECT w.id FROM catalog_work AS w {sample},
    LATERAL (SELECT FROM catalog_workid AS i WHERE i.work_id = w.id AND i.source = 'imdb' LIMIT 1) AS named
)
SELECT r.source, count(*), (SELECT count(*) FROM known)
FROM known, LATERAL (SELECT source FROM catalog_rating AS r WHERE r.work_id = known.id OFFSET 0) AS r
GROUP BY r.source ORDER BY 2 DESC, 1
"""


def completeness_by_kind() -> tuple[Bands, ...]:
    """Films and shows by band; a kind without works is left out."""
    sample = sample_of("catalog_work")
    with connection.cursor() as cursor:
        cursor.execute(_BANDS.format(sample=sample.clause))
        rows = cursor.fetchall()
    return tuple(
        Bands(
            kind=kind,
            average=average,
            total=round(total * sample.factor),
            complete=round(complete * sample.factor),
            partial=round(partial * sample.factor),
            minimal=round(minimal * sample.factor),
            about=not sample.whole,
        )
        for kind, total, average, complete, partial, minimal in rows
    )


def missing_fields(*, kind: str = "") -> tuple[Lacking, ...]:
    """How many works (of `kind`) lack each field, most first; in a large catalogue about so many."""
    sample = sample_of("catalog_work")
    with connection.cursor() as cursor:
        cursor.execute(_MISSING.format(sample=sample.clause), {"kind": kind})
        rows = cursor.fetchall()
    return tuple(Lacking(name, _label(name), round(works * sample.factor)) for name, works in rows)


def rating_shares() -> tuple[Coverage, ...]:
    """Which share of the works with an IMDb id each source rates; `works` in a large catalogue about."""
    sample = sample_of("catalog_work", rows=5_000, large=10_000)
    with connection.cursor() as cursor:
        cursor.execute(_RATED.format(sample=sample.clause))
        rows = cursor.fetchall()
    return tuple(Coverage(source, round(rated * sample.factor), rated / known) for source, rated, known in rows)


def list_incomplete(page: Page, *, kind: str = "", missing: str = "") -> Slice[Incomplete]:
    """Works that lack something (the field `missing`, where named), the least complete first. Raises `BadCursor`."""
    works = Work.objects.filter(completeness__lt=100)
    if kind:
        works = works.filter(kind=kind)
    if missing:
        works = works.filter(missing__contains=[missing])
    if page.after:
        percent, last = keys_of(page.after, count=2)
        if not isinstance(percent, int) or not isinstance(last, int):
            raise BadCursor("This page of the list does not exist. Start again from its beginning.")
        works = works.extra(where=["(completeness, catalog_work.id) > (%s, %s)"], params=[percent, last])
    columns = ("id", "kind", "slug", "title", "year", "completeness", "missing")
    rows = list(works.order_by("completeness", "id").values_list(*columns)[: page.limit + 1])
    shown = tuple(
        Incomplete(work, kind, slug, title, year, percent, tuple(lacking))
        for work, kind, slug, title, year, percent, lacking in rows[: page.limit]
    )
    return Slice(shown, place(shown[-1].completeness, shown[-1].id) if len(rows) > page.limit else "")


def _label(name: str) -> str:
    return EXPECTATIONS[name].label if name in EXPECTATIONS else name
