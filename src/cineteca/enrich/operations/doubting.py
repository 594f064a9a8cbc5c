"""Offers as a source of offers alone tells them; with doubt where it takes all of them away at once.

An answer about offers has nothing beside them that would show it to be sound: "nowhere in the world" looks the same
whether it is true or was emptied on its way. Where there were offers, it counts when it is said again.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Offer
from cineteca.enrich.models import Refresh
from cineteca.providers.contract import EVERY_REGION, OffersAnswer

log = logging.getLogger(__name__)

DOUBT: Final = timedelta(hours=1)
"""How much later it has to be said again."""


def take_in_offers(*, work_id: int, answers: Mapping[str, OffersAnswer], at: datetime) -> catalog.Outcome | None:
    """Claim what sources of offers said of a work. The last claim's outcome; None where all was doubted."""
    done = None
    for name, answer in answers.items():
        if not _is_doubted(work_id, name, answer, at):
            done = catalog.claim_offers(
                work_id=work_id, provider=name, offers=answer.offers, regions=answer.regions, at=at
            )
    return done


def _is_doubted(work_id: int, name: str, answer: OffersAnswer, at: datetime) -> bool:
    refresh = Refresh.objects.filter(work_id=work_id)
    if answer.offers or answer.regions != EVERY_REGION:
        refresh.filter(nowhere_at__isnull=False).update(nowhere_at=None)
        return False
    if not Offer.objects.filter(work_id=work_id, told_by=name, gone_at=None).exists():
        return False
    if refresh.filter(nowhere_at__lte=at - DOUBT).update(nowhere_at=None):
        return False
    refresh.filter(nowhere_at=None).update(nowhere_at=at)
    log.info("%s says that work %s is offered nowhere any more; that counts when it says so again", name, work_id)
    return True
