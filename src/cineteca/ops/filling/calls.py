"""What was asked outside, over an hour, a day or a week."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.ops import failures, words
from cineteca.ops.contexts.pages import Calls, FailedCallLine
from cineteca.ops.contexts.shared import Choice, Gauge, Option
from cineteca.ops.filling import charts, lines
from cineteca.ops.frames import address
from cineteca.outbound import queries as outbound

PERIODS: Mapping[str, tuple[timedelta, timedelta]] = {
    # name: how far back, and how much one bar stands for
    "hour": (timedelta(hours=1), timedelta(minutes=1)),
    "day": (timedelta(days=1), timedelta(minutes=30)),
    "week": (timedelta(days=7), timedelta(hours=4)),
}
LATEST = 15


def fill(*, period: str, provider: str, at: datetime) -> Calls:
    """The page of one period, of all providers or one."""
    back, step = PERIODS[period]
    until = _end_of_step(at, step)
    seen = outbound.look_at_calls(since=until - back, until=until, step=step, provider=provider)
    errors = outbound.list_top_errors(since=until - back, limit=12)
    latest = outbound.list_errors(since=until - back, limit=LATEST if not provider else 200)
    return Calls(
        gauges=_gauges(seen),
        chart=charts.calls(seen.buckets, name="calls-over-time", about=seen.about) if seen.total.calls else None,
        times=charts.times(seen.buckets, name="time-to-answer"),
        calls=tuple(lines.call(row, about=seen.about) for row in seen.endpoints),
        errors=tuple(lines.error(row) for row in errors if row.provider == provider or not provider),
        latest=tuple(_failed(row) for row in latest if row.provider == provider or not provider)[:LATEST],
        about=seen.about,
        span=period_name(period),
    )


def _end_of_step(at: datetime, step: timedelta) -> datetime:
    """Bars end at round times, so that they do not wander from look to look."""
    seconds = step.total_seconds()
    return datetime.fromtimestamp((at.timestamp() // seconds + 1) * seconds, tz=at.tzinfo)


def period_name(period: str) -> str:
    """“the last hour” and so on."""
    return {"hour": _("the last hour"), "day": _("the last 24 hours"), "week": _("the last 7 days")}[period]


def choices(*, period: str, provider: str) -> tuple[Choice, ...]:
    """How far back · whom."""
    names = {"": _("every source")} | {name: words.provider(name) for name in settings.PROVIDERS}
    whom = tuple(
        Option(label, address("calls", period=period, provider=name), chosen=name == provider)
        for name, label in names.items()
    )
    spans = tuple(
        Option(period_name(name), address("calls", period=name, provider=provider), chosen=name == period)
        for name in PERIODS
    )
    return (
        Choice("period", _("Period"), period_name(period), spans, chosen=period != "day"),
        Choice("provider", _("Source"), names[provider], whom, chosen=bool(provider)),
    )


def _gauges(seen: outbound.Period) -> tuple[Gauge, ...]:
    total = seen.total
    asked = _("%(n)s left the house") % {"n": words.count(total.asked, about=seen.about)}
    failed = words.per_cent(total.errors, total.calls)
    return (
        Gauge(_("Calls"), words.count(total.calls, about=seen.about), "", asked),
        Gauge(_("From the cache"), str(words.per_cent(total.cached, total.calls)), "%"),
        Gauge(_("Failed"), str(failed), "%", words.count(total.errors), tone="bad" if failed >= 5 else ""),
        Gauge(_("Half answered within"), *_figure(total.p50_ms)),
        Gauge(_("95 in 100 within"), *_figure(total.p95_ms)),
    )


def _figure(ms: float | None) -> tuple[str, str]:
    return (words.count(round(ms)), "ms") if ms is not None else ("–", "")


def _failed(row: outbound.FailedCall) -> FailedCallLine:
    return FailedCallLine(
        at=row.at,
        provider=words.provider(row.provider),
        path=failures.place(row.path),
        words=failures.call(row.error, row.status),
        tries=words.count(row.attempts),
        took=words.milliseconds(row.ms),
        run_url=reverse("ops:run", args=[row.run_id]) if row.run_id else "",
    )
