"""Runs and schedules."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from cineteca.api.shapes.common import Asked, Shape


class RunStarted(Shape):
    """Work that was begun in the background. Look at `url` for how it goes."""

    id: int
    source: str
    trigger: str
    state: str
    url: str


class RunSummary(Shape):
    """`state`: running, done, or stopped for one that fell silent. `outcomes`: provider → outcome → how often."""

    id: int
    source: str
    trigger: str
    state: str
    started_at: datetime
    ended_at: datetime | None
    duration_ms: int
    checked: int
    skipped: int
    ingested: int
    failed: int
    calls: int
    outcomes: dict[str, dict[str, int]]


class RunError(Shape):
    title: str
    error: str


class RunAnswer(RunSummary):
    titles: list[str]
    errors: list[RunError]


class RunList(Shape):
    """`next` is what to give as `after` for the next page; empty on the last one."""

    items: list[RunSummary]
    next: str


class ScheduleAnswer(Shape):
    """Something that runs by the clock. `jitter` in seconds; `next_at` null while paused."""

    name: str
    title: str
    cron: str
    time_zone: str
    jitter: int
    enabled: bool
    options: dict[str, Any]
    state: str
    next_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    last_error: str
    last_run_id: int | None


class ScheduleList(Shape):
    items: list[ScheduleAnswer]


class ScheduleChange(Asked):
    """What is left out stays. `enabled` false pauses, true resumes."""

    enabled: bool | None = None
    cron: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    time_zone: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    jitter: Annotated[int, Field(ge=0, le=21_600)] | None = None
    options: dict[str, Any] | None = None


class DiscoveryAsked(Asked):
    """What to look for. `source`: ``wide``, ``narrow``, or one list (``popular``, ``tmdb:upcoming``).

    `maximum`: works at most.
    """

    source: Annotated[str, Field(pattern=r"^([a-z]{1,16}:)?[a-z_]{1,40}$")] = "narrow"
    maximum: Annotated[int, Field(ge=1, le=10_000)] | None = None
    trigger: Literal["manual", "scheduled"] = "manual"


class IngestAsked(Asked):
    """`work`: tmdb:603, tmdb:show:1396, imdb:tt0133093, or its address at TMDB or IMDb."""

    work: Annotated[str, Field(min_length=1, max_length=300)]
    force: bool = False


class IngestAnswer(Shape):
    """`added` false: it was here already and was enriched anew. `error` says what did not go well."""

    work_id: int
    title: str
    added: bool
    completeness: int
    changed_fields: list[str]
    error: str


class ReingestAsked(Asked):
    """Without `kind`: films and shows. `force` asks the providers even where a fresh answer is kept."""

    kind: Literal["film", "show"] | None = None
    force: bool = False
