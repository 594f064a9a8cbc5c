"""Figures of large tables from a part of them: a page need not read a million rows to say “about two thirds”."""

from dataclasses import dataclass

from django.db import connection

LARGE = 50_000
"""Tables with more rows than this are looked at in part."""

ROWS = 30_000
"""Rows that a sample aims at: a share of the whole is then right to about one per cent."""


@dataclass(frozen=True, slots=True)
class Sample:
    """`clause` comes after the table's name in FROM; what is counted times `factor` is about the count of the whole."""

    clause: str = ""
    factor: float = 1.0

    @property
    def whole(self) -> bool:
        return not self.clause


def sample_of(table: str, *, rows: int = ROWS, large: int = LARGE) -> Sample:
    """How to look at `table`: all of it, or some of its blocks when it is large. The same blocks each time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
        (known,) = cursor.fetchone()
    return share_of(int(known), rows=rows, large=large)


def share_of(known: int, *, rows: int = ROWS, large: int = LARGE) -> Sample:
    """The sample of about `rows` among `known` rows; the whole where these are not more than `large`."""
    if known <= large:
        return Sample()
    per_cent = max(0.01, round(100 * rows / known, 3))
    return Sample(f"TABLESAMPLE SYSTEM ({per_cent}) REPEATABLE (1)", 100 / per_cent)
