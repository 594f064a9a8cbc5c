"""Search inside the one database that is there anyway: words by GIN, beginnings by B-tree, misspellings by trigrams."""

from cineteca.search.postgres.engine import PostgresEngine

__all__ = ["PostgresEngine"]
