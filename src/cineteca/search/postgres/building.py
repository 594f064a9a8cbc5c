"""A new index beside the one in use, which it then replaces at a stroke.

Tables ``…_next`` are filled without indexes, given those that the tables in use have, and renamed in one transaction.
Whoever asks meanwhile is answered by the old ones. A build that was killed leaves nothing but tables that the next one
drops.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from cineteca.core.errors import CinetecaError
from cineteca.search.domain.documents import Document
from cineteca.search.engine import Progress
from cineteca.search.postgres import counting, writing

TABLES = ("search_document", "search_name", "search_word")
NEXT = "_next"
_LOCK = 0x73656172  # any number that nobody else of this database locks: "sear"
_TRIES = 20
_HELD = """
SELECT EXISTS (
    SELECT FROM pg_locks JOIN pg_database AS d ON d.oid = database
    WHERE locktype = 'advisory' AND objid = %s AND d.datname = current_database()
)
"""


class AlreadyBuilding(CinetecaError):
    """Another process builds an index now."""


def rebuild(documents: Iterable[Document], progress: Progress | None, then: Callable[[], None]) -> int:
    """Make an index of `documents`; `then` happens in the transaction of the exchange. Raises `AlreadyBuilding`."""
    with _alone():
        _make_tables()
        done = _fill(documents, progress)
        for _ in _finish():
            pass
        _exchange(then)
    return done


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise AlreadyBuilding("Another process builds the search index now. Wait for it, or see: cineteca search")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def is_building() -> bool:
    """Whether some process is at it. One that was killed is not."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [_LOCK])
        return bool(cursor.fetchone()[0])


def _make_tables() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE IF EXISTS {table}{NEXT}")
            cursor.execute(f"CREATE TABLE {table}{NEXT} (LIKE {table} INCLUDING DEFAULTS)")


def _fill(documents: Iterable[Document], progress: Progress | None) -> int:
    done, waiting = 0, iter(documents)
    while batch := list(islice(waiting, writing.BATCH)):
        with transaction.atomic():
            done += writing.put(batch, suffix=NEXT)
        if progress:
            progress(len(batch))
    return done


def _finish() -> Iterator[str]:
    """Words, indexes, figures for the planner: yields what was done."""
    with connection.cursor() as cursor:
        with transaction.atomic():
            cursor.execute("SET LOCAL work_mem = '64MB'")
            cursor.execute(writing.WORDS_OF.format(suffix=NEXT, which=""))
        for table in TABLES:
            for name, definition in _indexes(table):
                with transaction.atomic():
                    cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
                    cursor.execute(_renamed(definition, table, name))
                yield name
            # Indexes that answer by themselves do so only for pages that are known to be seen by everybody.
            cursor.execute(f"{'ANALYZE' if connection.in_atomic_block else 'VACUUM (ANALYZE)'} {table}{NEXT}")


def _indexes(table: str) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema()", [table]
        )
        return list(cursor.fetchall())


def _renamed(definition: str, table: str, name: str) -> str:
    """``CREATE INDEX a ON schema.t …`` for the table that is being made."""
    head, rest = definition.split(f".{table} ", 1)
    return f"{head.replace(f'INDEX {name} ', f'INDEX {name}{NEXT} ')}.{table}{NEXT} {rest}"


def _exchange(then: Callable[[], None]) -> None:
    for left in reversed(range(_TRIES)):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                cursor.execute(f"LOCK TABLE {', '.join(TABLES)} IN ACCESS EXCLUSIVE MODE")
                for table in TABLES:
                    _take_place(table)
                counting.count_whole()
                then()
        except OperationalError as error:
            # Somebody reads a long time: whoever came after us waits too, so we step back and try again.
            if not left or not isinstance(error.__cause__, LockNotAvailable):
                raise
        else:
            return


def _take_place(table: str) -> None:
    names = [name for name, _ in _indexes(table)]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {table}")
        cursor.execute(f"ALTER TABLE {table}{NEXT} RENAME TO {table}")
        for name in names:
            cursor.execute(f"ALTER INDEX {name}{NEXT} RENAME TO {name}")
