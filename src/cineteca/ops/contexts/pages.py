"""The pages behind the first one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cineteca.ops.contexts.lines import AlertLine, CallLine, ErrorLine, HostLine, RunLine, ScheduleLine, WorkLine
from cineteca.ops.contexts.shared import Gauge, Link, More, Option, ShareLine, Spark, State
from cineteca.ops.drawing.bars import Chart


@dataclass(frozen=True, slots=True)
class Runs:
    runs: tuple[RunLine, ...]
    more: More
    filtered: bool


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """How often a provider answered in each way: (state, how often)."""

    provider: str
    counts: tuple[tuple[State, str], ...]


@dataclass(frozen=True, slots=True)
class FailedWork:
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class OneRun:
    run: RunLine
    gauges: tuple[Gauge, ...]
    outcomes: tuple[OutcomeLine, ...]
    failed: tuple[FailedWork, ...]
    failed_left_out: int
    titles: tuple[str, ...]
    titles_left_out: int
    calls: tuple[CallLine, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class FailedCallLine:
    at: datetime
    provider: str
    path: str
    words: str
    tries: str
    took: str
    run_url: str


@dataclass(frozen=True, slots=True)
class Calls:
    gauges: tuple[Gauge, ...]
    chart: Chart | None
    times: Chart | None
    calls: tuple[CallLine, ...]
    errors: tuple[ErrorLine, ...]
    latest: tuple[FailedCallLine, ...]
    about: bool
    span: str


@dataclass(frozen=True, slots=True)
class Queue:
    """`state` is the part that is open: next, processing, failed, dead or left."""

    state: str
    tabs: tuple[Option, ...]
    works: tuple[WorkLine, ...]
    more: More
    empty: str
    dead: int
    about: bool


@dataclass(frozen=True, slots=True)
class Schedules:
    schedules: tuple[ScheduleLine, ...]


@dataclass(frozen=True, slots=True)
class ScheduleForm:
    """What was typed, and what is wrong with it (field → sentence)."""

    line: ScheduleLine
    cron: str
    time_zone: str
    jitter: str
    options: str
    coming: tuple[datetime, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """A provider's calls day by day."""

    provider: str
    today: str
    left: str
    resets_at: datetime
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Sources:
    """`asks`: any of them is switched on."""

    hosts: tuple[HostLine, ...]
    asks: bool
    quotas: tuple[QuotaLine, ...]


@dataclass(frozen=True, slots=True)
class FreshLine:
    """One kind of fact: the share of works within the policy, and the one that has waited longest."""

    share: ShareLine
    policy: str
    oldest: Link | None
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class CacheLine:
    provider: str
    answers: str
    fresh: str
    share: int
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChangesLine:
    """How far a provider's list of changes was read, for one kind of thing."""

    provider: str
    kind: str
    state: State
    read_until: date
    checked: str
    matched: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Freshness:
    facts: tuple[FreshLine, ...]
    releases: tuple[Gauge, ...]
    changes: tuple[ChangesLine, ...]
    caches: tuple[CacheLine, ...]
    about: bool


@dataclass(frozen=True, slots=True)
class RuleLine:
    name: str
    help: str
    url: str
    severity: State
    count: str
    change: str
    counted_at: datetime
    trend: Spark | None


@dataclass(frozen=True, slots=True)
class Quality:
    alerts: tuple[AlertLine, ...]
    cleared: tuple[AlertLine, ...]
    rules: tuple[RuleLine, ...]
    quiet: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    title: str
    url: str
    detail: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Rule:
    """`named`: how many findings are kept by name, where that is not all."""

    rule: RuleLine
    chart: Chart | None
    findings: tuple[FindingLine, ...]
    more: More
    named: str = ""


@dataclass(frozen=True, slots=True)
class BandLine:
    """One kind of work: how many are complete, partial and minimal, as counts and as shares of all."""

    name: str
    total: str
    average: int
    bands: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    kinds: tuple[BandLine, ...]
    lacking: tuple[ShareLine, ...]
    waiting: tuple[tuple[str, tuple[ShareLine, ...]], ...]
    rated: tuple[ShareLine, ...]
    works: tuple[WorkLine, ...]
    more: More
    about: bool


@dataclass(frozen=True, slots=True)
class Works:
    works: tuple[WorkLine, ...]
    more: More
    filtered: bool


@dataclass(frozen=True, slots=True)
class RefusalLine:
    reason: str
    count: str
    example: str


@dataclass(frozen=True, slots=True)
class Pictures:
    gauges: tuple[Gauge, ...]
    states: tuple[ShareLine, ...]
    refused: tuple[RefusalLine, ...]
    about: bool
