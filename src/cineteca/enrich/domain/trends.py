"""Lists that say what is talked about, and the capture period of each: pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

WINDOWS: Final[Mapping[tuple[str, str], str]] = {
    # (source, list): the window it speaks about. What Trakt lists is watched in this moment.
    ("tmdb", "trending_day"): "day",
    ("tmdb", "trending_week"): "week",
    ("trakt", "trending"): "hour",
}


def period_of(window: str, at: datetime) -> datetime:
    """The moment (UTC) at which the hour, day or week of `at` began; weeks begin on Monday."""
    hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    if window == "hour":
        return hour
    day = hour.replace(hour=0)
    return day if window == "day" else day - timedelta(days=day.weekday())
