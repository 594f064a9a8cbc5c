"""Asking the database with patience: a step that takes too long gives nothing, and the others answer without it."""

import logging
from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import OperationalError, connection, transaction

from cineteca.search import figures

log = logging.getLogger(__name__)

Row = tuple[Any, ...]

PATIENCE_MS = 400
"""For one step of a search. Steps that may find nothing new are given less."""

# A plan made for any value is wrong for the word that a third of all titles have.
_SET = (
    "SELECT set_config('statement_timeout', %s, true), set_config('plan_cache_mode', 'force_custom_plan', true), "
    "set_config('max_parallel_workers_per_gather', '0', true), set_config('pg_trgm.similarity_threshold', %s, true)"
)


def ask(
    sql: str, values: Mapping[str, Any], *, within_ms: int = PATIENCE_MS, likeness: float = 0.45
) -> list[Row] | None:
    """The rows of one statement; None when it was given up after `within_ms`."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            before = cursor.execute("SHOW statement_timeout").fetchone()[0] if connection.savepoint_ids else None
            cursor.execute(_SET, [str(within_ms), str(likeness)])
            rows: list[Row] = cursor.execute(sql, values).fetchall()
            if before is not None:  # within the transaction of somebody else: theirs goes on under their own rule
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])
            return rows
    except OperationalError as error:
        if not isinstance(error.__cause__, psycopg.errors.QueryCanceled):
            raise
        figures.note_given_up()
        log.info("A step of a search was given up after %s ms", within_ms)
        return None
