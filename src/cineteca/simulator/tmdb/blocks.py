"""The blocks that ``append_to_response`` adds to an answer; each is an endpoint of its own as well."""

import re
from collections.abc import Callable, Mapping
from unicodedata import combining, normalize

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.tmdb import crediting
from cineteca.simulator.tmdb.alike import similar
from cineteca.simulator.tmdb.pieces import JSON, number, token

Block = Callable[[Archive, Fact], JSON]


def release_dates(_archive: Archive, fact: Fact) -> JSON:
    """``/movie/{id}/release_dates``: one release in cinemas for each region with a certification."""
    certified = sorted(fact.get("certifications", {}).items())
    return {"results": [{"iso_3166_1": region, "release_dates": [_release(fact, c)]} for region, c in certified]}


def _release(fact: Fact, certification: str) -> JSON:
    date = fact.get("release_date", f"{fact['year']}-01-01")
    return {
        "certification": certification,
        "descriptors": [],
        "iso_639_1": "",
        "note": "",
        "release_date": f"{date}T00:00:00.000Z",
        "type": 3,
    }


def content_ratings(_archive: Archive, fact: Fact) -> JSON:
    """``/tv/{id}/content_ratings``."""
    certified = sorted(fact.get("certifications", {}).items())
    return {"results": [{"descriptors": [], "iso_3166_1": region, "rating": rating} for region, rating in certified]}


def keywords(name: str) -> Block:
    """``/movie/{id}/keywords`` and ``/tv/{id}/keywords``, which call the list differently."""

    def block(_archive: Archive, fact: Fact) -> JSON:
        return {name: [{"id": number("keyword", word), "name": word} for word in fact.get("keywords", ())]}

    return block


def offers(media: str) -> Block:
    """``…/watch/providers``: by region, then by kind of offer."""

    def block(_archive: Archive, fact: Fact) -> JSON:
        results: JSON = {}
        page = f"https://www.themoviedb.org/{media}/{_slug(fact)}/watch"
        for region, kind, service, service_id, priority in fact.get("offers", ()):
            of_region = results.setdefault(region, {"link": f"{page}?locale={region}"})
            of_region.setdefault(kind, []).append(
                {"logo_path": None, "provider_id": service_id, "provider_name": service, "display_priority": priority}
            )
        return {"results": results}

    return block


def _slug(fact: Fact) -> str:
    """A work in the addresses of TMDB's pages: its number and what of its original title is Latin letters."""
    title = normalize("NFKD", fact.get("original_title", fact["title"]).casefold())
    plain = "".join(sign for sign in title if not combining(sign))
    return "-".join([str(fact["tmdb"]), *re.findall(r"[a-z0-9]+", plain)])


def videos(_archive: Archive, fact: Fact) -> JSON:
    """``…/videos``: links to trailers and the like."""
    return {"results": [_video(*video) for video in fact.get("videos", ())]}


def _video(site: str, key: str, kind: str, name: str, language: str, region: str, size: int, published: str) -> JSON:
    return {
        "iso_639_1": language,
        "iso_3166_1": region,
        "name": name,
        "key": key,
        "site": site,
        "size": size,
        "type": kind,
        "official": True,
        "published_at": published,
        "id": token("video", site, key),
    }


def film_ids(_archive: Archive, fact: Fact) -> JSON:
    """``/movie/{id}/external_ids``."""
    social = {f"{site}_id": None for site in ("facebook", "instagram", "twitter")}
    return {"imdb_id": fact.get("imdb"), "wikidata_id": fact.get("wikidata"), **social}


def show_ids(archive: Archive, fact: Fact) -> JSON:
    """``/tv/{id}/external_ids``."""
    old = {"freebase_mid": None, "freebase_id": None, "tvdb_id": fact.get("tvdb"), "tvrage_id": None}
    return film_ids(archive, fact) | old


def season_ids(_archive: Archive, _show: Fact) -> JSON:
    """``/tv/{id}/season/{n}/external_ids``: the facts know none."""
    return {"freebase_mid": None, "freebase_id": None, "tvdb_id": None, "tvrage_id": None, "wikidata_id": None}


def person_ids(_archive: Archive, fact: Fact) -> JSON:
    """``/person/{id}/external_ids``."""
    sites = ("facebook", "instagram", "tiktok", "twitter", "youtube")
    old = {"freebase_mid": None, "freebase_id": None, "imdb_id": fact.get("imdb"), "tvrage_id": None}
    return old | {"wikidata_id": fact.get("wikidata")} | {f"{site}_id": None for site in sites}


_SIZES = {"backdrop": (1280, 720), "poster": (780, 1170)}


def images(_archive: Archive, fact: Fact) -> JSON:
    """``…/images``: at most one backdrop and one poster, of no language."""
    found = {kind: [_image(fact[kind], *size)] if kind in fact else [] for kind, size in _SIZES.items()}
    return {"backdrops": found["backdrop"], "logos": [], "posters": found["poster"]}


def _image(path: str, width: int, height: int) -> JSON:
    return {
        "aspect_ratio": round(width / height, 3),
        "height": height,
        "iso_3166_1": None,
        "iso_639_1": None,
        "file_path": path,
        "vote_average": 0.0,
        "vote_count": 0,
        "width": width,
    }


def nothing(*names: str) -> Block:
    """A block whose lists the facts cannot fill."""
    return lambda _archive, _fact: {name: [] for name in names}


FILM: Mapping[str, Block] = {
    "alternative_titles": nothing("titles"),
    "credits": crediting.film_credits,
    "external_ids": film_ids,
    "images": images,
    "keywords": keywords("keywords"),
    "release_dates": release_dates,
    "similar": similar("movie"),
    "translations": nothing("translations"),
    "videos": videos,
    "watch/providers": offers("movie"),
}
SHOW: Mapping[str, Block] = {
    "aggregate_credits": crediting.aggregate_credits,
    "alternative_titles": nothing("results"),
    "content_ratings": content_ratings,
    "credits": crediting.show_credits,
    "external_ids": show_ids,
    "images": images,
    "keywords": keywords("results"),
    "similar": similar("tv"),
    "translations": nothing("translations"),
    "videos": videos,
    "watch/providers": offers("tv"),
}
SEASON: Mapping[str, Block] = {
    "aggregate_credits": nothing("cast", "crew"),
    "credits": nothing("cast", "crew"),
    "external_ids": season_ids,
    "images": nothing("posters"),
    "videos": nothing("results"),
}
PERSON: Mapping[str, Block] = {
    "combined_credits": crediting.combined_credits,
    "external_ids": person_ids,
    "images": nothing("profiles"),
}
