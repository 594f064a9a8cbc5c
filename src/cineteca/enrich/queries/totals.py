"""Reads of the counts that only grow."""

from dataclasses import dataclass

from cineteca.enrich.models import RunTotal


@dataclass(frozen=True, slots=True)
class RunTotals:
    """Runs of one source and trigger that ended one way: ``done``, ``partly`` or ``idle``."""

    source: str
    trigger: str
    result: str
    runs: int
    checked: int
    skipped: int
    ingested: int
    failed: int
    calls: int
    seconds: float


def list_run_totals() -> list[RunTotals]:
    """All runs that were ever counted (`operations.count_runs`)."""
    rows = RunTotal.objects.order_by("source", "trigger", "result")
    return [RunTotals(*row) for row in rows.values_list(*RunTotals.__slots__)]
