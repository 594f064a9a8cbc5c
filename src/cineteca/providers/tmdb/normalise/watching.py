"""Where a work can be watched, from JustWatch through TMDB. Source: API v3, ``/movie/{id}/watch/providers``.

No prices are told, and no address but that of TMDB's own page about the region.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from cineteca.providers import links, services, values
from cineteca.providers.contract import EVERY_REGION, OffersAnswer
from cineteca.providers.reading import Reading
from cineteca.providers.records import OfferRecord
from cineteca.providers.tmdb import payloads
from cineteca.providers.tmdb.normalise.common import unique

_BLOCK: Final = "watch/providers"
_OWN: Final = "https://www.themoviedb.org/"
_TYPES: Final = {"flatrate": "stream", "free": "free", "ads": "ads", "rent": "rent", "buy": "buy"}


def watched(body: payloads.WatchProviders | Mapping[str, object] | None) -> OffersAnswer:
    """The answer in a body that holds the block alone."""
    seen = Reading({_BLOCK: body})
    return OffersAnswer(offers(seen), offers_for(seen), {"offers": body}, odd=seen.odd)


def offers(seen: Reading) -> tuple[OfferRecord, ...]:
    """The offers in the block of a work's body, by region; each service once for each type."""
    found = (offer for region, there in seen.inside(_BLOCK).by_region("results") for offer in _offers_in(region, there))
    return unique(found, key=lambda offer: (services.slug(offer.service), offer.region, offer.type))


def offers_for_in(seen: Reading, *, title: str | None) -> tuple[str, ...]:
    """`offers_for` of a work's body. One that lacks even its title is a hull, and its empty block tells nothing."""
    return offers_for(seen) if title else ()


def offers_for(seen: Reading) -> tuple[str, ...]:
    """Every region when the block is there and whole, also when it is empty; none when a part of it was unreadable.

    What is missing from a whole answer is gone: a part that could not be read must not look like that.
    """
    block = seen.raw(_BLOCK)
    regions = block.get("results") if isinstance(block, dict) else None
    whole = isinstance(regions, dict) and all(_is_whole(region, there) for region, there in regions.items())
    return EVERY_REGION if whole else ()


def _offers_in(region: str, there: Reading) -> Iterator[OfferRecord]:
    told = there.url("link")
    # Nearly every link is to TMDB's own page, one for each of a hundred regions: there is nothing to be cleaned in it.
    link = told if told and told.startswith(_OWN) else links.clean(told)
    for listed, kind in _TYPES.items():
        for item in there.each(listed):
            name, known = item.line("provider_name", services.LONGEST), item.identifier("provider_id")
            rank = item.integer("display_priority")
            if name:
                ids = {"tmdb": known} if known else {}
                service = services.canonical(name, ids)
                yield OfferRecord(
                    service=service.name,
                    region=region,
                    type=services.way(kind, service),
                    ids=ids,
                    link=link,
                    rank=rank,
                )


def _is_whole(region: object, there: object) -> bool:
    return bool(values.region(region)[0]) and isinstance(there, dict) and all(_is_list(there.get(t)) for t in _TYPES)


def _is_list(listed: object) -> bool:
    if listed is None:
        return True
    return isinstance(listed, list) and all(
        isinstance(item, dict) and values.line(item.get("provider_name"), services.LONGEST)[0] for item in listed
    )
