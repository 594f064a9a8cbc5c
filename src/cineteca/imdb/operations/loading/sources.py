"""Rows as they will be, put together from what is on its way and what is there."""

from cineteca.imdb.operations.loading import staging
from cineteca.imdb.operations.loading.files import Plan
from cineteca.imdb.operations.loading.tables import TABLES
from cineteca.imdb.sql import statement


def title_rows(titles: str, plan: Plan) -> str:
    """SELECT of the rows of `titles` with rating and votes."""
    columns = ", ".join(f"s.{column}" for column in TABLES["title.basics"].columns)
    return f"""
        SELECT {columns}, r.rating, coalesce(r.votes, 0) AS votes
        FROM {titles} s LEFT JOIN {_ratings(plan)} r USING (id)
    """  # noqa: S608


def popularity(plan: Plan) -> str:
    """SELECT of names and their popularity, by tables that are built anew where there are such."""
    return statement("popularity").format(
        principals=_built_or_live("title.principals", plan), titles=_built_or_live("title.basics", plan)
    )


def _built_or_live(name: str, plan: Plan) -> str:
    table = TABLES[name]
    anew = plan.has(name) and staging.is_built_anew(table)
    return table.coming if anew else table.live


def _ratings(plan: Plan) -> str:
    table = TABLES["title.ratings"]
    if not plan.has(table.file):
        return table.live
    read = staging.place(table)
    if not staging.is_torn(table.file):
        return read
    # What a torn file does not tell stays as it was.
    return f"""(
        SELECT id, rating, votes FROM {read}
        UNION ALL SELECT id, rating, votes FROM {table.live} l WHERE NOT EXISTS (SELECT FROM {read} r WHERE r.id = l.id)
    )"""  # noqa: S608
