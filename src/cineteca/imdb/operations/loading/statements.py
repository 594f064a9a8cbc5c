"""A statement on Django's connection, for its count of rows."""

from collections.abc import Mapping
from typing import Any

from django.db import connection


def run(sql: str, parameters: Mapping[str, Any] | None = None) -> int:
    """How many rows the statement changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return max(0, int(cursor.rowcount))
