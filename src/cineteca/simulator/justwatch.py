"""Where works can be seen, in the shape of JustWatch's answers; kept honest by a test on bodies of the real one.

Prices and links are made up, links with the tracking that real ones carry. Two addresses answer: a title with offers
(``titles/{movie|show}/{TMDB's number}/locale/{locale}``) and the offers of a title by an identifier of another source
(``contentpartner/v2/content/offers/object_type/{movie|show}/id_type/{tmdb|imdb}/locale/{locale}?id=…``).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cineteca.simulator import trakt
from cineteca.simulator.archive import Fact
from cineteca.simulator.chance import dice
from cineteca.simulator.countries import COUNTRIES
from cineteca.simulator.world import Edition

JSON = dict[str, Any]
PARTNERS = "contentpartner/v2/content/"
NOT_FOUND = {"error": "Not found"}
BAD_KEY = {"error": "Unauthorized"}
CURRENCIES = {"US": "USD", "GB": "GBP", "DE": "EUR", "FR": "EUR", "ES": "EUR", "BR": "BRL", "CA": "CAD", "AU": "AUD"}
_PRICED = {"rent": (2.99, 3.99, 4.99), "buy": (7.99, 9.99, 12.99)}
_MEDIA = {"movie": "movie", "show": "tv"}
_TITLE = re.compile(r"titles/(?P<what>movie|show)/(?P<value>\d+)/locale/[a-z]{2}_(?P<region>[A-Z]{2})")
_PARTNER = re.compile(
    PARTNERS + r"offers/object_type/(?P<what>movie|show)/id_type/(?P<source>tmdb|imdb)"
    r"/locale/[a-z]{2}_(?P<region>[A-Z]{2})"
)
_SERVICES = re.compile(PARTNERS + r"providers/all/locale/[a-z]{2}_(?P<region>[A-Z]{2})")
_LINKS = {
    8: "https://www.netflix.com/title/{number}?source=35",
    9: "https://www.amazon.com/gp/video/detail/B0{number}/ref=atv_dp?tag=justwatch-21&utm_source=justwatch",
    119: "https://www.amazon.com/gp/video/detail/B0{number}/ref=atv_dp?tag=justwatch-21&utm_source=justwatch",
    2: "https://itunes.apple.com/{country}/movie/{slug}/id{number}?uo=4&at=1000l3V2",
    10: "http://www.amazon.com/gp/product/B0{number}?camp=1789&creativeASIN=B0{number}&tag=justwatch-21",
    3: "https://play.google.com/store/movies/details/{slug}?id=m{number}&PAffiliateID=100l5C",
    192: "https://www.youtube.com/watch?v=vw_{number}&utm_medium=partner",
    337: "https://www.disneyplus.com/movies/{slug}/m{number}?irclickid=abc&cid=DSS-Affiliate",
}
_ELSEWHERE = "https://click.justwatch.com/a?cx=eyJzY2hlbWEi&r=https%3A%2F%2Fwww.example.org%2Fwatch%2F{slug}%2F{number}"


def needs_key(path: str) -> bool:
    """Whether the address is one that only partners may ask."""
    return path.startswith(PARTNERS)


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> JSON | list[JSON] | None:
    """The answer to a path, or None where there is none."""
    if path == f"{PARTNERS}countries":
        return [
            {"iso_3166_1": region, "name": COUNTRIES[region], "currency": CURRENCIES[region]} for region in CURRENCIES
        ]
    if asked := _SERVICES.fullmatch(path):
        region = asked["region"]
        return edition.recall(("services", region), lambda: list(_services(edition, region)))
    if asked := _TITLE.fullmatch(path):
        work = edition.archive.works(_MEDIA[asked["what"]]).get(int(asked["value"]))
        return _title(edition, work, asked["what"], asked["region"]) if work else None
    if asked := _PARTNER.fullmatch(path):
        work = _by_id(edition, _MEDIA[asked["what"]], asked["source"], query.get("id", ""))
        return _partners(work, asked["what"], asked["region"]) if work else None
    return None


def _services(edition: Edition, region: str) -> Iterator[JSON]:
    """Those that offer anything in a region, by number."""
    works = [*edition.archive.films.values(), *edition.archive.shows.values()]
    offers = [offer for work in works for offer in work.get("offers", ()) if offer[0] == region]
    for number, name in sorted({offer[3]: offer[2] for offer in offers}.items()):
        plain = "".join(sign for sign in name.lower() if sign.isalnum())
        yield {
            "id": number,
            "profile_id": number,
            "technical_name": plain,
            "short_name": plain[:3],
            "clear_name": name.strip(),
            "priority": min(offer[4] for offer in offers if offer[3] == number),
            "monetization_types": sorted({offer[1] for offer in offers if offer[3] == number}),
            "slug": plain,
        }


def _title(edition: Edition, work: Fact, what: str, region: str) -> JSON:
    text = edition.archive.text(work)
    path = _path(work, what, region)
    body: JSON = {
        "id": work["tmdb"],
        "title": work["title"],
        "full_path": path,
        "full_paths": {f"{what.upper()}_DETAIL_OVERVIEW": path},
        "poster": "",
        "backdrops": [],
        "short_description": text.get("synopsis", ""),
        "original_release_year": work.get("year"),
        "tmdb_popularity": float(work["popularity"]),
        "object_type": what,
        "original_title": work.get("original_title", work["title"]),
        "offers": list(_offers(work, what, region)),
        "clips": [],
        "scoring": _scores(work),
        "credits": [],
        "external_ids": _ids(work),
        "original_language": work.get("original_language", ""),
        "genre_ids": [],
        "age_certification": work.get("certifications", {}).get(region, ""),
    }
    if what == "movie":
        return body | {"runtime": work.get("runtime", 0)}
    counted = [season["number"] for season in work.get("seasons", ()) if season["number"]]
    return body | {"max_season_number": max(counted, default=0), "seasons": []}


def _partners(work: Fact, what: str, region: str) -> JSON:
    return {
        "id": work["tmdb"],
        "title": work["title"],
        "full_path": _path(work, what, region),
        "object_type": what,
        "original_release_year": work.get("year"),
        "offers": list(_offers(work, what, region)),
        "external_ids": _ids(work),
    }


def _offers(work: Fact, what: str, region: str) -> Iterator[JSON]:
    """Each service's offer in one quality or two."""
    for told_region, kind, _, service, _ in work.get("offers", ()):
        if told_region == region:
            thrown = dice("justwatch", what, work["tmdb"], region, kind, service)
            for quality in ("hd", "4k") if thrown.random() < 1 / 4 else ("hd",):
                price = thrown.choice(_PRICED[kind]) if kind in _PRICED else None
                yield _offer(work, what, region, (kind, service, quality, price))


def _offer(work: Fact, what: str, region: str, offer: tuple[str, int, str, float | None]) -> JSON:
    kind, service, quality, price = offer
    number = 70_000_000 + int(work["tmdb"]) % 10_000_000
    link = _LINKS.get(service, _ELSEWHERE)
    began = f"{2015 + service % 8}-06-04"
    body: JSON = {
        "monetization_type": kind,
        "provider_id": service,
        "currency": CURRENCIES.get(region, "USD"),
        "urls": {"standard_web": link.format(number=number, slug=trakt.slug_of(work, "tv"), country=region.lower())},
        "presentation_type": quality,
        "date_provider_id": f"{began}_{service}",
        "date_created": began,
    }
    if price is not None:
        body["retail_price"] = price + (1 if quality == "4k" else 0)
    return body | ({"type": "aggregated", "element_count": 1, "new_element_count": 1} if what == "show" else {})


def _scores(work: Fact) -> list[JSON]:
    ratings = work.get("ratings", {})
    told = {
        "imdb:votes": ratings.get("imdb", {}).get("votes"),
        "tomato:meter": ratings.get("rotten_tomatoes", {}).get("percent"),
    }
    return [{"provider_type": kind, "value": value} for kind, value in told.items() if value]


def _ids(work: Fact) -> list[JSON]:
    return [{"provider": source, "external_id": str(work[source])} for source in ("tmdb", "imdb") if source in work]


def _path(work: Fact, what: str, region: str) -> str:
    return f"/{region.lower()}/{'movie' if what == 'movie' else 'tv-show'}/{trakt.slug_of(work, 'tv')}"


def _by_id(edition: Edition, media: str, source: str, value: str) -> Fact | None:
    if source == "imdb":
        of_media, work = edition.archive.by_imdb(value)
        return work if of_media == media else None
    return edition.archive.works(media).get(int(value)) if value.isdecimal() else None
