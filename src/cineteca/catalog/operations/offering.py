"""What a source tells of where a work can be watched, apart from all else it could tell."""

from collections.abc import Iterable
from datetime import datetime

from cineteca.catalog.operations.claiming import claim
from cineteca.catalog.operations.keeping import ProviderSaid
from cineteca.catalog.operations.merging import Outcome
from cineteca.providers.records import OfferRecord, WorkRecord


def claim_offers(
    *, work_id: int, provider: str, offers: Iterable[OfferRecord], regions: tuple[str, ...], at: datetime
) -> Outcome:
    """Take in the offers of a work in `regions` (``("*",)``: the whole world), as `provider` tells them.

    They are the whole truth there: what is not among them is gone. Offers of other regions, and all else that the
    provider has told, stand as they are. Publishes `OffersArrived`, `OffersGone` and `WorkChanged` when something came
    or went. Raises `UnknownWork`.
    """
    told = WorkRecord(offers=tuple(offers), offers_for=tuple(regions))
    return claim(work_id=work_id, answers={provider: ProviderSaid(told)}, at=at)
