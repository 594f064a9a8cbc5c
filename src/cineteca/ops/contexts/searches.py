"""The page about search."""

from dataclasses import dataclass
from datetime import date

from cineteca.ops.contexts.shared import Gauge


@dataclass(frozen=True, slots=True)
class MissLine:
    """What was looked for and not found; `url` looks for it again."""

    text: str
    times: str
    last_day: date
    url: str


@dataclass(frozen=True, slots=True)
class Searches:
    gauges: tuple[Gauge, ...]
    misses: tuple[MissLine, ...]
    counted: bool
