"""The calls of a span of time, in one pass: altogether, by endpoint, and as they went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from cineteca.outbound.models import DailyQuota
from cineteca.outbound.queries.calls import EndpointTraffic, Traffic

LARGE = 30_000
CHUNKS, CHUNK = 400, 50
"""Of more than `LARGE` calls, so many handfuls of neighbours are looked at, evenly spread: wherever the window lies
in the table and however large both are, that costs the same."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Calls from `at` on, for one step. p50 and p95 are milliseconds of those that left the house."""

    at: datetime
    cached: int
    asked: int
    failed: int
    p50_ms: float | None = None
    p95_ms: float | None = None

    @property
    def calls(self) -> int:
        return self.cached + self.asked + self.failed


@dataclass(frozen=True, slots=True)
class Period:
    """What was called in it. `buckets` leave no step out; with `about`, the figures are from a part of the calls."""

    total: Traffic
    endpoints: tuple[EndpointTraffic, ...]
    buckets: tuple[Bucket, ...]
    about: bool = False


_LOOK = """
WITH call AS NOT MATERIALIZED (
    SELECT provider, endpoint, at, attempts, cached, error, ms - waited_ms AS ms,
           date_bin(%(step)s, at, %(since)s) AS bucket
    FROM {calls}
    WHERE at >= %(since)s AND at < %(until)s
      AND (%(provider)s = '' OR provider = %(provider)s) AND (%(run)s::bigint IS NULL OR run_id = %(run)s)
)
SELECT provider, endpoint, bucket, max(at), count(*), count(*) FILTER (WHERE attempts > 0),
       coalesce(sum(attempts), 0), count(*) FILTER (WHERE cached <> 'miss'), count(*) FILTER (WHERE error <> ''),
       count(*) FILTER (WHERE error = '' AND cached = 'miss'),
       percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY ms) FILTER (WHERE attempts > 0)
FROM call
GROUP BY GROUPING SETS ((), (provider, endpoint), (bucket))
"""
_ALL = "outbound_calllog"
_HANDFULS = """
(SELECT log.* FROM generate_series(%(first)s::bigint, %(last)s::bigint, %(stride)s::bigint) AS start,
 LATERAL (SELECT * FROM outbound_calllog WHERE id >= start AND id < start + %(chunk)s OFFSET 0) AS log) AS handful
"""
# Calls are numbered as they are written down, so the numbers tell how many there are in a span of time, about.
_IDS = """
SELECT (SELECT id FROM outbound_calllog WHERE at >= %(since)s ORDER BY at LIMIT 1),
       (SELECT id FROM outbound_calllog WHERE at < %(until)s ORDER BY at DESC LIMIT 1)
"""


def look_at_calls(*, since: datetime, until: datetime, step: timedelta, provider: str = "") -> Period:
    """The calls from `since` on and before `until`, of one provider where it is named.

    Where there are very many, about 20,000 of them are looked at and the counts made good.
    """
    asked: dict[str, Any] = {"since": since, "until": until, "step": step, "provider": provider, "run": None}
    with connection.cursor() as cursor:
        cursor.execute(_IDS, asked)
        first, last = cursor.fetchone()
    number = (last or 0) - (first or 0) + 1
    if number <= LARGE:
        return _period(asked, _ALL)
    stride = -(-number // CHUNKS)
    spread = {"first": first, "last": last, "stride": stride, "chunk": CHUNK}
    return _period(asked | spread, _HANDFULS, factor=max(1.0, stride / CHUNK))


def look_at_run(run_id: int, *, since: datetime, until: datetime) -> Period:
    """The calls of one run, which went on from `since` to `until`."""
    step = max(timedelta(seconds=1), (until - since) / 40)
    return _period({"since": since, "until": until, "step": step, "provider": "", "run": run_id}, _ALL)


def list_quota_days(*, since: date) -> Mapping[str, list[tuple[date, int]]]:
    """What each provider spent of its quota on each day since then, oldest first; days without calls are left out."""
    days: dict[str, list[tuple[date, int]]] = {}
    rows = DailyQuota.objects.filter(day__gte=since).order_by("provider", "day")
    for provider, day, spent in rows.values_list("provider", "day", "spent"):
        days.setdefault(provider, []).append((day, spent))
    return days


def _period(asked: Mapping[str, Any], calls: str, *, factor: float = 1.0) -> Period:
    with connection.cursor() as cursor:
        cursor.execute(_LOOK.format(calls=calls), asked)
        rows = cursor.fetchall()
    total, endpoints, buckets = Traffic(0, 0, 0, 0, 0, None, None), [], {}
    for provider, endpoint, bucket, last_at, *numbers in rows:
        traffic, plain = _traffic(numbers, factor)
        if bucket is not None:
            failed = traffic.errors
            cached = max(0, traffic.calls - plain - failed)
            buckets[bucket] = Bucket(bucket, cached, plain, failed, traffic.p50_ms, traffic.p95_ms)
        elif provider is not None:
            endpoints.append(EndpointTraffic(provider, endpoint, traffic, last_at))
        else:
            total = traffic
    endpoints.sort(key=lambda row: (-row.traffic.calls, row.provider, row.endpoint))
    return Period(total, tuple(endpoints), _without_gaps(asked, buckets), about=calls != _ALL)


def _traffic(numbers: list[Any], factor: float) -> tuple[Traffic, int]:
    """The traffic, and how many of its calls were answered by the other side."""
    *counts, percentiles = numbers
    calls, left, attempts, cached, errors, plain = (round(number * factor) for number in counts)
    p50, p95 = percentiles or (None, None)
    return Traffic(calls, left, attempts, cached, errors, p50, p95), plain


def _without_gaps(asked: Mapping[str, Any], buckets: Mapping[datetime, Bucket]) -> tuple[Bucket, ...]:
    since, step = asked["since"].astimezone(UTC), asked["step"]
    steps = -(-(asked["until"] - since) // step)
    known = {at.astimezone(UTC): bucket for at, bucket in buckets.items()}
    moments = [since + step * n for n in range(steps)]
    return tuple(known.get(at) or Bucket(at, 0, 0, 0) for at in moments)
