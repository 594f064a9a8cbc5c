"""Works that belong together."""

from django.conf import settings

from cineteca.catalog.models import Card
from cineteca.catalog.models import Franchise as FranchiseRow
from cineteca.catalog.queries.cards import CardRow
from cineteca.catalog.queries.work_parts import Franchise


def get_franchise(number: int) -> Franchise | None:
    """A franchise with its works in the order they came out, in two queries; None where there is none."""
    name = FranchiseRow.objects.filter(id=number).values_list("name", flat=True).first()
    if name is None:
        return None
    cards = Card.objects.filter(work__details__franchise=number).order_by("work__premiere_date", "work_id")
    if not settings.ADULT:
        cards = cards.filter(work__adult=False)
    rows = cards.values_list("work_id", "payload", "short", "etag")
    return Franchise(
        number, name, tuple(CardRow(work, bytes(payload), bytes(short), etag) for work, payload, short, etag in rows)
    )
