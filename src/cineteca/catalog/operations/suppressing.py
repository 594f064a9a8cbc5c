"""Titles that nobody is to see: wrong ones, slurs, spam. Taken out everywhere, and put back as easily."""

import logging
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from cineteca.catalog.events import WorkChanged
from cineteca.catalog.models import Title
from cineteca.catalog.operations.errors import UnknownTitle
from cineteca.core import events

log = logging.getLogger(__name__)


@transaction.atomic
def suppress_title(*, title_id: int, suppressed: bool, by: AbstractBaseUser | None, at: datetime) -> None:
    """Take another title of a work out of every page, list and search, or let it be seen again.

    It stays so whatever sources tell. Publishes `WorkChanged`. Raises `UnknownTitle`.
    """
    title = Title.objects.select_for_update().filter(id=title_id).first()
    if title is None:
        raise UnknownTitle("This title is no more: its source tells it no longer.")
    if title.suppressed == suppressed:
        return
    title.suppressed = suppressed
    title.save(update_fields=["suppressed"])
    verb = "suppressed" if suppressed else "let through"
    log.info("%s %s “%s” of work %s at %s", by or "Nobody signed in", verb, title, title.work_id, at.isoformat())
    events.publish(WorkChanged(work_id=title.work_id, fields=("titles",)))
