"""Rows of a statement, on Django's connection."""

from collections.abc import Mapping
from typing import Any

from django.db import connection


def rows(sql: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())
