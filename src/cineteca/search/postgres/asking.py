"""Asking the database with patience: a step that takes too long gives nothing, and the others answer without it."""

import logging
from collections.abc import Mapping
from typing import Any

import psycopg
from django.conf import settings as django_settings
from django.db import OperationalError, connection, transaction

from cineteca.search import figures

log = logging.getLogger(__name__)

Row = tuple[Any, ...]

PATIENCE_MS = 400
"""For one step of a search. Steps that may find nothing new are given less."""

# A plan made for any value is wrong for the word that a third of all titles have.
_SET = (
    "SELECT set_config('statement_timeout', %s, true), set_config('plan_cache_mode', 'force_custom_plan', true), "
    "set_config('max_parallel_workers_per_gather', '0', true), set_config('pg_trgm.similarity_threshold', %s, true), "
    "set_config('enable_bitmapscan', %s, true)"
)


def ask(
    sql: str, values: Mapping[str, Any], *, within_ms: int = PATIENCE_MS, likeness: float = 0.45, in_order: bool = False
) -> list[Row] | None:
    """The rows of one statement; None when it was given up after `within_ms`, times what the settings allow.

    `in_order`: go along an index.
    """
    within_ms *= django_settings.SEARCH_PATIENCE
    settings = [str(within_ms), str(likeness), "off" if in_order else "on"]
    try:
        return _within(sql, values, settings) if connection.in_atomic_block else _at_once(sql, values, settings)
    except OperationalError as error:
        if not isinstance(error.__cause__, psycopg.errors.QueryCanceled):
            raise
        figures.note_given_up()
        log.info("A step of a search was given up after %s ms", within_ms)
        return None


def _at_once(sql: str, values: Mapping[str, Any], settings: list[str]) -> list[Row]:
    """Settings and statement in one trip: what is sent in a pipeline is one transaction, and they end with it."""
    with connection.wrap_database_errors:
        connection.ensure_connection()
        raw = connection.connection
        with raw.pipeline():
            psycopg.ClientCursor(raw).execute(_SET, settings)
            cursor = psycopg.ClientCursor(raw).execute(sql, values)
        if connection.queries_logged:
            connection.queries_log.append({"sql": sql, "time": "0"})
        return cursor.fetchall()


def _within(sql: str, values: Mapping[str, Any], settings: list[str]) -> list[Row]:
    """The same within the transaction of somebody else, which goes on under its own rule."""
    with transaction.atomic(), connection.cursor() as cursor:
        before = cursor.execute("SHOW statement_timeout").fetchone()[0]
        cursor.execute(_SET, settings)
        rows: list[Row] = cursor.execute(sql, values).fetchall()
        cursor.execute(
            "SELECT set_config('statement_timeout', %s, true), set_config('enable_bitmapscan', 'on', true)", [before]
        )
        return rows
