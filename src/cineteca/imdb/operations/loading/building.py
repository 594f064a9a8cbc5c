"""What was read made ready: each id once, and tables that were empty built apart, to take their place at once."""

from django.db import IntegrityError, connection, transaction

from cineteca.imdb.operations.loading import staging
from cineteca.imdb.operations.loading.files import Plan
from cineteca.imdb.operations.loading.sources import popularity, title_rows
from cineteca.imdb.operations.loading.statements import run
from cineteca.imdb.operations.loading.tables import SCHEMA, Table


@transaction.atomic
def settle(table: Table) -> int:
    """Keep the first of lines for the same id, and index them by it. Returns how many others were let go."""
    if staging.exists(f"{SCHEMA}.settled_{table.live}") or _is_built(table):
        return 0
    place, key = staging.place(table), ", ".join(table.key)
    index = f"CREATE UNIQUE INDEX settled_{table.live} ON {place} ({key})"
    doubles = 0
    try:
        with transaction.atomic():
            run(index)
    except IntegrityError:
        doubles = run(_DROP_DOUBLES.format(place=place, key=key))
        run(index)
    if not staging.is_built_anew(table):
        run(f"ANALYZE {place}")
    return doubles


@transaction.atomic
def build(table: Table, plan: Plan) -> None:
    """Finish a table in the making, which is settled: all columns, and the indexes of the one whose place it takes."""
    if _is_built(table):
        return
    if table.joined:
        _fill(table, plan)
        run(f"CREATE UNIQUE INDEX built_{table.live} ON {table.coming} ({', '.join(table.key)})")
    for definition in _further_indexes(table):
        run(definition)
    run(f"ANALYZE {table.coming}")
    unique = f"built_{table.live}" if table.joined else f"settled_{table.live}"
    run(f"ALTER TABLE {table.coming} ADD CONSTRAINT {table.live}_pkey PRIMARY KEY USING INDEX {unique}")


def _is_built(table: Table) -> bool:
    return staging.exists(f"{SCHEMA}.{table.live}_pkey")


def _fill(table: Table, plan: Plan) -> None:
    columns = ", ".join(table.columns)
    if table.file == "title.basics":
        run(f"INSERT INTO {table.coming} ({columns}, rating, votes) {title_rows(table.read, plan)}")
        return
    run(f"""
        INSERT INTO {table.coming} ({columns}, popularity)
        SELECT {columns}, coalesce(p.popularity, 0)
        FROM {table.read} r LEFT JOIN ({popularity(plan)}) p ON p.name_id = r.id
    """)  # noqa: S608


def _further_indexes(table: Table) -> list[str]:
    """How the table's indexes but its key are made, as the database tells, on the table in the making."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [table.live])
        return [
            definition.replace(f" ON {schema}.{table.live} ", f" ON {table.coming} ", 1)
            for schema, definition in cursor.fetchall()
        ]


_INDEXES = """
    SELECT n.nspname, pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indrelid = %s::regclass AND NOT i.indisprimary
    ORDER BY i.indexrelid
"""

_DROP_DOUBLES = """
    DELETE FROM {place} WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM (SELECT ctid, row_number() OVER (PARTITION BY {key} ORDER BY ctid) AS n FROM {place}) numbered
        WHERE n > 1
    ))
"""
