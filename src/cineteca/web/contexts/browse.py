"""The browse page."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; `count` is how many works it has, where that is known."""

    label: str
    url: str
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of the headline. `at_side`: on wide pages its options stand beside the posters."""

    name: str
    title: str
    label: str
    any: str
    options: tuple[Option, ...]
    chosen: bool = False
    clear_url: str = ""
    at_side: bool = False


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """`cards` is HTML of list items; `next_url` is empty on the last page, `first_url` on the first.

    Two pages with the same `serial` have the same choices and total.
    """

    heading: str
    choices: tuple[Choice, ...]
    total: int
    cards: SafeString
    next_url: str = ""
    first_url: str = ""
    serial: int = 0
    filtered: bool = False
