"""A thousand films under TMDB's real limit, and again with four fifths of the answers kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db.models import F

from benchmarks import stage
from benchmarks.figures import Figure
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh, Run
from cineteca.outbound.models import CachedResponse, CallLog

CALLS, SECONDS = 40, 10.0
FILMS, FEW = 1000, 200


def measure(*, short: bool = False) -> list[Figure]:
    wanted = FEW if short else FILMS
    with strict() as films:
        chosen = films[:wanted]
        first, seconds = timed(chosen)
        forgotten = forget_a_fifth()
        again, seconds_again = timed(chosen)
    asked = CallLog.objects.filter(run_id=again.id).exclude(cached="hit").count()
    at_least = allowed(sent(first))
    # The second time begins in the last window of the first.
    return [
        Figure(f"{wanted:,} films under TMDB's limit ({CALLS} in {SECONDS:g} s)", seconds, "s", 1.1 * at_least),
        Figure("of which the limit alone asks for", at_least, "s", 0, "higher"),
        Figure("films of these that failed", first.failed + again.failed, "films", 0),
        Figure("calls that the other side refused as too many", refused(first), "calls", wanted // 100),
        Figure("calls saved with 80 % cached", 100 * (1 - asked / wanted), "%", 79, "higher"),
        Figure("time with 80 % cached", seconds_again, "s", 1.1 * (allowed(forgotten) + SECONDS) + 1),
    ]


def allowed(calls: int) -> float:
    """Seconds that so many calls take at least: the first window's go out at once, the last waits for its window."""
    return max(0, -(-calls // CALLS) - 1) * SECONDS


def sent(run: Run) -> int:
    """Calls that went out, tries again included."""
    return sum(CallLog.objects.filter(run_id=run.id).values_list("attempts", flat=True))


def refused(run: Run) -> int:
    return CallLog.objects.filter(run_id=run.id, attempts__gt=1).count()


def timed(films: list[int]) -> tuple[Run, float]:
    """The films and nothing else, worked through as a queue."""
    Refresh.objects.update(monitored=False)
    today = clock.now().date()
    Refresh.objects.filter(work__in=films).update(monitored=True, status="pending", due_on=today, urgent=False)
    started = time.perf_counter()
    run = enrich.run_queue(trigger="manual")
    seconds = time.perf_counter() - started
    Refresh.objects.update(monitored=True)
    return run, seconds


def forget_a_fifth() -> int:
    """Drop every fifth answer that is kept. Returns how many."""
    kept = list(CachedResponse.objects.filter(provider="tmdb").order_by("key").values_list("key", flat=True))
    CachedResponse.objects.filter(key__in=kept[::5]).delete()
    return len(kept[::5])


@contextmanager
def strict() -> Iterator[list[int]]:
    """TMDB alone, at a stand-in that enforces its limit, with ours switched on; the films that it knows."""
    before, port = settings.PROVIDERS, stage.free_port()
    off = {name: access | {"enabled": False} for name, access in before.items()}
    tmdb = before["tmdb"] | {"url": f"http://127.0.0.1:{port}/3", "limit": (CALLS, SECONDS)}
    CachedResponse.objects.all().delete()
    films = Refresh.objects.filter(work__kind="film", work__ids__source="tmdb").exclude(status="failed")
    with stage.simulator(port, limits=True):
        settings.PROVIDERS = off | {"tmdb": tmdb}
        try:
            yield list(films.order_by(F("work_id")).values_list("work_id", flat=True))
        finally:
            settings.PROVIDERS = before
