"""The first page, filled from what the rooms below tell about themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.catalog import queries as catalogue
from cineteca.core.pagination import Page
from cineteca.enrich import queries as enrich
from cineteca.ops import words
from cineteca.ops.contexts.lines import RunLine, ScheduleLine
from cineteca.ops.contexts.overview import Overview
from cineteca.ops.contexts.shared import Gauge, Spark
from cineteca.ops.drawing import sparkline
from cineteca.ops.filling import completeness, freshness, lines, queue
from cineteca.ops.frames import address
from cineteca.outbound import queries as outbound

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
RUNS, NEXT, SCHEDULES, ERRORS, ENDPOINTS = 8, 8, 6, 6, 8


def fill(*, at: datetime) -> Overview:
    """Everything the page shows, as it stood at `at`."""
    period = outbound.look_at_calls(since=at - DAY, until=at, step=HOUR)
    bands = catalogue.completeness_by_kind()
    total = sum(kind.total for kind in bands)
    running = enrich.list_running(at=at)
    return Overview(
        alerts=tuple(lines.alert(row) for row in enrich.list_alerts(limit=5)),
        gauges=_gauges(bands, period, at),
        running=tuple(lines.run(row, at) for row in running),
        runs=_ended(running, at),
        schedules=_coming(at),
        queue=tuple(queue.next_line(row, at) for row in enrich.list_next(at=at, limit=NEXT)),
        fresh=tuple(line.share for line in freshness.facts(at)),
        lacking=completeness.lacking(catalogue.missing_fields(), total, about=any(kind.about for kind in bands))[:8],
        rated=completeness.rated(),
        hosts=lines.hosts(at),
        traffic=_traffic(period.buckets),
        calls=tuple(lines.call(row, about=period.about) for row in period.endpoints[:ENDPOINTS]),
        errors=tuple(lines.error(row) for row in outbound.list_top_errors(since=at - DAY, limit=ERRORS)),
    )


def _ended(running: Sequence[enrich.RunRow], at: datetime) -> tuple[RunLine, ...]:
    """The latest runs besides those under way, which stand above them."""
    rows = enrich.list_run_page(enrich.RunFilter(), Page(RUNS + len(running)), at=at).items
    shown = {row.id for row in running}
    return tuple(lines.run(row, at) for row in rows if row.id not in shown)[:RUNS]


def _gauges(bands: Sequence[catalogue.Bands], period: outbound.Period, at: datetime) -> tuple[Gauge, ...]:
    state, traffic = enrich.get_queue_state(at=at), period.total
    total, about = sum(kind.total for kind in bands), any(kind.about for kind in bands)
    average = sum(kind.average * kind.total for kind in bands) / total if total else 0
    never = _("%(n)s never enriched") % {"n": words.count(state.never, about=state.about)}
    dead = _("%(n)s given up, %(m)s to be tried again") % {"n": words.count(state.dead), "m": words.count(state.failed)}
    cached = _("%(share)s %% from the cache") % {"share": words.per_cent(traffic.cached, traffic.calls)}
    return (
        Gauge(_("Works"), words.count(total, about=about), "", _kinds(bands), address("works")),
        Gauge(_("Completeness"), words.count(int(average)), "%", _bands(bands), address("completeness")),
        Gauge(_("Waiting"), words.count(state.due + state.never, about=state.about), "", never, address("queue")),
        Gauge(_("Not answered"), words.count(state.failed + state.dead), "", dead, address("queue", state="failed")),
        Gauge(_("Calls in 24 hours"), words.count(traffic.calls, about=period.about), "", cached, address("calls")),
    )


def _kinds(bands: Sequence[catalogue.Bands]) -> str:
    return ", ".join(
        f"{words.count(kind.total, about=kind.about)} {completeness.kind_name(kind.kind).lower()}" for kind in bands
    )


def _bands(bands: Sequence[catalogue.Bands]) -> str:
    about = any(kind.about for kind in bands)
    return _("%(complete)s complete, %(partial)s partial, %(minimal)s minimal") % {
        name: words.count(sum(getattr(kind, name) for kind in bands), about=about)
        for name in ("complete", "partial", "minimal")
    }


def _coming(at: datetime) -> tuple[ScheduleLine, ...]:
    """What runs by the clock now, then what comes next."""
    rows = [row for row in enrich.list_schedules(at) if row.next_at or row.state in {"running", "waiting"}]
    rows.sort(key=lambda row: (row.state not in {"running", "waiting"}, row.next_at or at))
    return tuple(lines.schedule(row) for row in rows[:SCHEDULES])


def _traffic(buckets: Sequence[outbound.Bucket]) -> Spark | None:
    calls = [bucket.calls for bucket in buckets]
    if not any(calls):
        return None
    most, total = max(buckets, key=lambda bucket: bucket.calls), sum(calls)
    said = ngettext(
        "%(n)s call in 24 hours, most of them in the hour from %(hour)s",
        "%(n)s calls in 24 hours, most of them in the hour from %(hour)s",
        total,
    ) % {"n": words.count(total), "hour": clock_time(most.at)}
    rows = tuple((clock_time(bucket.at), words.count(bucket.calls)) for bucket in buckets)
    return Spark(sparkline.line(calls), sparkline.area(calls), said, rows)


def clock_time(moment: datetime) -> str:
    """The time of day, as the locale writes it."""
    return str(time_format(localtime(moment), "H:i"))
