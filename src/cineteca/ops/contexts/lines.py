"""Lines that stand in the lists of more than one page."""

from dataclasses import dataclass
from datetime import date, datetime

from cineteca.ops.contexts.shared import State


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run. `length` is how long it took, or has taken so far."""

    url: str
    state: State
    source: str
    trigger: str
    started_at: datetime
    ended_at: datetime | None
    length: str
    checked: str
    ingested: str
    skipped: str
    failed: str
    calls: str
    error: str = ""


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
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """A kind of failure, how often and when last; `example` is an address that was asked."""

    words: str
    provider: str
    count: str
    last_at: datetime | None
    example: str = ""


@dataclass(frozen=True, slots=True)
class HostLine:
    """One outside host: whether we ask it, how much of quota and limit is spent. Shares are per cent."""

    key: str
    provider: str
    host: str
    state: State
    quota: str = ""
    quota_share: int | None = None
    limit: str = ""
    limit_share: int | None = None
    until: datetime | None = None
    silent_until: datetime | None = None
    error: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A work: where it stands, when it was asked for and is next. Shares are per cent."""

    id: int
    title: str
    url: str
    share: int
    place: str = ""
    kind: str = ""
    state: State | None = None
    note: str = ""
    enriched_at: datetime | None = None
    due_on: date | None = None
    until: datetime | None = None
    retries: int = 0
    demand: int = 0
    monitored: bool = True
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class AlertLine:
    message: str
    state: State
    raised_at: datetime
    url: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One thing that runs by the clock; `plan` is its cron in words where that can be said."""

    name: str
    title: str
    cron: str
    plan: str
    time_zone: str
    jitter: str
    enabled: bool
    state: State
    next_at: datetime | None
    asked_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    error: str
    run_url: str
    under_way: bool = False
