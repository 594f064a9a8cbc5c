"""Whether the program can do its work: a few quick looks, for those who watch it from outside.

`examine` never raises and never takes long: it has a connection of its own, so that neither a pool that is used up nor
a server that is gone keeps the answer waiting.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cineteca.core import database
from cineteca.core.errors import CinetecaError
from cineteca.core.jobs import SILENT

State = Literal["good", "warning", "bad"]
PATIENCE = 2
"""Seconds for the database to answer."""
LOW, TOO_LOW = 1_000_000_000, 100_000_000
"""Bytes left on the disk of the home."""
NEEDED = frozenset({"database", "tables"})
"""What a web server cannot answer without. The rest can be mended while it answers."""


@dataclass(frozen=True, slots=True)
class Check:
    """`says` holds nothing that strangers may not read: no address, no path, no name."""

    name: str
    state: State
    says: str


def examine(*, at: datetime) -> tuple[Check, ...]:
    """Database, tables, worker and disk, in this order; the second and third only where the first is there."""
    return (*_database(at), _disk())


def is_ready(checks: tuple[Check, ...]) -> bool:
    """Whether pages can be served."""
    return not any(check.state == "bad" for check in checks if check.name in NEEDED)


def worst(checks: tuple[Check, ...]) -> State:
    states = {check.state for check in checks}
    return "bad" if "bad" in states else "warning" if "warning" in states else "good"


def _database(at: datetime) -> Iterator[Check]:
    try:
        with psycopg.connect(database.conninfo(), connect_timeout=PATIENCE, autocommit=True) as own:
            own.execute(f"SET statement_timeout = {PATIENCE * 1000}")
            version = own.execute("SHOW server_version").fetchone()
            yield Check("database", "good", f"PostgreSQL {version[0] if version else ''}")
            tables = _tables()
            yield tables
            if tables.state == "good":
                yield _worker(own, at)
    except (psycopg.Error, CinetecaError) as error:
        yield Check("database", "bad", f"it does not answer ({type(error).__name__})")


_complete = False  # once every migration is applied it stays so: looking costs a hundred times more than the rest


def _tables() -> Check:
    global _complete  # noqa: PLW0603
    if not _complete:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            return Check("tables", "bad", f"{missing} steps are missing: cineteca prepare")
        _complete = True
    return Check("tables", "good", "up to date")


def _worker(own: "psycopg.Connection[tuple[object, ...]]", at: datetime) -> Check:
    beats = own.execute(
        "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %s", [at - SILENT]
    ).fetchone()
    alive = beats[0] if beats else 0
    return Check("worker", "good", f"{alive} at work") if alive else Check("worker", "warning", "none is at work")


def _disk() -> Check:
    home = Path(settings.CINETECA_HOME)
    try:
        free = shutil.disk_usage(home).free
    except OSError as error:
        return Check("disk", "bad", f"it cannot be looked at ({type(error).__name__})")
    left = f"{free / 1e9:.1f} GB left"
    if free < TOO_LOW or not os.access(home, os.W_OK):
        return Check("disk", "bad", left if free < TOO_LOW else "it cannot be written to")
    return Check("disk", "warning" if free < LOW else "good", left)
