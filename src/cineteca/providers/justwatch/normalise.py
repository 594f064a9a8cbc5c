"""From JustWatch's answers to our records. Pure and total."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cineteca.providers import best_offers, links, services
from cineteca.providers.justwatch import payloads
from cineteca.providers.reading import Reading
from cineteca.providers.records import Kind, Normalised, OfferRecord, WorkRecord

Names = Mapping[str, str]
"""What services are called, by their number at JustWatch."""

_WAYS: Final = {
    "flatrate": "stream",
    "flatrate_and_buy": "stream",
    "free": "free",
    "ads": "ads",
    "fast": "ads",
    "rent": "rent",
    "buy": "buy",
}
_NO_WAYS: Final = frozenset({"cinema", "disc", "bundle"})
_PRICED: Final = frozenset({"rent", "buy"})
_KINDS: Final = {"movie": Kind.FILM, "show": Kind.SHOW}
_IDS: Final = {"imdb": re.compile(r"tt[0-9]{7,10}"), "tmdb": re.compile(r"[0-9]{1,10}")}
_COUNTRY: Final = re.compile(r"/(?P<region>[a-z]{2})/.+")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def work(bodies: Mapping[str, object], kind: Kind, names: Names | None = None) -> Normalised[WorkRecord]:
    """The record in a work's bodies, one for each region (``{"US": {…}, "DE": {…}}``), each whole for its own."""
    told = [(region, Reading(body)) for region, body in bodies.items()]
    found = [title(seen, kind, region, names or {}) for region, seen in told]
    odd = tuple(dict.fromkeys(entry for _, seen in told for entry in seen.odd))
    if not found:
        return Normalised(WorkRecord(kind=kind))
    first = found[0]
    return Normalised(
        WorkRecord(
            kind=first.kind,
            ids={source: value for record in reversed(found) for source, value in record.ids.items()},
            title=first.title,
            original_title=first.original_title,
            year=first.year,
            offers=tuple(offer for record in found for offer in record.offers),
            offers_for=tuple(dict.fromkeys(region for record in found for region in record.offers_for)),
        ),
        odd=odd,
    )


def body(body: payloads.Title | Mapping[str, object] | None, kind: Kind, region: str = "") -> Normalised[WorkRecord]:
    """The record in one body. Without `region` it is of the country that its own path names."""
    seen = Reading(body)
    return Normalised(title(seen, kind, region or _country(seen), {}), odd=seen.odd)


def title(seen: Reading, kind: Kind, region: str, names: Names) -> WorkRecord:
    """A film or show and where it can be watched in `region`; in no region there are no offers."""
    seen.expect("title", "offers")
    whole = isinstance(seen.raw("offers"), list) and all(isinstance(item, dict) for item in seen.raw("offers"))
    return WorkRecord(
        kind=_KINDS.get(seen.code("object_type", 32) or "", kind),
        ids=_ids(seen),
        title=seen.line("title"),
        original_title=seen.line("original_title"),
        year=seen.integer("original_release_year", 1800, 2200),
        offers=best_offers.best(_offers(seen, region, names)) if region else (),
        offers_for=(region,) if region and whole else (),
    )


def service_names(listed: object) -> Names:
    """The names in a country's list of services."""
    seen = Reading({"services": listed})
    told = ((item.identifier("id"), item.line("clear_name", services.LONGEST)) for item in seen.each("services"))
    return {number: name for number, name in told if number and name}


def unnamed(body: object) -> bool:
    """Whether a body speaks of services by numbers that nobody here knows."""
    numbers = (_number(item) for item in Reading(body).each("offers"))
    return any(number and services.canonical("", {"justwatch": number}).name == "" for number in numbers)


def _ids(seen: Reading) -> dict[str, str]:
    """Identifiers of other sources. Its own are two kinds of number, and neither finds a page: they are left out."""
    told: dict[str, str] = {}
    for item in seen.each("external_ids"):
        source, value = item.code("provider", 32), item.identifier("external_id")
        if source and value and (form := _IDS.get(source)) and form.fullmatch(value):
            told.setdefault(source, value)
    return told


def _country(seen: Reading) -> str:
    found = _COUNTRY.fullmatch(seen.line("full_path", 2000) or "")
    region = found["region"].upper() if found else ""
    return "GB" if region == "UK" else region


def _offers(seen: Reading, region: str, names: Names) -> Iterator[OfferRecord]:
    for item in seen.each("offers"):
        told = item.code("monetization_type", 32) or item.code("monetizationType", 32) or ""
        way = _WAYS.get(told.lower())
        service = _service(item, names)
        if way is None or service is None:
            if told.lower() not in _NO_WAYS and way is None:
                item.note("monetization_type", "not a way to watch")
            continue
        number, price = _number(item), _price(item) if way in _PRICED else None
        yield OfferRecord(
            service=service.name,
            region=region,
            type=services.way(way, service),
            ids={"justwatch": number} if number else {},
            link=links.clean(item.inside("urls").url("standard_web") or item.url("standardWebURL")),
            price=price,
            currency=_currency(item) if price is not None else None,
        )


def _number(item: Reading) -> str | None:
    return item.identifier("provider_id") or item.inside("package").identifier("packageId")


def _service(item: Reading, names: Names) -> services.Service | None:
    """The service by its number, by the name that came with it, or by the short name of its package."""
    number, package = _number(item), item.inside("package")
    told = (
        names.get(number or "")
        or package.line("clearName", services.LONGEST)
        or item.line("clear_name", services.LONGEST)
        or item.line("package_short_name", services.LONGEST)
        or ""
    )
    service = services.canonical(told, {"justwatch": number} if number else {})
    if not service.name:
        item.note("provider_id", "a service without a name")
    return service if service.name else None


def _price(item: Reading) -> float | None:
    price = item.number("retail_price", 0, 9_999_999)
    return price if price is not None else item.number("retailPriceValue", 0, 9_999_999)


def _currency(item: Reading) -> str | None:
    told = item.code("currency", 8)
    return told if told and _CURRENCY.fullmatch(told) else None
