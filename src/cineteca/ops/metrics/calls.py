"""Calls to the outside, and what is left of them."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client.core import Metric

from cineteca.ops.metrics.family import counter, gauge, histogram
from cineteca.outbound import counting
from cineteca.outbound import queries as outbound
from cineteca.outbound.domain.lengths import BOUNDS, NEVER_LEFT
from cineteca.outbound.queries import CallTotals

_STATES = {"closed": 0, "half-open": 1, "open": 2}


def made(at: datetime) -> Iterator[Metric]:
    """Calls, errors and lengths by provider, since ever."""
    counting.count_calls(at=at)
    totals = outbound.list_call_totals()
    yield counter(
        "calls",
        "Calls of clients, by what was answered and whether the cache did; status 0: nobody answered.",
        ("provider", "status", "cached"),
        _summed(totals, lambda row: (row.provider, str(row.status), row.cached)),
    )
    yield counter(
        "call_errors",
        "Calls that failed, by the name of the error.",
        ("provider", "error"),
        _summed([row for row in totals if row.error], lambda row: (row.provider, row.error)),
    )
    yield histogram(
        "call_seconds",
        "How long the other side took; our own waits are left out.",
        "provider",
        BOUNDS,
        _lengths(totals),
    )


def left(at: datetime) -> Iterator[Metric]:
    """Breakers, quotas, limits, kept answers."""
    breakers, quotas = outbound.list_breakers(at=at), outbound.list_quotas(at=at)
    yield gauge(
        "breaker_state",
        "0 closed, 1 half open, 2 open: nobody is let through.",
        ("provider", "host"),
        [((row.provider, row.host), _STATES.get(row.state, 0)) for row in breakers],
    )
    yield gauge("quota_spent", "Calls of today (UTC).", ("provider",), [((row.provider,), row.spent) for row in quotas])
    limited = [row for row in quotas if row.quota is not None]
    yield gauge(
        "quota_left", "Calls left of today's.", ("provider",), [((row.provider,), row.left or 0) for row in limited]
    )
    yield gauge(
        "limit_used_ratio",
        "How much of the rate limit is used in the window that ends now, 0 to 1.",
        ("provider", "host"),
        [((row.provider, row.host), row.used / row.calls) for row in outbound.list_limits(at=at)],
    )
    kept = outbound.list_kept_answers(at=at)
    rows = [((row.provider, "fresh"), row.fresh) for row in kept]
    rows += [((row.provider, "ended"), row.answers - row.fresh) for row in kept]
    yield gauge(
        "kept_answers", "Answers in the response cache; about, where there are many.", ("provider", "state"), rows
    )


def _summed(
    totals: list[CallTotals], key: Callable[[CallTotals], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], float]]:
    summed: Counter[tuple[str, ...]] = Counter()
    for row in totals:
        summed[key(row)] += row.calls
    return sorted(summed.items())


def _lengths(totals: list[CallTotals]) -> dict[str, tuple[list[int], float]]:
    lengths: dict[str, tuple[list[int], float]] = {}
    for row in totals:
        if row.bucket == NEVER_LEFT:
            continue
        classes, total = lengths.setdefault(row.provider, ([0] * (len(BOUNDS) + 1), 0.0))
        classes[row.bucket] += row.calls
        lengths[row.provider] = classes, total + row.seconds
    return lengths
