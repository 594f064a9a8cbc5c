"""Reads of the enrich room: where a work stands, what is next, what ran."""

from cineteca.enrich.queries.freshness import Freshness, Oldest, find_oldest, list_freshness
from cineteca.enrich.queries.pulse import feel
from cineteca.enrich.queries.quality import (
    AlertRow,
    FindingRow,
    RuleStanding,
    find_rule,
    list_alerts,
    list_findings,
    list_rules,
)
from cineteca.enrich.queries.queue import (
    QueueFigures,
    QueueRow,
    Standing,
    get_queue_figures,
    get_standing,
    is_waiting,
    list_failed,
    list_next,
)
from cineteca.enrich.queries.queue_pages import QueueLine, QueueState, get_queue_state, list_queue_page
from cineteca.enrich.queries.runs import (
    SILENT,
    RunFilter,
    RunRow,
    find_run,
    get_run_state,
    list_run_page,
    list_run_sources,
    list_running,
    list_runs,
)
from cineteca.enrich.queries.schedules import ScheduleRow, get_schedule, list_schedules
from cineteca.enrich.queries.syncing import ReleaseFreshness, SyncRow, get_release_freshness, list_sync_states
from cineteca.enrich.queries.totals import RunTotals, list_run_totals
from cineteca.enrich.queries.works import WorkFilter, WorkRow, list_works

__all__ = [
    "SILENT",
    "AlertRow",
    "FindingRow",
    "Freshness",
    "Oldest",
    "QueueFigures",
    "QueueLine",
    "QueueRow",
    "QueueState",
    "ReleaseFreshness",
    "RuleStanding",
    "RunFilter",
    "RunRow",
    "RunTotals",
    "ScheduleRow",
    "Standing",
    "SyncRow",
    "WorkFilter",
    "WorkRow",
    "feel",
    "find_oldest",
    "find_rule",
    "find_run",
    "get_queue_figures",
    "get_queue_state",
    "get_release_freshness",
    "get_run_state",
    "get_schedule",
    "get_standing",
    "is_waiting",
    "list_alerts",
    "list_failed",
    "list_findings",
    "list_freshness",
    "list_next",
    "list_queue_page",
    "list_rules",
    "list_run_page",
    "list_run_sources",
    "list_run_totals",
    "list_running",
    "list_runs",
    "list_schedules",
    "list_sync_states",
    "list_works",
]
