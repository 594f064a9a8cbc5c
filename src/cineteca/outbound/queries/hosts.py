"""What is left, and who is left alone."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from cineteca.outbound.domain.breaker import Circuit
from cineteca.outbound.models import Breaker, DailyQuota, HostLimit


@dataclass(frozen=True, slots=True)
class BreakerState:
    """`state` is ``closed``, ``open`` or ``half-open``; an open one lets nobody through before `until`."""

    provider: str
    host: str
    state: str
    failures: int
    opened_at: datetime | None
    until: datetime | None
    last_error: str


@dataclass(frozen=True, slots=True)
class QuotaState:
    """Calls of today (UTC). `quota` and `left` are None where there is no quota."""

    provider: str
    spent: int
    quota: int | None
    left: int | None


@dataclass(frozen=True, slots=True)
class LimitState:
    """At most `calls` in any `seconds`; `used` of them in the window that ends now, `queued` reserved after it."""

    provider: str
    host: str
    calls: int
    seconds: float
    used: int
    queued: int
    silent_until: datetime | None


def list_breakers(*, at: datetime) -> list[BreakerState]:
    """Every breaker that ever counted a failure, the open ones first."""
    states = [_breaker_state(row, at) for row in Breaker.objects.order_by("provider", "host")]
    return sorted(states, key=lambda state: state.state == "closed")


def list_quotas(*, at: datetime) -> list[QuotaState]:
    """What each configured provider spent today, and what is left."""
    spent = dict(DailyQuota.objects.filter(day=at.astimezone(UTC).date()).values_list("provider", "spent"))
    return [_quota_state(name, spent.get(name, 0), access.get("quota")) for name, access in settings.PROVIDERS.items()]


def list_limits(*, at: datetime) -> list[LimitState]:
    """How far each host's rate limit is used; providers without a limit are left out."""
    configured = {name: access["limit"] for name, access in settings.PROVIDERS.items() if access.get("limit")}
    rows = HostLimit.objects.filter(provider__in=configured).order_by("provider", "host")
    return [_limit_state(row, configured[row.provider], at.timestamp()) for row in rows]


def _breaker_state(row: Breaker, at: datetime) -> BreakerState:
    circuit = Circuit(row.failures, row.opened_at, row.until, row.probe_until)
    return BreakerState(
        row.provider, row.host, circuit.state(at), row.failures, row.opened_at, row.until, row.last_error
    )


def _quota_state(name: str, spent: int, quota: int | None) -> QuotaState:
    return QuotaState(name, spent, quota, None if quota is None else max(0, quota - spent))


def _limit_state(row: HostLimit, limit: tuple[int, float], now: float) -> LimitState:
    calls, seconds = limit
    return LimitState(
        provider=row.provider,
        host=row.host,
        calls=calls,
        seconds=seconds,
        used=sum(now - seconds < moment <= now for moment in row.taken),
        queued=sum(moment > now for moment in row.taken),
        silent_until=datetime.fromtimestamp(row.not_before, UTC) if row.not_before > now else None,
    )
