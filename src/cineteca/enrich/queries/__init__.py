"""Reads of the enrich room: where a work stands, what is next, what ran."""

from cineteca.enrich.queries.queue import (
    QueueFigures,
    QueueRow,
    Standing,
    get_queue_figures,
    get_standing,
    list_failed,
    list_next,
)
from cineteca.enrich.queries.runs import SILENT, get_run_state, list_runs

__all__ = [
    "SILENT",
    "QueueFigures",
    "QueueRow",
    "Standing",
    "get_queue_figures",
    "get_run_state",
    "get_standing",
    "list_failed",
    "list_next",
    "list_runs",
]
