"""Reads of what ran."""

from datetime import datetime, timedelta

from cineteca.enrich.models import Run

SILENT = timedelta(minutes=2)
"""A run that gave no sign of life for so long was stopped by force."""


def list_runs(*, limit: int = 30) -> list[Run]:
    """The latest runs, newest first."""
    return list(Run.objects.order_by("-started_at")[:limit])


def get_run_state(run: Run, *, at: datetime) -> str:
    """``done``, ``running``, or ``stopped`` for one that fell silent."""
    if run.ended_at:
        return "done"
    return "running" if run.heard_at > at - SILENT else "stopped"
