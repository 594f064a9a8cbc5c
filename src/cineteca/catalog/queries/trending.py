"""What is talked about, over a day or a week."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from django.conf import settings
from psycopg.types.json import Jsonb

from cineteca.catalog.domain import popularity
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one
from cineteca.providers.records import Kind

Span = Literal["day", "week"]


def talked_about(span: Span, *, at: datetime, kind: Kind | str | None = None, limit: int = 400) -> list[int]:
    """The works most talked about over the day or week before `at`, the most first, in one query.

    As `heat`, but of captures within the span alone, and forgetting at its pace. Works for adults alone are left out
    unless the settings let them in.
    """
    pace = popularity.SPANS[span]
    asked = heat_parameters(at=at, since=at - pace.horizon, half_lives=pace.half_lives)
    asked |= {"kind": Kind(kind).value if kind else None, "adult": settings.ADULT, "limit": limit}
    return [work for (work,) in send_one(statement("heat") + statement("talked_about"), asked)]


def heat_parameters(*, at: datetime, since: datetime, half_lives: Mapping[str, timedelta]) -> dict[str, Any]:
    """What `heat.sql` needs of the rules. Windows that are not in `half_lives` say nothing."""
    windows = [
        {"window": window, "weight": popularity.WINDOW_WEIGHTS[window], "half_life": half_life.total_seconds()}
        for window, half_life in half_lives.items()
    ]
    return {
        "at": at,
        "since": since,
        "windows": Jsonb(windows),
        "source_weights": Jsonb(popularity.SOURCE_WEIGHTS),
        "unknown": popularity.UNKNOWN_WEIGHT,
        "clip": popularity.CLIP,
        "places": popularity.PLACES,
    }
