"""After a better reading of providers' answers: kept bodies are read again, what has none is asked for."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.db.models.functions import Least

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Claim
from cineteca.catalog.operations.keeping import SCHEMA_VERSION
from cineteca.enrich.models import Refresh, SyncState
from cineteca.enrich.operations.sources import readers
from cineteca.enrich.operations.tally import Now

PAGE = 200


def catch_up_with_reading(*, now: Now, until: datetime | None = None) -> bool:
    """Bring claims of works up to the present reading, without a call; those without bodies make their work due.

    Costs one small read while nothing is to be done. Returns whether everything is up to date; what is left after
    `until` is for the next time.
    """
    at = now()
    state, _ = SyncState.objects.get_or_create(
        source="claims", kind="work", defaults={"cursor": at.date(), "updated_at": at}
    )
    if state.page >= SCHEMA_VERSION:
        return True
    reading = readers()
    for page in _outdated():
        if until is not None and now() >= until:
            return False
        catalog.reread(read=reading, at=now(), work_ids=page)
    _ask_for_the_rest(at)
    SyncState.objects.filter(pk=state.pk).update(page=SCHEMA_VERSION, updated_at=now())
    return True


def _outdated() -> Iterator[list[int]]:
    """Works with a claim that an older reading made of bodies that are kept, page by page."""
    after = 0
    rows = Claim.objects.filter(schema_version__lt=SCHEMA_VERSION, bodies__isnull=False)
    while page := list(rows.filter(work__gt=after).order_by("work").values_list("work", flat=True).distinct()[:PAGE]):
        yield page
        after = page[-1]


def _ask_for_the_rest(at: datetime) -> None:
    bodiless = Claim.objects.filter(work=OuterRef("work"), schema_version__lt=SCHEMA_VERSION, bodies__isnull=True)
    rows = Refresh.objects.filter(Exists(bodiless), due_on__isnull=False)
    rows.update(text_next_at=at, ratings_at=None, due_on=Least("due_on", at.date()))
