"""Where works can be seen, and their trailers, as recorded answers tell it."""

from collections.abc import Iterable
from typing import Any

from scripts.demo_facts.sources import Tables

REGIONS = ("US", "GB", "DE", "FR", "ES", "BR", "CA", "AU")
KINDS = ("flatrate", "free", "ads", "rent", "buy")
TYPES = ("Trailer", "Teaser")
MOST_VIDEOS = 4


def add(works: Iterable[dict[str, Any]], media: str, tables: Tables) -> None:
    """Give works the offers and videos that were recorded for them. `media` is "movie" or "tv"."""
    offered, shown = _offers(media, tables), _videos(media, tables)
    for work in works:
        found = {"offers": offered.get(work["tmdb"]), "videos": shown.get(work["tmdb"])}
        work.update({name: value for name, value in found.items() if value})


def _offers(media: str, tables: Tables) -> dict[int, list[list[Any]]]:
    """[region, kind, service, its number, its place in the list] by TMDB id."""
    bodies = tables.tmdb_bodies(rf"^GET_{media}_\d+_watch_providers\.json$")
    return {body["id"]: _in_regions(body["results"]) for body in bodies}


def _in_regions(results: dict[str, Any]) -> list[list[Any]]:
    return [
        [region, kind, service["provider_name"], service["provider_id"], service["display_priority"]]
        for region in REGIONS
        for kind in KINDS
        for service in results.get(region, {}).get(kind, ())
    ]


def _videos(media: str, tables: Tables) -> dict[int, list[list[Any]]]:
    """[site, key, type, name, language, country, lines, when published] of official trailers, by TMDB id."""
    bodies = list(tables.tmdb_bodies(rf"^GET_{media}_\d+(_videos|__append_to_response=videos)\.json$"))
    results = {body["id"]: body.get("videos", body)["results"] for body in bodies}
    return {
        tmdb: [_video(video) for video in videos if _is_trailer(video)][:MOST_VIDEOS]
        for tmdb, videos in results.items()
    }


def _is_trailer(video: dict[str, Any]) -> bool:
    return bool(video["official"]) and video["type"] in TYPES


def _video(video: dict[str, Any]) -> list[Any]:
    keys = ("site", "key", "type", "name", "iso_639_1", "iso_3166_1", "size", "published_at")
    return [" ".join(video[key].split()) if isinstance(video[key], str) else video[key] for key in keys]
