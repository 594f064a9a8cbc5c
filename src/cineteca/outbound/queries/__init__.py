"""What the calls to the outside tell: how many, how fast, what failed, what is left, who is left alone."""

from cineteca.outbound.queries.answers import KeptAnswers, list_kept_answers
from cineteca.outbound.queries.calls import (
    EndpointTraffic,
    FailedCall,
    FrequentError,
    Traffic,
    get_run_traffic,
    get_traffic,
    list_calls_by_endpoint,
    list_calls_by_hour,
    list_errors,
    list_top_errors,
)
from cineteca.outbound.queries.hosts import (
    BreakerState,
    LimitState,
    QuotaState,
    list_breakers,
    list_limits,
    list_quotas,
)
from cineteca.outbound.queries.periods import Bucket, Period, list_quota_days, look_at_calls, look_at_run
from cineteca.outbound.queries.pulse import feel_calls, feel_hosts
from cineteca.outbound.queries.totals import CallTotals, list_call_totals

__all__ = [
    "BreakerState",
    "Bucket",
    "CallTotals",
    "EndpointTraffic",
    "FailedCall",
    "FrequentError",
    "KeptAnswers",
    "LimitState",
    "Period",
    "QuotaState",
    "Traffic",
    "feel_calls",
    "feel_hosts",
    "get_run_traffic",
    "get_traffic",
    "list_breakers",
    "list_call_totals",
    "list_calls_by_endpoint",
    "list_calls_by_hour",
    "list_errors",
    "list_kept_answers",
    "list_limits",
    "list_quota_days",
    "list_quotas",
    "list_top_errors",
    "look_at_calls",
    "look_at_run",
]
