"""Pre-built cards: what every list of works is made of."""

from collections.abc import Iterable
from typing import NamedTuple

from cineteca.catalog.models import Card


class CardRow(NamedTuple):
    """A work in a list: JSON text that is ready to be sent, and its ETag."""

    work_id: int
    payload: bytes
    short: bytes
    etag: str


def get_card(slug: str) -> CardRow | None:
    """The card of the work called `slug`."""
    found = _CARDS.filter(work__slug=slug).values_list(*_COLUMNS).first()
    return _row(found) if found else None


def get_cards(work_ids: Iterable[int]) -> list[CardRow]:
    """The cards of these works, in their order; those that do not exist are left out."""
    wanted = list(work_ids)
    found = {row[0]: _row(row) for row in _CARDS.filter(work_id__in=wanted).values_list(*_COLUMNS)}
    return [found[work_id] for work_id in wanted if work_id in found]


_COLUMNS = ("work_id", "payload", "short", "etag")
_CARDS = Card.objects.order_by()


def _row(row: tuple[int, bytes, bytes, str]) -> CardRow:
    work_id, payload, short, etag = row
    return CardRow(work_id, bytes(payload), bytes(short), etag)
