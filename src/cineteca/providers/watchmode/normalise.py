"""From Watchmode's answers to our records. Pure and total. Source: api.watchmode.com/docs, title sources."""

from collections.abc import Iterator
from typing import Final

from cineteca.providers import best_offers, links, services
from cineteca.providers.contract import Found
from cineteca.providers.reading import Reading
from cineteca.providers.records import Kind, Normalised, OfferRecord, WorkRecord

_WAYS: Final = {"sub": "stream", "free": "free", "rent": "rent", "buy": "buy", "purchase": "buy"}
_NO_WAYS: Final = frozenset({"tve"})
_KINDS: Final = {
    **dict.fromkeys(("movie", "tv_movie", "short_film"), Kind.FILM),
    **dict.fromkeys(("tv_series", "tv_miniseries", "tv_special"), Kind.SHOW),
}
_PRICED: Final = frozenset({"rent", "buy"})
_REGIONS: Final = {"UK": "GB"}

# It tells prices in the money of the region and does not name it. Facts: ISO 4217.
_MONEY: Final = {
    "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "DK": "DKK", "GB": "GBP", "IN": "INR", "JP": "JPY", "MX": "MXN",
    "NO": "NOK", "NZ": "NZD", "PL": "PLN", "SE": "SEK", "US": "USD",
} | dict.fromkeys(("AT", "BE", "DE", "ES", "FI", "FR", "GR", "IE", "IT", "NL", "PT"), "EUR")  # fmt: skip


def work(listed: object, kind: Kind, regions: tuple[str, ...]) -> Normalised[WorkRecord]:
    """The offers in a list of sources, which is the whole truth for the `regions` that were asked about.

    Offers elsewhere are left out: nobody asked about them, and nobody would notice when they are gone.
    """
    seen = Reading({"sources": listed})
    seen.expect("sources")
    whole = isinstance(listed, list) and all(isinstance(item, dict) for item in listed)
    told = best_offers.best(offer for offer in _offers(seen) if not regions or offer.region in regions)
    return Normalised(WorkRecord(kind=kind, offers=told, offers_for=regions if whole else ()), odd=seen.odd)


def _offers(seen: Reading) -> Iterator[OfferRecord]:
    for item in seen.each("sources"):
        told, name = (item.code("type", 32) or "").lower(), item.line("name", services.LONGEST)
        way, region = _WAYS.get(told), item.region("region")
        if way is None or name is None or region is None:
            if told not in _NO_WAYS:
                item.note("type" if way is None else "name" if name is None else "region", "absent, or not known")
            continue
        region, service = _REGIONS.get(region, region), services.canonical(name)
        price = item.number("price", 0, 9_999_999) if way in _PRICED else None
        number = item.identifier("source_id")
        yield OfferRecord(
            service=service.name,
            region=region,
            type=services.way(way, service),
            ids={"watchmode": number} if number else {},
            link=links.clean(item.raw("web_url")),
            price=price,
            currency=_MONEY.get(region) if price is not None else None,
        )


def found(body: object, imdb: str) -> Found | None:
    """The film or show that a search by an IMDb id found. Its own number names nothing elsewhere: it is left out."""
    for item in Reading(body).each("title_results"):
        kind = _KINDS.get(item.code("type", 32) or "")
        if kind:
            tmdb = item.identifier("tmdb_id")
            ids = {"imdb": imdb, **({"tmdb": tmdb} if tmdb else {})}
            return Found(kind, ids, item.line("name"), item.integer("year", 1800, 2200) if item.raw("year") else None)
    return None
