"""What people and the clock do to the memory of calls."""

import logging
from datetime import UTC, datetime

from django.db import transaction

from cineteca.outbound.models import Breaker, CachedResponse, DailyQuota, HostLimit

log = logging.getLogger(__name__)


@transaction.atomic
def reset_breaker(*, provider: str, host: str, by: str) -> Breaker:
    """Close the breaker of a host now. Other processes hear of it within a second.

    Raises `Breaker.DoesNotExist` where there is none.
    """
    breaker = Breaker.objects.select_for_update().get(provider=provider, host=host)
    breaker.failures, breaker.opened_at, breaker.until, breaker.probe_until = 0, None, None, None
    breaker.save(update_fields=["failures", "opened_at", "until", "probe_until"])
    log.info("%s closed the breaker of %s at %s", by, provider, host)
    return breaker


def reset_limit(*, provider: str, host: str, by: str) -> bool:
    """Forget a host's reserved moments and silence, as when the database's clock was set back. Whether any were."""
    deleted, _ = HostLimit.objects.filter(provider=provider, host=host).delete()
    log.info("%s reset the rate limit of %s at %s", by, provider, host)
    return bool(deleted)


def spend_rest(*, provider: str, quota: int, at: datetime) -> DailyQuota:
    """The provider says that the calls of the day are used up, whatever we counted: believe it until midnight UTC."""
    row, _ = DailyQuota.objects.update_or_create(
        provider=provider, day=at.astimezone(UTC).date(), defaults={"spent": quota}
    )
    return row


def forget_answers(*, by: str, provider: str | None = None, kind: str | None = None) -> int:
    """Drop kept answers, all or those of a provider or kind, so that the next call asks anew. How many there were."""
    rows = CachedResponse.objects.all()
    if provider is not None:
        rows = rows.filter(provider=provider)
    if kind is not None:
        rows = rows.filter(kind=kind)
    deleted, _ = rows.delete()
    log.info("%s dropped %s kept answers", by, deleted)
    return deleted
