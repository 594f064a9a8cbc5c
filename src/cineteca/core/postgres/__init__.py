"""PostgreSQL without installing it: its programs from a wheel, one server shared by all processes of a home.

    running = postgres.ensure_running(home)      # starts it, or joins; it stays up while any such process lives
    psycopg.connect(running.url)

`errors` lists what can go wrong. The explanation “PostgreSQL, embedded” in the documentation tells how it works.
"""

from collections.abc import Iterable

from cineteca.core.postgres import errors
from cineteca.core.postgres.binaries import Binaries, installed_binaries
from cineteca.core.postgres.client import Status, delete, ensure_running, release, status, stop
from cineteca.core.postgres.errors import PostgresError
from cineteca.core.postgres.running import Running

__all__ = [
    "Binaries",
    "PostgresError",
    "Running",
    "Status",
    "delete",
    "ensure_running",
    "errors",
    "installed_binaries",
    "knows_all_letters",
    "release",
    "require_extensions",
    "status",
    "stop",
]


def require_extensions(conninfo: str, names: Iterable[str]) -> None:
    """See to it that the extensions `names` exist in the database.

    Raises `WrongEncoding`, `MissingExtension`, `MissingRight`; their messages have the SQL to run.
    """
    from cineteca.core.postgres import extensions  # the supervisor starts without the driver

    extensions.require_extensions(conninfo, names)


def knows_all_letters(conninfo: str) -> bool:
    """Whether search by similarity sees more than ASCII there (needs pg_trgm). Not so where the ctype is C."""
    from cineteca.core.postgres import extensions

    return extensions.knows_all_letters(conninfo)
