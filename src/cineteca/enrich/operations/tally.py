"""One run's figures: kept while it goes on, written down every second for those who look on."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from cineteca.core import telemetry
from cineteca.enrich.domain.outcomes import Result, WorkOutcome
from cineteca.enrich.models import Run
from cineteca.enrich.operations.opening import open_run

Now = Callable[[], datetime]
Progress = Callable[[WorkOutcome], None]
"""Told of every work as it is done."""

KEPT_LINES = 200
"""Titles and errors that a run keeps by name; the counts are complete."""
_TOLD_EVERY = 1.0


def end_of(budget: timedelta | None, started: datetime) -> datetime | None:
    """The moment at which a run that began at `started` has used up its budget; None where it has none."""
    return None if budget is None else started + budget


class Tally:
    """The figures of `run`. Counting touches no table; `tell` writes them."""

    def __init__(self, run: Run, *, now: Now, progress: Progress | None = None) -> None:
        self.run = run
        self.now = now
        self.progress = progress
        self.counts = Counter({name: getattr(run, name) for name in _COUNTED})
        self.said = {name: Counter(said) for name, said in run.outcomes.items()}
        self.titles = list(run.titles)
        self.errors = list(run.errors)
        self._told_at = 0.0

    def count(self, outcome: WorkOutcome) -> None:
        """Count one work and what each provider said of it."""
        self.counts["checked"] += 1
        self.counts[outcome.result.value] += 1
        self.counts["calls"] += outcome.calls
        for name, told in outcome.providers.items():
            self.heard(name, told.said.value)
        if outcome.result is Result.INGESTED and len(self.titles) < KEPT_LINES:
            self.titles.append(outcome.title)
        if outcome.error:
            self.note(outcome.title, outcome.error)
        if self.progress:
            self.progress(outcome)

    def look_at(self, works: int, *, skipped: int = 0) -> None:
        """`works` were looked at without asking about them; `skipped` of them are fine as they are."""
        self.counts["checked"] += works
        self.counts["skipped"] += skipped

    def fail(self, title: str, error: str) -> None:
        """One work could not even be asked for."""
        self.counts["checked"] += 1
        self.counts["failed"] += 1
        self.note(title, error)

    def heard(self, provider: str, said: str, *, calls: int = 0) -> None:
        """A provider took one question so."""
        self.said.setdefault(provider, Counter())[said] += 1
        self.counts["calls"] += calls

    def note(self, title: str, error: str) -> None:
        """What went wrong with one work or list."""
        if len(self.errors) < KEPT_LINES:
            self.errors.append({"title": title, "error": error})

    @property
    def is_due(self) -> bool:
        """Whether somebody who looks on would see old figures."""
        return time.monotonic() - self._told_at > _TOLD_EVERY

    def tell(self) -> None:
        """Write the figures as they stand."""
        self._told_at = time.monotonic()
        run = self.run
        for name in _COUNTED:
            setattr(run, name, self.counts[name])
        run.outcomes = {name: dict(sorted(said.items())) for name, said in sorted(self.said.items())}
        run.titles, run.errors, run.heard_at = self.titles, self.errors, self.now()
        run.save()


_COUNTED = ("checked", "skipped", "ingested", "failed", "calls")


@contextmanager
def running(
    source: str,
    *,
    trigger: str,
    now: Now,
    progress: Progress | None = None,
    options: Mapping[str, Any] | None = None,
    run: Run | None = None,
) -> Iterator[Tally]:
    """A run from now until the block is left, however it is left. `run`: one that is gone on with."""
    started = now()
    run = run or open_run(source=source, trigger=trigger, at=started)
    run.ended_at, run.heard_at = None, started
    run.options = {**run.options, **(options or {})}
    tally = Tally(run, now=now, progress=progress)
    tally.tell()
    try:
        with telemetry.bound(run=run.id), telemetry.span(f"run {source}", trigger=trigger):
            yield tally
    finally:
        run.ended_at = now()
        run.duration_ms = (run.duration_ms or 0) + int((run.ended_at - started).total_seconds() * 1000)
        tally.tell()
