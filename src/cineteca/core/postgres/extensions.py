"""The extensions Cineteca needs, on any server: ours or somebody's PostgreSQL 15."""

from collections.abc import Iterable

import psycopg
from psycopg import errors as sqlstate
from psycopg import sql

from cineteca.core.postgres.errors import MissingExtension, MissingRight, WrongEncoding

_ADVICE = "CREATE EXTENSION {};"


def require_extensions(conninfo: str, names: Iterable[str]) -> None:
    """See to it that the extensions `names` exist in the database, creating those that may be created.

    Raises `WrongEncoding` (it is not UTF8), `MissingExtension` (the server does not have it), `MissingRight` (somebody
    else has to create it), and whatever psycopg raises when the server is out of reach.
    """
    with psycopg.connect(conninfo, autocommit=True, client_encoding="UTF8") as connection:
        _check_encoding(connection)
        for name in _absent(connection, names):
            _create(connection, name)


def knows_all_letters(conninfo: str) -> bool:
    """Whether pg_trgm sees more than ASCII there. With ctype C it drops all other letters, without a word."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        return bool(connection.execute("SELECT show_trgm('é') <> '{}'").fetchone() == (True,))


def _check_encoding(connection: psycopg.Connection) -> None:
    encoding = connection.info.parameter_status("server_encoding") or "unknown"
    if encoding != "UTF8":
        raise WrongEncoding(database=connection.info.dbname, encoding=encoding)


def _absent(connection: psycopg.Connection, names: Iterable[str]) -> list[str]:
    there = {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}
    return [name for name in names if name not in there]


def _create(connection: psycopg.Connection, name: str) -> None:
    if not connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = %s", [name]).fetchone():
        raise MissingExtension(
            extension=name,
            server=connection.info.parameter_status("server_version") or "unknown",
            database=connection.info.dbname,
        )
    try:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
    except sqlstate.UniqueViolation:
        return  # another process was creating it at the same moment, and did
    except sqlstate.InsufficientPrivilege as error:
        raise MissingRight(
            extension=name,
            role=connection.info.user,
            database=connection.info.dbname,
            sql=_ADVICE.format(name),
        ) from error
