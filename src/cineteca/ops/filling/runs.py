"""What ran: the list, and one run with everything it kept."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cineteca.core.pagination import Page
from cineteca.enrich import queries as enrich
from cineteca.ops import failures, states, words
from cineteca.ops.contexts.lines import RunLine
from cineteca.ops.contexts.pages import FailedWork, OneRun, OutcomeLine, Runs
from cineteca.ops.contexts.shared import Choice, Gauge, Option
from cineteca.ops.filling import charts, lines
from cineteca.ops.frames import address
from cineteca.outbound import queries as outbound

if TYPE_CHECKING:
    from cineteca.enrich.models import Run

PER_PAGE = 40
LEAST_BARS = 3
"""As many, or fewer, are no drawing."""


def read(asked: Mapping[str, str]) -> enrich.RunFilter:
    """The filter that an address asks for; what is unknown in it asks for nothing."""
    state, trigger = asked.get("state", ""), asked.get("trigger", "")
    return enrich.RunFilter(
        source=asked.get("source", "")[:32],
        trigger=trigger if trigger in {"scheduled", "manual", "page"} else "",
        state=state if state in {"running", "done", "partly", "stopped"} else "",
        idle=asked.get("idle") == "yes",
    )


def fill(which: enrich.RunFilter, *, after: str, at: datetime) -> Runs:
    """The list. Raises `BadCursor`."""
    found = enrich.list_run_page(which, Page(PER_PAGE, after), at=at)
    return Runs(
        runs=tuple(lines.run(row, at) for row in found.items),
        more=lines.more("runs", found.next, after, **_asked(which)),
        filtered=which != enrich.RunFilter(),
    )


def _asked(which: enrich.RunFilter) -> dict[str, str]:
    return {name: "yes" if value is True else value for name, value in asdict(which).items() if value}


def choices(which: enrich.RunFilter) -> tuple[Choice, ...]:
    """Every source · however it came to run · in any state · idle ones or not."""
    sources = {"": _("every source")} | {name: lines.source(name) for name in enrich.list_run_sources()}
    triggers = {"": _("any trigger")} | {name: lines.trigger(name) for name in ("scheduled", "manual", "page")}
    found = {
        "": _("any state"),
        "running": _("running"),
        "done": _("done"),
        "partly": _("done, not all"),
        "stopped": _("stopped by force"),
    }
    idle = {"": _("with something to do"), "yes": _("idle ones too")}
    return (
        _choice(which, "source", _("Source"), sources),
        _choice(which, "trigger", _("Trigger"), triggers),
        _choice(which, "state", _("State"), found),
        _choice(which, "idle", _("Idle runs"), idle),
    )


def _choice(which: enrich.RunFilter, name: str, title: str, labels: Mapping[str, str]) -> Choice:
    chosen = _asked(which).get(name, "")
    options = tuple(
        Option(label, address("runs", **_asked(_with(which, name, value))), chosen=value == chosen)
        for value, label in labels.items()
    )
    return Choice(name, title, labels.get(chosen, chosen), options, chosen=bool(chosen))


def _with(which: enrich.RunFilter, name: str, value: str) -> enrich.RunFilter:
    changed: dict[str, Any] = {name: value == "yes" if name == "idle" else value}
    return replace(which, **changed)


def one(run: "Run", *, at: datetime) -> OneRun:
    """A run's page."""
    line, end = lines.whole_run(run, at), (run.ended_at or run.heard_at) + timedelta(seconds=1)
    period = outbound.look_at_run(run.id, since=run.started_at, until=end)
    drawn = period.total.calls > 0 and len(period.buckets) > LEAST_BARS
    failed = [failures.of_run(error, words.provider) for error in run.errors]
    return OneRun(
        run=line,
        gauges=_gauges(line),
        outcomes=tuple(_outcome(name, said) for name, said in sorted(run.outcomes.items())),
        failed=tuple(FailedWork(title or _("The run"), reason) for title, reason in failed),
        failed_left_out=max(0, run.failed - len(failed)),
        titles=tuple(run.titles),
        titles_left_out=max(0, run.ingested - len(run.titles)) if run.titles else 0,
        calls=tuple(lines.call(row) for row in period.endpoints),
        chart=charts.calls(period.buckets, name="run-calls") if drawn else None,
    )


def _gauges(line: RunLine) -> tuple[Gauge, ...]:
    return (
        Gauge(_("Checked"), line.checked),
        Gauge(_("Ingested"), line.ingested),
        Gauge(_("Skipped"), line.skipped),
        Gauge(_("Failed"), line.failed, tone="bad" if line.failed != "0" else ""),
        Gauge(_("Calls"), line.calls),
        Gauge(_("Took"), line.length),
    )


def _outcome(provider: str, said: Mapping[str, int]) -> OutcomeLine:
    return OutcomeLine(
        words.provider(provider), tuple((states.of_answer(name), words.count(n)) for name, n in sorted(said.items()))
    )
