"""What the calls to the outside tell: how many, how fast, what failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from cineteca.outbound.models import CallLog


@dataclass(frozen=True, slots=True)
class Traffic:
    """Calls of one kind in a window. Shares are 0–1; the milliseconds are the other side's: our own waits are left out.

    `asked` counts calls that left the house, each once however often it was tried; p50 and p95 are of these.
    """

    calls: int
    asked: int
    attempts: int
    cached: int
    errors: int
    p50_ms: float | None
    p95_ms: float | None

    @property
    def cached_share(self) -> float:
        return self.cached / self.calls if self.calls else 0.0

    @property
    def error_share(self) -> float:
        return self.errors / self.calls if self.calls else 0.0


@dataclass(frozen=True, slots=True)
class EndpointTraffic:
    provider: str
    endpoint: str
    traffic: Traffic
    last_at: datetime


@dataclass(frozen=True, slots=True)
class FailedCall:
    at: datetime
    provider: str
    endpoint: str
    path: str
    status: int | None
    error: str
    attempts: int
    ms: float
    caller: str
    run_id: int | None


@dataclass(frozen=True, slots=True)
class FrequentError:
    provider: str
    error: str
    status: int | None
    calls: int
    last_at: datetime
    example: str


_TRAFFIC = """
count(*), count(*) FILTER (WHERE attempts > 0), coalesce(sum(attempts), 0),
count(*) FILTER (WHERE cached <> 'miss'), count(*) FILTER (WHERE error <> ''),
percentile_cont(0.5) WITHIN GROUP (ORDER BY ms - waited_ms) FILTER (WHERE attempts > 0),
percentile_cont(0.95) WITHIN GROUP (ORDER BY ms - waited_ms) FILTER (WHERE attempts > 0)
"""


def get_traffic(*, since: datetime, until: datetime | None = None) -> Traffic:
    """All calls from `since` on, and before `until`."""
    rows = _rows(f"SELECT {_TRAFFIC} FROM outbound_calllog WHERE {_WINDOW}", _window(since, until))  # noqa: S608
    return Traffic(*rows[0])


def get_run_traffic(run_id: int) -> Traffic:
    """The calls of one run."""
    rows = _rows(f"SELECT {_TRAFFIC} FROM outbound_calllog WHERE run_id = %(run)s", {"run": run_id})  # noqa: S608
    return Traffic(*rows[0])


def list_calls_by_endpoint(*, since: datetime, until: datetime | None = None) -> list[EndpointTraffic]:
    """Traffic by endpoint, the busiest first."""
    rows = _rows(
        f"SELECT provider, endpoint, max(at), {_TRAFFIC} FROM outbound_calllog WHERE {_WINDOW} "  # noqa: S608
        "GROUP BY provider, endpoint ORDER BY count(*) DESC, provider, endpoint",
        _window(since, until),
    )
    return [EndpointTraffic(provider, endpoint, Traffic(*rest), last) for provider, endpoint, last, *rest in rows]


def list_calls_by_hour(*, since: datetime, until: datetime) -> list[tuple[datetime, int]]:
    """Calls in each hour (UTC) from the one of `since` to the one of `until`, hours without any included."""
    rows = _rows(
        """
        SELECT hour, count(log.id)
        FROM generate_series(date_trunc('hour', %(since)s::timestamptz, 'UTC'), %(until)s, '1 hour') AS hour
        LEFT JOIN outbound_calllog AS log
            ON date_trunc('hour', log.at, 'UTC') = hour AND log.at >= %(since)s AND log.at < %(until)s
        GROUP BY hour ORDER BY hour
        """,
        {"since": since, "until": until},
    )
    return [(hour.astimezone(UTC), calls) for hour, calls in rows]


def list_errors(*, since: datetime, limit: int = 50) -> list[FailedCall]:
    """The latest failed calls, newest first."""
    rows = CallLog.objects.filter(at__gte=since).exclude(error="").order_by("-at", "-id")[:limit]
    return [FailedCall(*row) for row in rows.values_list(*FailedCall.__slots__)]


def list_top_errors(*, since: datetime, limit: int = 10) -> list[FrequentError]:
    """What fails most, with the address of the latest such call as an example."""
    rows = _rows(
        """
        SELECT provider, error, status, count(*), max(at), (array_agg(path ORDER BY at DESC))[1]
        FROM outbound_calllog WHERE error <> '' AND at >= %(since)s
        GROUP BY provider, error, status ORDER BY count(*) DESC, max(at) DESC LIMIT %(limit)s
        """,
        {"since": since, "limit": limit},
    )
    return [FrequentError(*row) for row in rows]


_WINDOW = "at >= %(since)s AND (%(until)s::timestamptz IS NULL OR at < %(until)s)"


def _window(since: datetime, until: datetime | None) -> Mapping[str, Any]:
    return {"since": since, "until": until}


def _rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
