"""What the calls to the outside tell: how many, how fast, what failed, what is left, who is left alone."""

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

__all__ = [
    "BreakerState",
    "EndpointTraffic",
    "FailedCall",
    "FrequentError",
    "LimitState",
    "QuotaState",
    "Traffic",
    "get_run_traffic",
    "get_traffic",
    "list_breakers",
    "list_calls_by_endpoint",
    "list_calls_by_hour",
    "list_errors",
    "list_limits",
    "list_quotas",
    "list_top_errors",
]
