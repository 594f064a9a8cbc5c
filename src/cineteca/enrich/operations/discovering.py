"""Finding works that many want to see: by sources' lists, never by ranges of identifiers."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from cineteca.catalog import operations as catalog
from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain import discovery
from cineteca.enrich.domain.discovery import Candidate, Width
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations import queue
from cineteca.enrich.operations.abreast import lease_batches, work_through
from cineteca.enrich.operations.enriching import errand
from cineteca.enrich.operations.listing import read_lists
from cineteca.enrich.operations.recognising import recognise
from cineteca.enrich.operations.tally import Now, Progress, Tally, end_of, running


def discover(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,
    progress: Progress | None = None,
    width: str = Width.WIDE,
    lists: Iterable[str] | None = None,
    maximum: int | None = None,
    pages: int | None = None,
) -> Run:
    """Read sources' lists, add the works that are not here, and enrich those and the ones that are stale.

    `width`: ``wide`` or ``narrow``; `lists` names lists instead (``popular``, ``tmdb:upcoming``). `maximum` works are
    asked for at most, `pages` of each list are read; the settings say how many where these do not. A list that fails
    costs only itself: the run's errors name it. Raises `NoSuchList`.
    """
    kind, started = Width(width), now()
    named = tuple(lists) if lists is not None else None
    most = settings.DISCOVERY_MAX if maximum is None else maximum
    depth = pages or (settings.DISCOVERY_PAGES if kind is Width.WIDE else discovery.NARROW_PAGES)
    options = {"width": kind.value, "lists": list(named or ()), "maximum": most, "pages": depth}
    source = f"discovery.{'lists' if named else kind.value}"
    with running(source, trigger=trigger, now=now, progress=progress, options=options) as tally:
        entries = read_lists(tally, lambda offered: discovery.wishes(offered, kind, named), pages=depth)
        chosen = choose(tally, discovery.gather(entries), started, most)
        work_through(tally, lease_batches(chosen, now=now, until=end_of(budget, started)), errand(force=False))
    return tally.run


def choose(tally: Tally, candidates: Iterable[Candidate], at: datetime, most: int) -> list[int]:
    """The works to ask for, in order: what is not here is added, what is fresh is passed over."""
    welcome = _welcome(tally, tuple(candidates))
    found = recognise([candidate.listed() for candidate in welcome])
    fresh = _fresh({each.work_id for each in found if each.work_id is not None}, at)
    playing: set[int] = set()
    chosen: list[int] = []
    for candidate, known in zip(welcome, found, strict=True):
        if len(chosen) >= most:
            break
        if known.ambiguous:
            tally.fail(str(candidate), _("Its identifiers and its name lead to different works of ours."))
            continue
        work_id = known.work_id or _add(tally, candidate, at)
        if work_id in fresh:
            tally.look_at(1, skipped=1)
        elif work_id is not None:
            chosen.append(work_id)
        if work_id is not None and discovery.is_in_cinemas(candidate, at.date()):
            playing.add(work_id)
    queue.note_in_cinemas(work_ids=playing, at=at)
    return list(dict.fromkeys(chosen))


def _welcome(tally: Tally, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    welcome = tuple(candidate for candidate in candidates if settings.ADULT or not candidate.adult)
    refused = len(candidates) - len(welcome)
    tally.look_at(refused, skipped=refused)
    return welcome


def _fresh(work_ids: Iterable[int], at: datetime) -> set[int]:
    """Works that need no asking today: fresh, given up, left alone, or waiting to be tried again."""
    rows = Refresh.objects.filter(work_id__in=list(work_ids))
    waiting = Q(due_on__gt=at.date()) | Q(status="failed", not_before__gt=at) | Q(monitored=False)
    return set(rows.filter(waiting).values_list("work_id", flat=True))


def _add(tally: Tally, candidate: Candidate, at: datetime) -> int | None:
    """The candidate as a new work, or None where its identifiers do not allow that."""
    try:
        work = catalog.add_work(
            kind=candidate.kind, ids=candidate.ids, title=str(candidate.title or ""), year=candidate.year, at=at
        )
    except CinetecaError as error:
        tally.fail(str(candidate), str(error))
        return None
    return int(work.id)
