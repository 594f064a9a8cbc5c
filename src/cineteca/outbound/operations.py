"""What people and the clock do to the memory of calls."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cineteca.outbound.models import Breaker, CachedResponse, CallLog, DailyQuota, HostLimit

log = logging.getLogger(__name__)
BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept. An answer past its life is kept on for a while: its ETag can still confirm it."""

    calls: timedelta = timedelta(days=30)
    failed_calls: timedelta = timedelta(days=90)
    ended_answers: timedelta = timedelta(days=30)
    quotas: timedelta = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Pruned:
    calls: int
    answers: int
    quotas: int


def prune(*, at: datetime, retention: Retention | None = None) -> Pruned:
    """Delete what is older than `retention` says, in small transactions."""
    keep = retention or Retention()
    good = CallLog.objects.filter(error="", at__lt=at - keep.calls)
    failed = CallLog.objects.exclude(error="").filter(at__lt=at - keep.failed_calls)
    ended = CachedResponse.objects.filter(fresh_until__lt=at - keep.ended_answers)
    quotas, _ = DailyQuota.objects.filter(day__lt=(at - keep.quotas).astimezone(UTC).date()).delete()
    return Pruned(calls=_delete(good) + _delete(failed), answers=_delete(ended), quotas=quotas)


def _delete(rows: QuerySet[Any]) -> int:
    deleted = 0
    while keys := list(rows.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            deleted += rows.model._default_manager.filter(pk__in=keys).delete()[0]  # noqa: SLF001 - Django's name for it
    return deleted


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
