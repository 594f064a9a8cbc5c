"""What several pages are given. Texts are ready to be shown; shares are whole per cents."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state in words and in shape. `tone`: good, warning, bad or empty."""

    words: str
    icon: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure at the head of the page; `note` says what it is measured against, `url` where one reads on."""

    name: str
    figure: str
    unit: str = ""
    note: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; `note` stands beside it, such as how many there are."""

    label: str
    url: str
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of the line that says what is shown. `chosen`: it is not the usual one."""

    name: str
    title: str
    label: str
    options: tuple[Option, ...]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A box to look for something; `kept` goes with it as it is."""

    name: str
    label: str
    value: str
    kept: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One bar: how many, and how much of all that is, in per cent. `goal` is marked on it."""

    name: str
    count: str
    share: int
    url: str = ""
    note: str = ""
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Spark:
    """A small drawn line: `line` and `area` are SVG paths in a box of 120 × 28, `words` says it, `rows` tells all."""

    line: str
    area: str
    words: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """Where a long list goes on (empty: nowhere) and where it begins (empty: here)."""

    next_url: str = ""
    first_url: str = ""
