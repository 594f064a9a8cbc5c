"""Lines of lists, from what the rooms below tell."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.enrich import queries as enrich
from cineteca.enrich.domain.timetable import BY_NAME
from cineteca.ops import cron_words, failures, states, words
from cineteca.ops.contexts.lines import AlertLine, CallLine, ErrorLine, HostLine, RunLine, ScheduleLine
from cineteca.ops.contexts.shared import More
from cineteca.ops.frames import address
from cineteca.outbound import queries as outbound

if TYPE_CHECKING:
    from cineteca.enrich.models import Run

COUNTS = ("checked", "ingested", "skipped", "failed", "calls")


def source(name: str) -> str:
    """What ran, in words."""
    known = {
        "queue": _("Refresh queue"),
        "work": _("One work"),
        "ingest": _("Ingest"),
        "person": _("One person"),
        "discovery": _("Discovery"),
        "changes": _("Change sync"),
        "offers": _("Where to watch"),
        "ratings": _("Ratings"),
        "trends": _("Trends"),
        "trending": _("Trends"),
        "reingest": _("Re-ingest"),
        "refresh": _("Refresh of what is overdue"),
        "pictures": _("Pictures"),
        "quality": _("Quality"),
        "popularity": _("Popularity"),
        "scores": _("Scores"),
        "house": _("Old records let go"),
        "datasets": _("Works as the IMDb datasets tell them"),
    }
    if name in BY_NAME:
        return _(BY_NAME[name].title)
    return known.get(name) or words.plain(name)


def trigger(name: str) -> str:
    """What made it run, in words."""
    return {"scheduled": _("by the clock"), "manual": _("by hand"), "page": _("asked for on a page")}.get(name, name)


def run(row: "enrich.RunRow", at: datetime) -> RunLine:
    """A run of a list."""
    title, reason = failures.of_run(row.error, words.provider) if row.error else ("", "")
    return RunLine(
        url=reverse("ops:run", args=[row.id]),
        state=states.of_run(row.state(at=at), failed=_failed(row)),
        source=source(row.source),
        trigger=trigger(row.trigger),
        started_at=row.started_at,
        ended_at=row.ended_at,
        length=words.span(row.length),
        error=" – ".join(part for part in (title, reason) if part),
        **{name: words.count(getattr(row, name)) for name in COUNTS},
    )


def _failed(row: "enrich.RunRow | Run") -> int:
    """What a run failed at. A look at the quality counts grave findings there: it did not fail at anything."""
    return 0 if row.source == "quality" else row.failed


def whole_run(found: "Run", at: datetime) -> RunLine:
    """The same of a run with everything it kept."""
    return RunLine(
        url=reverse("ops:run", args=[found.id]),
        state=states.of_run(enrich.get_run_state(found, at=at), failed=_failed(found)),
        source=source(found.source),
        trigger=trigger(found.trigger),
        started_at=found.started_at,
        ended_at=found.ended_at,
        length=words.span((found.ended_at or found.heard_at) - found.started_at),
        **{name: words.count(getattr(found, name)) for name in COUNTS},
    )


def call(row: outbound.EndpointTraffic, *, about: bool = False) -> CallLine:
    """The calls of an endpoint."""
    traffic = row.traffic
    return CallLine(
        provider=words.provider(row.provider),
        endpoint=row.endpoint,
        calls=words.count(traffic.calls, about=about),
        p50=words.milliseconds(traffic.p50_ms),
        p95=words.milliseconds(traffic.p95_ms),
        cached=words.per_cent(traffic.cached, traffic.calls),
        errors=words.count(traffic.errors, about=about and traffic.errors > 0),
        last_at=row.last_at,
    )


def error(row: outbound.FrequentError) -> ErrorLine:
    """A kind of failure."""
    return ErrorLine(
        failures.call(row.error, row.status),
        words.provider(row.provider),
        words.count(row.calls),
        row.last_at,
        failures.place(row.example),
    )


def alert(row: enrich.AlertRow) -> AlertLine:
    """Something to be known."""
    url = address("rule", row.subject) if row.kind == "quality.jump" and "/" not in row.subject else ""
    if row.kind == "imdb.old":
        url = address("imdb")
    return AlertLine(row.message, states.of_severity(row.severity), row.cleared_at or row.raised_at, url)


def schedule(row: enrich.ScheduleRow) -> ScheduleLine:
    """Something that runs by the clock."""
    return ScheduleLine(
        name=row.name,
        title=row.title,
        cron=row.cron,
        plan=cron_words.say(row.cron),
        time_zone=row.time_zone,
        jitter=words.count(row.jitter),
        enabled=row.enabled,
        state=states.of_schedule(row.state, enabled=row.enabled),
        next_at=row.next_at,
        asked_at=row.asked_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        error=failures.sentence(row.last_error),
        run_url=reverse("ops:run", args=[row.last_run_id]) if row.last_run_id else "",
        under_way=row.state in {"running", "waiting"},
    )


def hosts(at: datetime) -> tuple[HostLine, ...]:
    """Every outside host that is configured, with what stands in the way of asking it."""
    breakers = {state.provider: state for state in outbound.list_breakers(at=at)}
    limits = {state.provider: state for state in outbound.list_limits(at=at)}
    quotas = {state.provider: state for state in outbound.list_quotas(at=at)}
    return tuple(
        _host(name, breakers.get(name), quotas[name], limits.get(name), enabled=access["enabled"])
        for name, access in settings.PROVIDERS.items()
    )


def _host(
    name: str,
    breaker: outbound.BreakerState | None,
    quota: outbound.QuotaState,
    limit: outbound.LimitState | None,
    *,
    enabled: bool,
) -> HostLine:
    state = breaker.state if breaker else "closed"
    return HostLine(
        key=name,
        provider=words.provider(name),
        host=breaker.host if breaker else limit.host if limit else "",
        state=states.of_breaker(state) if enabled else states.switched_off(),
        quota=_quota(quota),
        quota_share=words.per_cent(quota.spent, quota.quota) if quota.quota else None,
        limit=_limit(limit) if limit else "",
        limit_share=words.per_cent(limit.used, limit.calls) if limit else None,
        until=breaker.until if breaker and state == "open" else None,
        silent_until=limit.silent_until if limit else None,
        error=failures.of_source(breaker.last_error, name, words.provider(name))
        if breaker and state != "closed"
        else "",
        open=state != "closed",
    )


def _quota(quota: outbound.QuotaState) -> str:
    if not quota.quota:
        return _("no quota")
    return _("%(n)s of %(all)s") % {"n": words.count(quota.spent), "all": words.count(quota.quota)}


def _limit(limit: outbound.LimitState) -> str:
    return _("%(used)s of %(calls)s in %(seconds)s s") % {
        "used": limit.used,
        "calls": limit.calls,
        "seconds": f"{limit.seconds:g}",
    }


def more(place: str, following: str, after: str, *names: object, **asked: object) -> More:
    """Where a list goes on and where it begins, with the same filters."""
    return More(
        address(place, *names, **asked, after=following) if following else "",
        address(place, *names, **asked) if after else "",
    )


def joined(parts: Iterable[str]) -> str:
    """Parts of a sentence side by side, the empty ones left out."""
    return " · ".join(part for part in parts if part)
