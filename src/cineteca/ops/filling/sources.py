"""The hosts we ask: breakers, limits, and what is left of the quotas."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from cineteca.ops import words
from cineteca.ops.contexts.pages import QuotaLine, Sources
from cineteca.ops.filling import charts, lines
from cineteca.outbound import queries as outbound

DAYS = 14


def fill(*, at: datetime) -> Sources:
    """The page, as it stood at `at`."""
    today = at.astimezone(UTC).date()
    spent = outbound.list_quota_days(since=today - timedelta(days=DAYS - 1))
    midnight = datetime.combine(today + timedelta(days=1), time.min, UTC)
    return Sources(
        hosts=lines.hosts(at),
        asks=any(access["enabled"] for access in settings.PROVIDERS.values()),
        quotas=tuple(
            QuotaLine(
                provider=words.provider(state.provider),
                today=words.count(state.spent),
                left=_("no quota") if state.left is None else words.count(state.left),
                resets_at=midnight,
                chart=charts.days(
                    spent[state.provider], name=f"quota-{state.provider}", today=today, quota=state.quota, length=DAYS
                )
                if spent.get(state.provider)
                else None,
            )
            for state in outbound.list_quotas(at=at)
            if settings.PROVIDERS[state.provider]["enabled"] and (state.quota or state.provider in spent)
        ),
    )
