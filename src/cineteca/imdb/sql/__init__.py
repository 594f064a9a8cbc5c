"""Statements that the ORM cannot say, one a file, named after what they do. Parameters are named: ``%(load)s``."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """The text of ``<name>.sql``."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
