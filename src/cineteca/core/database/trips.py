"""Several statements in one trip to the server: what is sent together waits for the network once.

Works inside Django's transactions, on Django's own connection. Statements are prepared on the server at first use, so
that those which run for every work are planned once a connection.
"""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from typing import Any, NamedTuple

import psycopg
from django.db import connection

Row = tuple[Any, ...]
_NEVER_UNASKED = 1_000_000


class Statement(NamedTuple):
    """SQL with named parameters (``%(work)s``), and their values. `binary` suits rows of many bytes."""

    sql: str
    parameters: Mapping[str, Any]
    binary: bool = False


def send(statements: Iterable[Statement]) -> list[list[Row]]:
    """The rows of each statement, in their order. Raises Django's `DatabaseError`; then none of them counts."""
    sent = list(statements)
    if not sent:
        return []
    with connection.wrap_database_errors:
        connection.ensure_connection()
        raw = connection.connection
        if raw.prepare_threshold is None:  # Django's way to forbid it; only what is sent here is to be prepared
            raw.prepare_threshold = _NEVER_UNASKED
        # A pipeline costs as much as a short statement: one alone goes without.
        with raw.pipeline() if len(sent) > 1 else nullcontext():
            cursors = [
                psycopg.Cursor(raw).execute(sql, values, prepare=True, binary=binary) for sql, values, binary in sent
            ]
        if connection.queries_logged:  # tests that count queries count these too
            connection.queries_log.extend({"sql": sql, "time": "0"} for sql, *_ in sent)
        return [cursor.fetchall() if cursor.description else [] for cursor in cursors]


def send_one(sql: str, parameters: Mapping[str, Any], binary: bool = False) -> list[Row]:  # noqa: FBT001, FBT002
    """The rows of one statement."""
    return send([Statement(sql, parameters, binary)])[0]
