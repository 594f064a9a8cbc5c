"""Bringing a database up to date."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from cineteca.config.processes import PREPARED
from cineteca.core import database, postgres

_LOCK = 0x63696E65  # any number that nobody else of this database locks: "cine"


def prepare(say: Callable[[str], None]) -> bool:
    """See to the extensions, then apply what migrations are missing. Returns whether anything had to be done.

    Several processes may call this at once: one works, the others wait. Raises `core.postgres.PostgresError` where
    an extension or a right is missing, with the SQL that mends it.
    """
    if PREPARED in os.environ:
        return False
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            return _prepare(say)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _prepare(say: Callable[[str], None]) -> bool:
    if not (missing := steps_missing()):
        return False
    postgres.require_extensions(database.conninfo(), database.EXTENSIONS)
    say(f"Preparing the database ({missing} steps)…")
    call_command("migrate", interactive=False, verbosity=0)
    return True


def steps_missing() -> int:
    """How many migrations this database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def leave_database() -> None:
    """Close our connections and let go of the embedded server: who leaves last waits until it is down."""
    close_connections()
    if not settings.ENV["DATABASE_URL"]:
        postgres.release(Path(settings.CINETECA_HOME))


def close_connections() -> None:
    """Leave no connection behind, as before a fork or a long wait."""
    connections.close_all()
