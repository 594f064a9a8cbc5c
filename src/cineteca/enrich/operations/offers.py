"""Where works can be watched, for the works that matter to somebody: twice a day, from a source of offers alone."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from cineteca.core import clock
from cineteca.core.database.trips import send_one
from cineteca.enrich.domain.staleness import HOT_FOR, WANTED_FOR, Facts, Interest, Subject, every
from cineteca.enrich.models import Run
from cineteca.enrich.operations import passing
from cineteca.enrich.operations.abreast import Errand, lease_batches, work_through
from cineteca.enrich.operations.asking import Asked, ask_for_offers
from cineteca.enrich.operations.sources import Sources, availability_in, enabled
from cineteca.enrich.operations.subjects import Subject as Leased
from cineteca.enrich.operations.tally import Now, Progress, end_of, running
from cineteca.providers.records import Kind

MOST = 20_000
"""Works of one pass."""
SLACK: Final = timedelta(hours=1)
"""What falls due so soon is taken now: a pass that comes a little earlier than the last one leaves nothing behind."""
_LONGEST_PERIOD: Final = timedelta(days=8)
_MATTERING = (Path(__file__).parent.parent / "sql" / "mattering.sql").read_text()


def refresh_offers(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,
    progress: Progress | None = None,
    maximum: int = MOST,
) -> Run:
    """Ask the configured source of offers about works that matter and whose offers are stale.

    A source that asks to wait ends the pass; the next one goes on.
    """
    started = now()
    with running("offers", trigger=trigger, now=now, progress=progress) as tally:
        if settings.AVAILABILITY_SOURCE not in enabled():
            tally.note("", _("No source of offers is switched on: see AVAILABILITY_SOURCE."))
            return tally.run
        errand = Errand(_ask, passing.write, enough=passing.is_turned_away)
        stale = _stale(started, maximum)
        work_through(tally, lease_batches(stale, now=now, until=end_of(budget, started)), errand)
    return tally.run


def _stale(at: datetime, most: int) -> list[int]:
    asked = {
        "most": most,
        "hot_since": at - HOT_FOR,
        "periods_since": at - HOT_FOR - _LONGEST_PERIOD,
        "wanted_since": at - WANTED_FOR,
        "hot_before": at - _age(Interest.HOT, at) + SLACK,
        "wanted_before": at - _age(Interest.WANTED, at) + SLACK,
    }
    return [work_id for (work_id,) in send_one(_MATTERING, asked)]


def _age(interest: Interest, at: datetime) -> timedelta:
    return every(Facts.OFFERS, Subject(kind=Kind.FILM, interest=interest), at.date())


async def _ask(sources: Sources, subject: Leased, at: datetime) -> Asked:  # noqa: ARG001 - one shape for all errands
    asked, source = Asked(), availability_in(sources)
    if source is not None:
        await ask_for_offers(source, subject.wanted, settings.REGIONS, asked, subject.times.offers_at)
    return asked
