"""Runs that are promised to who asks for them, and kept by a worker.

Whoever does the work opens its run with `open_run`. Where somebody was given the run's number beforehand, that is the
run that is opened.
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import transaction

from cineteca.core import clock, jobs
from cineteca.enrich.models import Run

_promised: ContextVar[int | None] = ContextVar("promised_run", default=None)


def open_run(*, source: str, trigger: str, at: datetime) -> Run:
    """The run of the work that begins now: a new one, or the one that was promised to who asked for it."""
    promised, run = _promised.get(), None
    if promised is not None:
        _promised.set(None)
        run = Run.objects.filter(id=promised, ended_at=None).first()
    if run is None:
        return Run.objects.create(source=source, trigger=trigger, started_at=at, heard_at=at)
    run.source, run.trigger, run.started_at, run.heard_at = source, trigger, at, at
    run.save(update_fields=["source", "trigger", "started_at", "heard_at"])
    return run


@transaction.atomic
def promise_run(
    *, operation: str, source: str, trigger: str, at: datetime, options: Mapping[str, Any] | None = None
) -> Run:
    """A run of this room's `operation` (``discover``, ``reingest`` …) that the next free worker takes up."""
    run = Run.objects.create(source=source, trigger=trigger, started_at=at, heard_at=at)
    jobs.enqueue("enrich.keep_promise", run_id=run.id, operation=operation, options=dict(options or {}))
    return run


def keep_promise(
    *, run_id: int, work: Callable[..., Any], options: Mapping[str, Any], now: Callable[[], datetime] = clock.now
) -> None:
    """Do what was promised as the run `run_id`. What goes wrong ends the run, and is raised."""
    trigger = Run.objects.values_list("trigger", flat=True).filter(id=run_id).first()
    if trigger is None:
        return
    token = _promised.set(run_id)
    try:
        work(trigger=trigger, **options)
    except Exception as error:
        _end(run_id, f"{type(error).__name__}: {error}", now())
        raise
    finally:
        _promised.reset(token)
    _end(run_id, "", now())


def _end(run_id: int, error: str, at: datetime) -> None:
    """End the run where the work did not do so itself."""
    with transaction.atomic():
        run = Run.objects.select_for_update().filter(id=run_id, ended_at=None).first()
        if run is None:
            return
        run.ended_at, run.heard_at = at, at
        run.duration_ms = int((at - run.started_at).total_seconds() * 1000)
        if error:
            run.errors = [*run.errors, {"title": "", "error": error}]
        run.save(update_fields=["ended_at", "heard_at", "duration_ms", "errors"])
