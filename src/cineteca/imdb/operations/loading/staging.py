"""The rows of the files on their way: copied into tables that nobody reads, block by block, resumable.

How far a file is read is written with its rows, in one transaction, into a table that is as unlogged as those of the
rows: what a crash of the server takes, it takes of both.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby

import orjson
from django.db import connection, transaction

from cineteca.imdb.dataset.copying import Wanted
from cineteca.imdb.dataset.lines import Faults
from cineteca.imdb.operations.loading.files import File, Plan
from cineteca.imdb.operations.loading.reading import Ahead, Bundle, bundles
from cineteca.imdb.operations.loading.tables import SCHEMA, TABLES, Table

TOGETHER = 8 << 20
"""Unpacked bytes whose rows are written in one transaction."""


@dataclass(slots=True)
class Read:
    """How far a file is read: the place of the next block, lines so far, rows kept of them, what was wrong."""

    end: int
    lines: int
    kept: int = 0
    torn: str = ""
    done: bool = False
    packed: int = 0


def begin(plan: Plan) -> bool:
    """Make ready for `plan`. Returns whether it goes on with what an earlier load of the same plan has read."""
    with transaction.atomic(), connection.cursor() as cursor:
        if exists(f"{SCHEMA}.plan"):
            cursor.execute(f"SELECT digest FROM {SCHEMA}.plan")  # noqa: S608
            if cursor.fetchall() == [(plan.digest,)]:
                return True
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        cursor.execute(_PREPARE)
        cursor.execute(f"INSERT INTO {SCHEMA}.plan VALUES (%s)", [plan.digest])  # noqa: S608
        for file in plan.files:
            _make_place(TABLES[file.name])
    return False


def clear() -> None:
    """Let go of everything that is on its way."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def exists(relation: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [relation])
        return bool(cursor.fetchone()[0])


def is_built_anew(table: Table) -> bool:
    """Whether the file's rows stand in a table that takes the place of the empty one."""
    return exists(table.coming)


def is_torn(name: str) -> bool:
    """Whether the file ended before its time."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT torn <> '' FROM {SCHEMA}.progress WHERE name = %s", [name])  # noqa: S608
        row = cursor.fetchone()
        return bool(row and row[0])


def copy_numbers(relation: str, numbers: Iterable[int]) -> None:
    """Add `numbers` to a table of one column."""
    numbers = list(numbers)  # whoever tells them may ask this connection, which is deaf while it copies
    with connection.cursor() as cursor, cursor.copy(f"COPY {relation} FROM STDIN") as copy:
        for number in numbers:
            copy.write_row((number,))


def place(table: Table) -> str:
    """The table that the file's rows are copied to."""
    return table.coming if not table.joined and is_built_anew(table) else table.read


def _make_place(table: Table) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT NOT EXISTS (SELECT FROM {table.live})")  # noqa: S608
        empty = cursor.fetchone()[0]
        if empty:
            cursor.execute(f"CREATE TABLE {table.coming} (LIKE {table.live} INCLUDING ALL EXCLUDING INDEXES)")
        if not empty or table.joined:
            columns = ", ".join(table.columns)
            cursor.execute(f"CREATE UNLOGGED TABLE {table.read} AS SELECT {columns} FROM {table.live} WITH NO DATA")  # noqa: S608
        # Nobody reads these tables but we, who know when they are full.
        cursor.execute(f"ALTER TABLE {table.coming if empty else table.read} SET (autovacuum_enabled = off)")


@dataclass(slots=True)
class Opened:
    """A file that is being read ahead of the database. Close it, or copy it."""

    file: File
    read: Read
    faults: Faults
    source: Ahead | None

    def close(self) -> None:
        if self.source:
            self.source.close()


def open_file(file: File, wanted: Callable[[], Wanted]) -> Opened:
    """Begin to read what is left of `file`."""
    read, faults = _so_far(file)
    source = None if read.done else Ahead(bundles(file, wanted(), start=read.end, lines=read.lines))
    return Opened(file, read, faults, source)


def copy(opened: Opened, *, told: Callable[[Read], None]) -> None:
    """Copy what is left of the file. `told` hears how far it is after each transaction."""
    file, read, faults = opened.file, opened.read, opened.faults
    with closing(opened):
        for together in _grouped(iter(opened.source or ())):
            with transaction.atomic():
                _copy(file, together, read, faults)
                _note(file, read, faults)
            told(read)
    if not read.done:
        read.done = True
        _note(file, read, faults)
    read.packed = file.size
    told(read)


def _grouped(source: Iterator[Bundle]) -> Iterator[Iterator[Bundle]]:
    return (bundles for _, bundles in groupby(source, key=lambda bundle: bundle.end // TOGETHER))


def _copy(file: File, together: Iterator[Bundle], read: Read, faults: Faults) -> None:
    table = TABLES[file.name]
    sql = f"COPY {place(table)} ({', '.join(table.columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        for bundle in together:
            copy.write(bundle.data)
            read.end, read.lines, read.torn = bundle.end, bundle.lines, bundle.torn
            read.kept, read.packed = read.kept + bundle.kept, bundle.packed
            faults.add(bundle.faults)


def _so_far(file: File) -> tuple[Read, Faults]:
    with connection.cursor() as cursor:
        cursor.execute(_SO_FAR, [file.name])
        row = cursor.fetchone()
    if row is None:
        return Read(end=file.header.length, lines=1), Faults()
    *numbers, counts, samples = row
    faults = Faults()
    faults.counts.update(orjson.loads(counts))
    faults.samples.update(orjson.loads(samples))
    return Read(*numbers), faults


def _note(file: File, read: Read, faults: Faults) -> None:
    counts, samples = orjson.dumps(faults.counts).decode(), orjson.dumps(faults.samples).decode()
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, [file.name, read.end, read.lines, read.kept, read.torn, read.done, counts, samples])


_PREPARE = f"""
    CREATE SCHEMA {SCHEMA};
    CREATE UNLOGGED TABLE {SCHEMA}.plan (digest text);
    CREATE UNLOGGED TABLE {SCHEMA}.progress (
        name text PRIMARY KEY, place bigint, lines bigint, kept bigint, torn text, done boolean,
        counts text, samples text
    );
"""
_SO_FAR = f"SELECT place, lines, kept, torn, done, counts, samples FROM {SCHEMA}.progress WHERE name = %s"  # noqa: S608
_NOTE = f"""
    INSERT INTO {SCHEMA}.progress VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (name) DO UPDATE
    SET (place, lines, kept, torn, done, counts, samples) =
        (excluded.place, excluded.lines, excluded.kept, excluded.torn, excluded.done, excluded.counts, excluded.samples)
"""  # noqa: S608
