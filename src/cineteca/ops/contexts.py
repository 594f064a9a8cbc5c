"""What the instrument panel is given."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class State:
    """A state in words and in shape. `tone`: good, warning, bad or empty."""

    words: str
    icon: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure at the head of the page; `note` says what it is measured against."""

    name: str
    figure: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class QueueLine:
    place: int
    title: str
    url: str
    enriched_at: datetime | None
    share: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class RunLine:
    """`length` is how long it took, or has taken so far."""

    state: State
    source: str
    trigger: str
    started_at: datetime
    length: str
    checked: str
    ingested: str
    skipped: str
    failed: str
    calls: str
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spark:
    """A small drawn line: `line` and `area` are SVG paths in a box of 120 × 28, `words` says it, `rows` tells all."""

    line: str
    area: str
    words: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CallLine:
    """The calls of one endpoint. Times are milliseconds, shares per cent; all as written."""

    provider: str
    endpoint: str
    calls: str
    p50: str
    p95: str
    cached: int
    errors: str


@dataclass(frozen=True, slots=True)
class ErrorLine:
    words: str
    provider: str
    count: str
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class HostLine:
    """One outside host: whether we ask it, how much of quota and limit is spent. Shares are per cent."""

    provider: str
    host: str
    state: State
    quota: str = ""
    quota_share: int | None = None
    limit: str = ""
    limit_share: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One bar: how many, and how much of all that is, in per cent."""

    name: str
    count: str
    share: int


@dataclass(frozen=True, slots=True)
class WorstLine:
    """A work that lacks much; `missing` names the fields."""

    title: str
    url: str
    share: int
    missing: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole page."""

    gauges: tuple[Gauge, ...]
    queue: tuple[QueueLine, ...]
    failed: tuple[QueueLine, ...]
    lacking: tuple[ShareLine, ...]
    worst: tuple[WorstLine, ...]
    rated: tuple[ShareLine, ...]
    runs: tuple[RunLine, ...]
    traffic: Spark | None
    calls: tuple[CallLine, ...]
    errors: tuple[ErrorLine, ...]
    hosts: tuple[HostLine, ...]
    at: datetime
