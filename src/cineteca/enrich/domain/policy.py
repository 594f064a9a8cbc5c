"""How long a work is held, and when one that nobody answered for is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cineteca.enrich.domain.outcomes import ProviderOutcome, Said

LEASE = timedelta(minutes=3)
"""How long a worker may hold a work. One that dies gives it back by the clock."""

WAIT_FOR_OTHER = 30.0
"""Seconds that a second request waits for the one already at the same work."""

RETRIES = 6
"""Failures after which a work is left alone until somebody asks for it."""

_FIRST_RETRY = timedelta(minutes=1)
_LAST_RETRY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Retry:
    """`at` is None for a dead letter: nobody tries again by himself."""

    at: datetime | None
    retries: int


def retry(providers: Mapping[str, ProviderOutcome], *, retries: int, at: datetime) -> Retry:
    """When to try again after nobody answered. Being asked to wait is no failure and does not count as one."""
    waits = [outcome.retry_after for outcome in providers.values() if outcome.retry_after is not None]
    if waits:
        return Retry(at + timedelta(seconds=min(max(1.0, *waits), _LAST_RETRY.total_seconds())), retries)
    asked = [outcome for outcome in providers.values() if outcome.said is not Said.SKIPPED]
    if retries + 1 >= RETRIES or (asked and all(outcome.permanent for outcome in asked)):
        return Retry(None, retries + 1)
    return Retry(at + min(_FIRST_RETRY * 4**retries, _LAST_RETRY), retries + 1)
