"""Where the database is, for those who talk to it without the ORM."""

from django.db import connection
from psycopg.conninfo import make_conninfo

EXTENSIONS = ("pg_trgm", "unaccent", "fuzzystrmatch", "btree_gin")
"""Extensions of PostgreSQL that the program needs."""


def conninfo() -> str:
    """The libpq connection string of the default database (it may hold a password: never log it)."""
    parameters = connection.get_connection_params()
    known = {"host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "options"}
    return make_conninfo(**{key: value for key, value in parameters.items() if key in known and value})


def size() -> int:
    """Bytes that the default database takes on disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
