"""A usual week: schedules at their times, people who look at pages, works that change; who answers, and who is asked.

The clock of the whole program is moved from one thing that happens to the next, and the stand-in is told the day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from unittest.mock import patch

from django.db.models import QuerySet

from benchmarks.figures import Figure
from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.models import Run, Schedule
from cineteca.outbound.models import CallLog
from cineteca.simulator import control

OPENED_A_DAY = 150
"""Pages that a household opens; the popular ones more often."""


class MovedClock(datetime):
    """Stands in for `datetime` where the program reads the time."""

    moment = datetime.now(tz=UTC)

    @classmethod
    def now(cls, tz=None):
        return cls.moment if tz else cls.moment.replace(tzinfo=None)


@contextmanager
def moved_clock() -> Iterator[type[MovedClock]]:
    with patch.object(clock, "datetime", MovedClock):
        yield MovedClock


def measure(port: int, *, short: bool = False) -> list[Figure]:
    a_work = calls_a_work()
    with moved_clock() as moved:
        begin = moved.moment = next_midnight()
        set_out(begin)
        fresh = live(begin, port, moved, days=2 if short else 7)
    runs = Run.objects.filter(started_at__gte=begin)
    # Whoever opens a page, and every entry of a list that is read, wishes to know all about a work; what was known to
    # be fresh would have cost these calls, had nothing been kept.
    unasked = a_work * (fresh + sum(runs.filter(source__startswith="discovery").values_list("skipped", flat=True)))
    calls = CallLog.objects.filter(at__gte=begin)
    # Twice a day offers are asked for anew, by policy: no kept answer could do.
    about_works = calls.exclude(caller="enrich.offers")
    return [
        Figure("calls of a usual week", calls.count(), "calls", 1, "higher"),
        Figure("of these for offers of works that matter", calls.count() - about_works.count(), "calls", 0, "higher"),
        Figure("calls saved by cache and freshness, offers included", saved(calls, unasked), "%", 0, "higher"),
        Figure("calls saved by cache and freshness, all but offers", saved(about_works, unasked), "%", 80, "higher"),
        Figure("runs of that week", runs.count(), "runs", 1, "higher"),
        Figure("schedules that failed in it", Schedule.objects.filter(state="failed").count(), "schedules", 0),
    ]


def saved(calls: QuerySet[CallLog], unasked: float) -> float:
    """Percent of the calls that would have been made, and were not."""
    return 100 * (1 - calls.filter(attempts__gt=0).count() / max(1, calls.count() + unasked))


def calls_a_work() -> float:
    """What asking all about a work costs, as it did when the catalogue was filled."""
    return CallLog.objects.filter(attempts__gt=0).count() / max(1, Work.objects.count())


def next_midnight() -> datetime:
    return datetime.now(tz=UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def set_out(begin: datetime) -> None:
    """The schedules as they are by default, beginning at `begin`."""
    enrich.schedules.ensure(at=begin)
    # Pictures are fetched once each and never asked for again: they are no calls that a cache could save.
    Schedule.objects.filter(name__startswith="pictures").update(enabled=False)
    for schedule in Schedule.objects.filter(enabled=True):
        enrich.schedules.resume(name=schedule.name, by="bench", at=begin)


def live(begin: datetime, port: int, moved: type[MovedClock], days: int) -> int:
    """Let so many days pass. Returns how many pages were opened of works that were fresh: nobody was asked."""
    dice, fresh = Random(1895), 0
    works = list(Work.objects.order_by("-popularity", "id").values_list("id", flat=True)[:500])
    visits = sorted(begin + timedelta(days=days) * dice.random() for _ in range(days * OPENED_A_DAY))
    for at, visited in moments(begin + timedelta(days=days), visits):
        moved.moment = at
        if visited:
            fresh += open_page(works[min(int(dice.expovariate(1 / 60)), len(works) - 1)])
        else:
            control.set_day(port=port, day=at.date())
            run_what_is_due(port)
    return fresh


def open_page(work_id: int) -> bool:
    """What opening a work's page does. Whether it was fresh."""
    enrich.note_opened(work_id=work_id, at=clock.now())
    standing = queries.get_standing(work_id)
    if standing and standing.due_on and standing.due_on > clock.now().date():
        return True
    enrich.note_demand(work_id=work_id)
    enrich.enrich_work(work_id=work_id, trigger="page", now=clock.now)
    return False


def moments(end: datetime, visits: list[datetime]) -> Iterator[tuple[datetime, bool]]:
    """Visits (True) and the schedules' times, in order."""
    waiting = list(visits)
    while True:
        planned = Schedule.objects.filter(enabled=True).order_by("next_at").values_list("next_at", flat=True)[0]
        if waiting and waiting[0] <= min(planned, end):
            yield waiting.pop(0), True
        elif planned < end:
            yield planned, False
        else:
            return


def run_what_is_due(port: int) -> None:
    while due := enrich.schedules.run_due(now=clock.now):
        if "trending" in due:
            control.pass_minute(port=port)
        for name in due:
            enrich.schedules.perform(name=name, claimed_at=clock.now(), trigger="scheduled", now=clock.now)
    if queries.is_waiting(at=clock.now()):
        enrich.run_queue(trigger="scheduled", overdue=False, now=clock.now)
