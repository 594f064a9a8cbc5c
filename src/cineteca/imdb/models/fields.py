"""A number of four bytes, as millions of rows want it."""

from typing import Any

from django.db import models


class RealField(models.FloatField):  # type: ignore[type-arg]  # generic for the stubs alone
    """PostgreSQL's ``real``: six digits, enough for a rating."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's interface
        return "real"
