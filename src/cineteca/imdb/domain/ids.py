"""IMDb ids as numbers and back: tt0113277 is title 113277, nm0000199 is name 199."""

import re

LARGEST = 2_147_483_647
_TITLE = re.compile(r"tt(\d{1,10})", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"nm(\d{1,10})", re.IGNORECASE | re.ASCII)


def title_id(number: int) -> str:
    """The id of a title as IMDb writes it: at least seven digits."""
    return f"tt{number:07d}"


def name_id(number: int) -> str:
    return f"nm{number:07d}"


def title_number(text: str) -> int | None:
    """The number in the id of a title, in whatever form; None for anything else."""
    return _number(_TITLE, text)


def name_number(text: str) -> int | None:
    return _number(_NAME, text)


def _number(form: re.Pattern[str], text: str) -> int | None:
    found = form.fullmatch(text.strip())
    number = int(found[1]) if found else 0
    return number if 0 < number <= LARGEST else None
