"""Enrichment, completeness and the queue."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from cineteca.api.shapes.common import Asked, Shape

Percent = Annotated[int, Field(ge=0, le=100)]


class EnrichAsked(Asked):
    """`force_refresh` asks the providers even where a fresh answer is kept."""

    force_refresh: bool = False


class ProvidersAnswer(Shape):
    successful: list[str]
    rate_limited: list[str]
    failed: list[str]


class EnrichAnswer(Shape):
    """`success`: somebody answered, or nobody had to be asked. `completeness` in per cent."""

    success: bool
    changed_fields: list[str]
    completeness: Percent
    previous_completeness: Percent
    providers: ProvidersAnswer


class CompletenessSummary(Shape):
    """Bands of completeness: complete 100 %, partial 50–99 %, minimal below."""

    total: int
    complete: int
    partial: int
    minimal: int
    avg_completeness: Percent


class IncompleteWork(Shape):
    id: int
    title: str
    completeness: Percent
    missing_fields: list[str]


class CompletenessAnswer(Shape):
    summary: CompletenessSummary
    top_incomplete: list[IncompleteWork]


class QueueItem(Shape):
    """`priority` counts from 1, in the order in which works are taken; `last_enriched` null: never."""

    id: int
    title: str
    last_enriched: datetime | None
    completeness: Percent
    priority: int


class QueueAnswer(Shape):
    """`next_enrichment`: when the next refresh is planned; null while none is."""

    next_enrichment: datetime | None
    queue_size: int
    top_items: list[QueueItem]


class RunAsked(Asked):
    """`limit`: how many works at most; without it limits, quotas and time decide."""

    limit: Annotated[int, Field(ge=1, le=100_000)] | None = None
    force_refresh: bool = False
