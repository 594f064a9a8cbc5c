"""Statements that read what documents are made of, one a file. Parameters are named: ``%(ids)s``."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """The text of ``<name>.sql``."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
