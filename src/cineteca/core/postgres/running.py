"""A server that is up: where it is, and the databases on it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from cineteca.core.postgres import settings
from cineteca.core.postgres.home import Home
from cineteca.core.postgres.state import State


@dataclass(frozen=True)
class Running:
    """How to reach the server: `host` is the directory of its socket, `user` its superuser (there is no password)."""

    host: str
    port: int
    user: str
    database: str
    version: str
    data: Path
    log_file: Path

    @classmethod
    def described_by(cls, state: State, home: Home) -> "Running":
        return cls(
            host=state.host,
            port=state.port,
            user=settings.USER,
            database=settings.DATABASE,
            version=state.version,
            data=Path(state.data),
            log_file=home.log,
        )

    @property
    def url(self) -> str:
        """A conninfo for psql, psycopg, Django or `DATABASE_URL`."""
        return self.url_of(self.database)

    def url_of(self, database: str) -> str:
        host = quote(self.host, safe="", errors="surrogateescape")
        return f"postgresql://{self.user}@/{quote(database, safe='')}?host={host}&port={self.port}"

    def create_database(self, name: str, *, template: str = "template1") -> str:
        """Make a database, a copy of `template` (to which nobody may be connected); returns its URL.

        Raises `psycopg.errors.DuplicateDatabase` when there is one of that name.
        """
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self.url_of(name)

    def drop_database(self, name: str) -> None:
        """Remove a database if it exists, cutting off who is connected to it."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _run(self, statement: str, *names: str) -> None:
        import psycopg  # here, because the supervisor starts without the driver
        from psycopg import sql

        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
