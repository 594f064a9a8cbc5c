"""Many offers of one thing as one: what sources tell per quality, we tell per service and way, at the best price."""

from collections.abc import Iterable
from dataclasses import replace

from cineteca.providers import services
from cineteca.providers.records import OfferRecord


def best(told: Iterable[OfferRecord]) -> tuple[OfferRecord, ...]:
    """Each service once for each region and type, with the lowest price and the address that has it.

    An offer without a price gives way to one with a price, and one without an address takes what another has. The
    order is that of the first mention.
    """
    kept: dict[tuple[str, str, str], OfferRecord] = {}
    for offer in told:
        key = (services.slug(offer.service), offer.region, offer.type)
        kept[key] = _better(kept[key], offer) if key in kept else offer
    return tuple(kept.values())


def _better(one: OfferRecord, other: OfferRecord) -> OfferRecord:
    cheap, dear = (other, one) if _cost(other) < _cost(one) else (one, other)
    return replace(cheap, link=cheap.link or dear.link, ids={**dear.ids, **cheap.ids})


def _cost(offer: OfferRecord) -> float:
    return float("inf") if offer.price is None else offer.price
