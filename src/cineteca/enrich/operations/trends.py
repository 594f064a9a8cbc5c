"""Capturing what is talked about: each list once a period, matched to our works."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import TrendingSignal
from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain.discovery import Wish
from cineteca.enrich.domain.trends import WINDOWS, period_of
from cineteca.enrich.models import Run
from cineteca.enrich.operations.listing import read_lists
from cineteca.enrich.operations.recognising import Recognised, each_once, recognise
from cineteca.enrich.operations.tally import Now, Tally, running
from cineteca.providers.contract import Listed
from cineteca.providers.records import Kind

PAGES = 5


def capture_trends(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,  # noqa: ARG001 - a few pages: it is over in seconds
    progress: object = None,  # noqa: ARG001
    pages: int = PAGES,
) -> Run:
    """Read the lists of trends whose period has not been captured yet, and keep the places of our works.

    A work that is not here is added by name, to be enriched in its turn, when nobody can mistake it and it is not for
    adults alone. The run counts entries: checked, ingested (places kept), skipped (nobody can tell which work it is).
    """
    at = now()
    with running("trends", trigger=trigger, now=now) as tally:
        captured = _captured(at)
        by_list: dict[Wish, list[Listed]] = defaultdict(list)
        for wish, entry in read_lists(tally, lambda offered: _wishes(offered, captured), pages=pages):
            by_list[wish].append(entry)
        for wish, entries in by_list.items():
            _keep(tally, wish, entries, at)
    return tally.run


def _captured(at: datetime) -> set[tuple[str, str, str]]:
    """(source, window, kind) of what was captured of the periods of `at`."""
    periods = {window: period_of(window, at) for window in set(WINDOWS.values())}
    rows = TrendingSignal.objects.filter(period__in=periods.values())
    found = rows.values_list("source", "window", "period", "work__kind").distinct()
    return {(source, window, kind) for source, window, period, kind in found if period == periods[window]}


def _wishes(
    offered: Mapping[str, Mapping[Kind, tuple[str, ...]]], captured: set[tuple[str, str, str]]
) -> tuple[Wish, ...]:
    return tuple(
        Wish(source, kind, name)
        for (source, name), window in WINDOWS.items()
        for kind, names in offered.get(source, {}).items()
        if name in names and (source, window, kind.value) not in captured
    )


def _keep(tally: Tally, wish: Wish, entries: Sequence[Listed], at: datetime) -> None:
    """Keep the places of one list."""
    first: dict[int, catalog.Trend] = {}
    found = each_once(recognise(entries))
    for entry, known in zip(entries, found, strict=True):
        work_id = known.work_id or _add(entry, known, at)
        if work_id is not None:
            first.setdefault(work_id, catalog.Trend(work_id, entry.rank, entry.strength))
    window = WINDOWS[wish.source, wish.name]
    ranks = list(first.values())
    kept = catalog.note_trends(source=wish.source, window=window, period=period_of(window, at), ranks=ranks, at=at)
    tally.look_at(len(entries), skipped=len(entries) - kept)
    tally.counts["ingested"] += kept


def _add(entry: Listed, known: Recognised, at: datetime) -> int | None:
    """The entry as a new work by name, where that can be nothing else."""
    if known.ambiguous or not entry.title or not entry.ids or (entry.adult and not settings.ADULT):
        return None
    try:
        work = catalog.add_work(kind=entry.kind, ids=entry.ids, title=entry.title, year=entry.year, at=at)
    except CinetecaError:
        return None  # its identifiers contradict each other or cannot be: it is nobody we could name
    return int(work.id)
