"""The instrument panel, filled from what enrichment and the way out tell about themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.completeness import EXPECTATIONS
from cineteca.catalog.queries.reports import Incomplete, Lacking
from cineteca.enrich import queries as enrich
from cineteca.ops import sparkline, states
from cineteca.ops.contexts import (
    CallLine,
    ErrorLine,
    Gauge,
    HostLine,
    Panel,
    QueueLine,
    RunLine,
    ShareLine,
    Spark,
    WorstLine,
)
from cineteca.outbound import queries as outbound

if TYPE_CHECKING:
    from cineteca.enrich.models import Run

DAY = timedelta(days=1)
RUNS = 8
NAMES = {
    "tmdb": "TMDB",
    "omdb": "OMDb",
    "imdb": "IMDb",
    "rotten_tomatoes": "Rotten Tomatoes",
    "metacritic": "Metacritic",
    "trakt": "Trakt",
}


def fill(*, at: datetime) -> Panel:
    """Everything the page shows, as it stood at `at`."""
    report = catalogue.completeness_report(worst=10)
    return Panel(
        gauges=_gauges(report, at),
        lacking=tuple(_lacking(row, report.total) for row in report.missing),
        worst=tuple(_worst(row) for row in report.worst),
        rated=tuple(_rated(row) for row in catalogue.rating_coverage()),
        queue=tuple(_queue_line(row) for row in enrich.list_next(at=at, limit=12)),
        failed=tuple(_queue_line(row) for row in enrich.list_failed(limit=20)),
        runs=tuple(_run_line(run, at) for run in _telling(enrich.list_runs(limit=200))),
        traffic=_traffic(outbound.list_calls_by_hour(since=at - DAY, until=at)),
        calls=tuple(_call_line(row) for row in outbound.list_calls_by_endpoint(since=at - DAY)),
        errors=tuple(_error_line(row) for row in outbound.list_top_errors(since=at - DAY, limit=8)),
        hosts=_hosts(at),
        at=at,
    )


def count(number: float) -> str:
    """A whole number, grouped."""
    return str(number_format(number, 0, force_grouping=True))


def milliseconds(number: float | None) -> str:
    """“84 ms”, or a dash where nobody was asked."""
    return f"{count(round(number))} ms" if number is not None else "–"


def span(length: timedelta) -> str:
    """“48 s”, “12 min”, “3 h 20 min”."""
    seconds = round(length.total_seconds())
    if seconds < 90:
        return _("%(n)s s") % {"n": seconds}
    hours, minutes = divmod(round(seconds / 60), 60)
    return _("%(h)s h %(m)s min") % {"h": hours, "m": minutes} if hours else _("%(m)s min") % {"m": minutes}


def _gauges(report: catalogue.CompletenessReport, at: datetime) -> tuple[Gauge, ...]:
    queue = enrich.get_queue_figures(at=at)
    traffic = outbound.get_traffic(since=at - DAY)
    bands = _("%(complete)s complete, %(partial)s partial, %(minimal)s minimal") % {
        "complete": count(report.complete),
        "partial": count(report.partial),
        "minimal": count(report.minimal),
    }
    never = _("%(n)s never enriched") % {"n": count(queue.never)}
    dead = _("%(n)s given up, %(m)s to be tried again") % {
        "n": count(queue.dead),
        "m": count(queue.failed - queue.dead),
    }
    cached = _("%(share)s %% from the cache") % {"share": round(100 * traffic.cached_share)}
    return (
        Gauge(_("Works"), count(report.total)),
        Gauge(_("Completeness"), count(report.average), "%", bands),
        Gauge(_("Waiting"), count(queue.due + queue.never), "", never),
        Gauge(_("Not answered"), count(queue.failed), "", dead),
        Gauge(_("Calls in 24 hours"), count(traffic.calls), "", cached),
    )


def _queue_line(row: enrich.QueueRow) -> QueueLine:
    note = row.last_error or (_("asked for now") if row.urgent else "")
    return QueueLine(
        place=row.place,
        title=_titled(row.title, row.year),
        url=_address(row.kind, row.slug),
        enriched_at=row.enriched_at,
        share=row.completeness,
        note=note,
    )


def _run_line(run: "Run", at: datetime) -> RunLine:
    numbers = {name: count(getattr(run, name)) for name in ("checked", "ingested", "skipped", "failed", "calls")}
    return RunLine(
        state=states.of_run(enrich.get_run_state(run, at=at), failed=run.failed),
        source=run.source,
        trigger=run.get_trigger_display(),
        started_at=run.started_at,
        length=span((run.ended_at or run.heard_at) - run.started_at),
        errors=tuple(_first_line(error) for error in run.errors[:3]),
        **numbers,
    )


def _telling(runs: Sequence["Run"]) -> list["Run"]:
    """The latest runs that did something: a worker looks every minute, mostly in vain."""
    return [run for run in runs if run.checked or not run.ended_at][:RUNS]


def _lacking(row: Lacking, total: int) -> ShareLine:
    return ShareLine(_(row.label), count(row.works), round(100 * row.works / total) if total else 0)


def _worst(row: Incomplete) -> WorstLine:
    missing = [EXPECTATIONS[name].label if name in EXPECTATIONS else name for name in row.missing]
    return WorstLine(_titled(row.title, row.year), _address(row.kind, row.slug), row.completeness, ", ".join(missing))


def _rated(row: catalogue.Coverage) -> ShareLine:
    return ShareLine(NAMES.get(row.source, row.source), count(row.works), round(100 * row.share))


def _titled(title: str, year: int | None) -> str:
    return f"{title} ({year})" if year else title


def _address(kind: str, slug: str) -> str:
    return reverse("web:work", kwargs={"kind": kind, "slug": slug})


def _first_line(error: object) -> str:
    if isinstance(error, dict):
        return ": ".join(str(error[name]) for name in ("title", "error") if error.get(name))
    return str(error)


def _traffic(hours: Sequence[tuple[datetime, int]]) -> Spark | None:
    calls = [number for _hour, number in hours]
    if not any(calls):
        return None
    most, total = max(hours, key=lambda hour: hour[1]), sum(calls)
    words = ngettext(
        "%(n)s call in 24 hours, most of them in the hour from %(hour)s",
        "%(n)s calls in 24 hours, most of them in the hour from %(hour)s",
        total,
    ) % {"n": count(total), "hour": f"{most[0]:%H:%M}"}
    rows = tuple((f"{hour:%H:%M}", count(number)) for hour, number in hours)
    return Spark(sparkline.line(calls), sparkline.area(calls), words, rows)


def _call_line(row: outbound.EndpointTraffic) -> CallLine:
    traffic = row.traffic
    return CallLine(
        provider=NAMES.get(row.provider, row.provider),
        endpoint=row.endpoint,
        calls=count(traffic.calls),
        p50=milliseconds(traffic.p50_ms),
        p95=milliseconds(traffic.p95_ms),
        cached=round(100 * traffic.cached_share),
        errors=count(traffic.errors),
    )


def _error_line(row: outbound.FrequentError) -> ErrorLine:
    words = f"{row.error} ({row.status})" if row.status else row.error
    return ErrorLine(words, NAMES.get(row.provider, row.provider), count(row.calls), row.last_at)


def _hosts(at: datetime) -> tuple[HostLine, ...]:
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
    state = states.of_breaker(breaker.state if breaker else "closed") if enabled else states.switched_off()
    return HostLine(
        provider=NAMES.get(name, name),
        host=breaker.host if breaker else limit.host if limit else "",
        state=state,
        quota=_quota(quota),
        quota_share=min(100, 100 * quota.spent // quota.quota) if quota.quota else None,
        limit=_limit(limit) if limit else "–",
        limit_share=min(100, 100 * limit.used // limit.calls) if limit else None,
        note=_note(breaker),
    )


def _quota(quota: outbound.QuotaState) -> str:
    words = _("%(n)s of %(all)s") if quota.quota else _("%(n)s, no quota")
    return words % {"n": count(quota.spent), "all": count(quota.quota or 0)}


def _limit(limit: outbound.LimitState) -> str:
    return _("%(used)s of %(calls)s in %(seconds)s s") % {
        "used": limit.used,
        "calls": limit.calls,
        "seconds": f"{limit.seconds:g}",
    }


def _note(breaker: outbound.BreakerState | None) -> str:
    if breaker is None or breaker.until is None:
        return ""
    return _("until %(time)s UTC. %(error)s") % {"time": f"{breaker.until:%H:%M:%S}", "error": breaker.last_error}
