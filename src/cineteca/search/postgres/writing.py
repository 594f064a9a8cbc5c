"""Documents into tables: those in use, or those that are being made."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from django.db import DatabaseError, connection, transaction

from cineteca.search.domain.documents import Document
from cineteca.search.postgres.numbers import number_of
from cineteca.search.postgres.rows import DOCUMENT_COLUMNS, NAME_COLUMNS, document_row, name_rows

BATCH = 2_000
_LOCK = 0x77726974  # any number that nobody else of this database locks: "writ"

_DELETE_NAMES = "DELETE FROM search_name WHERE doc = ANY (%s)"
_DELETE = "DELETE FROM search_document WHERE id = ANY (%s)"

# The C of neighbours and the D of initials are no words that somebody may have meant to type.
WORDS_OF = """
INSERT INTO search_word{suffix} (grp, word, documents, weight, sound)
SELECT d.grp, w.lexeme, count(*), max(d.weight),
    CASE WHEN w.lexeme ~ '^[a-z]{{4,}}$' THEN dmetaphone(w.lexeme) ELSE '' END
FROM search_document{suffix} AS d CROSS JOIN LATERAL unnest(d.names) AS w
WHERE w.weights[1] IN ('A', 'B') {which}
GROUP BY d.grp, w.lexeme
"""
_ADD_WORDS = (
    WORDS_OF.format(suffix="", which="AND d.id = ANY (%s)")
    + "ON CONFLICT (grp, word) DO UPDATE SET weight = excluded.weight WHERE search_word.weight < excluded.weight"
)


def put(documents: Iterable[Document], *, suffix: str = "") -> int:
    """Add documents to the tables with `suffix`; they must not be there. Returns how many came."""
    batch = [(document_row(document), list(name_rows(document))) for document in documents]
    if not batch:
        return 0
    _copy(f"search_document{suffix}", DOCUMENT_COLUMNS, (row for row, _ in batch))
    _copy(f"search_name{suffix}", NAME_COLUMNS, (row for _, rows in batch for row in rows))
    return len(batch)


def _copy(table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


@contextmanager
def alone() -> Iterator[None]:
    """A transaction during which nobody else puts documents in or takes some out; what is read in it is not overtaken.

    Two that replaced the same document at once would each miss rows that the other just wrote.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


@contextmanager
def in_turn() -> Iterator[None]:
    """The same over several transactions: whoever comes meanwhile waits until this one is through."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            _leave()


def _leave() -> None:
    """Let the next one in; a connection that cannot say so is given up, and its locks with it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    except DatabaseError:
        if not connection.in_atomic_block:
            connection.close()
        raise


def replace(documents: Iterable[Document]) -> int:
    """Put documents in the place of what is there of them."""
    done, waiting = 0, iter(documents)
    while batch := list(islice(waiting, BATCH)):
        by_number = {number_of(document.ref): document for document in batch}
        with alone():
            remove(by_number)
            done += put(by_number.values())
            with connection.cursor() as cursor:
                cursor.execute(_ADD_WORDS, [list(by_number)])
    return done


def remove(numbers: Iterable[int]) -> int:
    """Take documents out by their ids. Returns how many went."""
    going = sorted(numbers)
    with alone(), connection.cursor() as cursor:
        cursor.execute(_DELETE_NAMES, [going])
        cursor.execute(_DELETE, [going])
        return int(cursor.rowcount)
