"""Whether anything moved: a few small reads that a stream repeats while somebody looks on."""

from collections.abc import Callable, Iterable, Mapping

from django.db.models import Count, Max

from cineteca.enrich.models import Alert, Refresh, RuleCount, Run, Schedule

Beat = tuple[object, ...]


def _runs() -> Beat:
    return tuple(Run.objects.order_by("-started_at").values_list("id", "heard_at", "ended_at")[:3])


def _queue() -> Beat:
    # What was put in front and what is under way have small indexes; the rest moves with the runs.
    urgent = Refresh.objects.filter(urgent=True, status__in=["pending", "complete"], monitored=True)
    held = Refresh.objects.filter(status="processing")
    return (*_runs(), tuple(urgent.values_list("work_id", flat=True)[:50]), held.count())


def _schedules() -> Beat:
    columns = ("name", "enabled", "cron", "state", "next_at", "asked_at", "started_at", "ended_at")
    return tuple(Schedule.objects.values_list(*columns))


def _alerts() -> Beat:
    return tuple(Alert.objects.filter(cleared_at=None).aggregate(Count("id"), Max("id")).values())


def _quality() -> Beat:
    return (RuleCount.objects.aggregate(Max("id"))["id__max"], *_alerts())


_BEATS: Mapping[str, Callable[[], Beat]] = {
    "runs": _runs,
    "queue": _queue,
    "schedules": _schedules,
    "alerts": _alerts,
    "quality": _quality,
}
TOPICS = frozenset(_BEATS)


def feel(topics: Iterable[str]) -> dict[str, Beat]:
    """A value for each of `topics` that changes when what it stands for does. Unknown topics have none."""
    return {topic: _BEATS[topic]() for topic in sorted(set(topics) & TOPICS)}
