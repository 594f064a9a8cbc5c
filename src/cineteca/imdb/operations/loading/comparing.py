"""What differs between the rows that were read and those that readers see, gathered apart."""

from django.db import transaction

from cineteca.imdb.operations import in_use
from cineteca.imdb.operations.loading import staging
from cineteca.imdb.operations.loading.files import Plan
from cineteca.imdb.operations.loading.sources import title_rows
from cineteca.imdb.operations.loading.statements import run
from cineteca.imdb.operations.loading.tables import SCHEMA, TABLES, Table


@transaction.atomic
def compare(table: Table, plan: Plan) -> None:
    """Gather rows of `table` that are new or other than before, and keys of rows that are no more."""
    if staging.exists(table.gone):
        return
    if table.file == "title.basics":
        columns, source = (*table.columns, "rating", "votes"), f"({title_rows(table.read, plan)})"
    else:
        columns, source = table.columns, table.read
    _gather_differing(table, columns, source)
    _gather_gone(table)


@transaction.atomic
def compare_ratings(plan: Plan) -> None:
    """Gather titles whose numbers are others, when ratings were read and titles were not."""
    table = TABLES["title.basics"]
    if staging.exists(table.gone):
        return
    columns = (*table.columns, "rating", "votes")
    _gather_differing(table, columns, f"({title_rows(table.live, plan)})", returned=False)
    run(f"CREATE UNLOGGED TABLE {table.gone} (id integer, used boolean)")


def _gather_differing(table: Table, columns: tuple[str, ...], source: str, *, returned: bool = True) -> None:
    here, there = (", ".join(f"{side}.{column}" for column in columns) for side in ("s", "l"))
    back = "OR l.gone_at IS NOT NULL" if table.marked and returned else ""
    run(f"""
        CREATE UNLOGGED TABLE {table.differing} AS
        SELECT {here}, l.{table.key[0]} IS NULL AS new
        FROM {source} s LEFT JOIN {table.live} l ON {_same(table)}
        WHERE l.{table.key[0]} IS NULL OR ({here}) IS DISTINCT FROM ({there}) {back}
    """)  # noqa: S608


def _gather_gone(table: Table) -> None:
    keys = ", ".join(f"l.{column}" for column in table.key)
    used = f"EXISTS (SELECT FROM {_place_of_used(table)} u WHERE u.id = l.id)" if table.marked else "false"
    # A torn file cannot tell what is no more.
    nothing = "AND false" if staging.is_torn(table.file) else ""
    run(f"""
        CREATE UNLOGGED TABLE {table.gone} AS
        SELECT {keys}, {used} AS used
        FROM {table.live} l
        WHERE NOT EXISTS (SELECT FROM {table.read} s WHERE {_same(table)}) {nothing} {_not_kept(table, used)}
    """)  # noqa: S608


def _same(table: Table) -> str:
    return " AND ".join(f"s.{column} = l.{column}" for column in table.key)


def _not_kept(table: Table, used: str) -> str:
    """What is marked already stays, and what belongs to a title that is kept though gone is kept with it."""
    if table.marked:
        return f"AND NOT (l.gone_at IS NOT NULL AND {used})"
    titles, number = TABLES["title.basics"], table.key[0]
    kept = f"AND NOT EXISTS (SELECT FROM {titles.live} t WHERE t.id = l.{number} AND t.gone_at IS NOT NULL)"
    if staging.exists(titles.gone):
        kept += f" AND NOT EXISTS (SELECT FROM {titles.gone} g WHERE g.id = l.{number} AND g.used)"
    return kept


def _place_of_used(table: Table) -> str:
    """A table of what the catalogue uses, made here."""
    place = f"{SCHEMA}.used_{table.live}"
    run(f"CREATE UNLOGGED TABLE {place} (id bigint)")
    subject: in_use.Subject = "title" if table.file == "title.basics" else "name"
    staging.copy_numbers(place, in_use.numbers_of(subject))
    run(f"ANALYZE {place}")
    return place
