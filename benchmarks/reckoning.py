"""What a soak came to: figures with their goals, and notes on whatever missed one."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from procrastinate.contrib.django.models import ProcrastinateJob

from benchmarks import losses
from benchmarks.figures import Figure
from benchmarks.watching import Visitor, Watch
from cineteca.enrich.models import Run
from cineteca.outbound.models import CallLog

Dump = Mapping[str, losses.Line]
TRACE = "Traceback (most recent call last)"


def of_values(before: Dump, after: Dump, took: Callable[[str], bool]) -> tuple[list[Figure], list[str]]:
    """Nothing that was known is gone. `took`: whether the outside really took offers of the work of that name away."""
    lost = [f"lost: {name} {path}" for name, line in before.items() for path in losses.lost(line, after.get(name))]
    away = [(name, losses.taken_away(line, after[name])) for name, line in before.items() if name in after]
    wrongly = [f"gone: {name} {offer}" for name, offers in away if offers and not took(name) for offer in offers]
    rightly = sum(len(offers) for _, offers in away) - len(wrongly)
    newer = sum(line != after.get(name) for name, line in before.items())
    return [
        Figure("values known before", sum(map(losses.count, before.values())), "values", 1, "higher"),
        Figure("values lost", len(lost), "values", 0),
        Figure("offers gone that nobody took away", len(wrongly), "offers", 0),
        Figure("offers gone as they were taken away", rightly, "offers", 0, "higher"),
        Figure("works of which something is newer", newer, "works", 1, "higher"),
        Figure("works that came", len(after.keys() - before.keys()), "works", 0, "higher"),
    ], lost + wrongly


def of_parts(logs: Path, deaths: int, visitor: Visitor) -> tuple[list[Figure], list[str]]:
    """Nothing reached the top, nobody died, every page was there."""
    traces = {log.stem: log.read_text(errors="replace").count(TRACE) for log in sorted(logs.glob("*.log"))}
    jobs = Counter(ProcrastinateJob.objects.filter(status="failed").values_list("task_name", flat=True))
    notes = [f"{count} tracebacks in the log of the {name}" for name, count in traces.items() if count]
    notes += [f"failed job: {count} × {name}" for name, count in jobs.items()]
    notes += [f"page: {count} × {what}" for what, count in visitor.failed.most_common()]
    return [
        Figure("exceptions that reached the top", sum(traces.values()), "tracebacks", 0),
        Figure("jobs that failed", sum(jobs.values()), "jobs", 0),
        Figure("deaths of web, worker and stand-in", deaths, "deaths", 0),
        Figure("pages looked at", visitor.asked, "pages", 1, "higher"),
        Figure("pages that failed", sum(visitor.failed.values()), "pages", 0),
    ], notes


def of_clock(watch: Watch, minutes: float) -> tuple[list[Figure], list[str]]:
    """Every schedule had its turns."""
    notes = [f"schedule: {count} × {what}" for what, count in watch.failed.most_common()]
    notes += [f"{name}: {len(seen)} runs" for name, seen in watch.ended.items()]
    return [
        Figure("runs of schedules", watch.runs(), "runs", len(watch.ended), "higher"),
        Figure("runs of the schedule that ran least", watch.fewest_runs(), "runs", max(1, minutes // 3), "higher"),
        Figure("runs of schedules that failed", sum(watch.failed.values()), "runs", 0),
    ], notes


def of_calls(watch: Watch) -> tuple[list[Figure], list[str]]:
    """What the ops pages tell of it: faults met, tried again, left alone; what the cache saved."""
    calls = CallLog.objects.filter(at__gte=watch.since)
    asked = [attempts for attempts in calls.values_list("attempts", flat=True) if attempts]
    retries, total = sum(asked) - len(asked), calls.count()
    errors = Counter(calls.exclude(error="").values_list("provider", "error"))
    cached = calls.exclude(cached="miss").count()
    runs = Run.objects.filter(started_at__gte=watch.since)
    notes = [f"calls: {count} × {provider} {error}" for (provider, error), count in errors.most_common(25)]
    return [
        Figure("runs in the log", runs.count(), "runs", 1, "higher"),
        Figure("works asked for in them", sum(runs.values_list("checked", flat=True)), "works", 1, "higher"),
        Figure("calls", total, "calls", 100, "higher"),
        Figure("calls that the cache answered", 100 * cached / max(1, total), "%", 0, "higher"),
        Figure("calls tried again", retries, "times", 1, "higher"),
        Figure("attempts that met a fault", 100 * _faults(retries, errors) / max(1, sum(asked)), "%", 5, "higher"),
        Figure("calls that failed in the end", sum(errors.values()), "calls", 0, "higher"),
        Figure("breakers opened", len(watch.opened), "times", 1, "higher"),
        Figure("breakers closed again", watch.closed, "times", 1, "higher"),
    ], notes


def _faults(retries: int, errors: Counter[tuple[str, str]]) -> int:
    ours = {"BreakerOpen", "QuotaSpent", "NotFound"}
    return retries + sum(count for (_, error), count in errors.items() if error not in ours)
