"""The page of IMDb's datasets. Texts are ready to be shown; shares are whole per cents."""

from dataclasses import dataclass
from datetime import datetime

from cineteca.ops.contexts.lines import AlertLine
from cineteca.ops.contexts.shared import Gauge, State


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file as the tables hold it. `error`: why it could not be fetched last."""

    name: str
    state: State
    rows: str
    published_at: datetime | None
    loaded_at: datetime | None
    error: str = ""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What the last load made of one file. `bad`: how many lines by reason, each with the first of them."""

    name: str
    lines: str
    inserted: str
    updated: str
    deleted: str
    unchanged: str
    bad: str
    faults: tuple[tuple[str, str, tuple[str, ...]], ...]
    torn: str = ""


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A load. `share` of the bytes are read, None where that is not known; `stage` in words."""

    state: State
    started_at: datetime
    length: str
    stage: str = ""
    share: int | None = None
    rows: str = ""
    error: str = ""
    files: tuple[ReadLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckLine:
    name: str
    severity: State
    count: str
    change: str
    samples: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Imdb:
    """`source` says where the files come from; `can_load`: whether there is such a place."""

    alerts: tuple[AlertLine, ...]
    gauges: tuple[Gauge, ...]
    source: str
    can_load: bool
    files: tuple[FileLine, ...]
    running: LoadLine | None
    last: LoadLine | None
    checks: tuple[CheckLine, ...]
    quiet: tuple[str, ...]
    checked_at: datetime | None
    under_way: bool
