"""Lists of works, page by page: ``/movie/popular``, ``/trending/tv/day`` and the like."""

from collections.abc import Sequence
from math import ceil
from typing import TypeVar

from cineteca.simulator import listing
from cineteca.simulator.tmdb.pieces import JSON, listed
from cineteca.simulator.world import Edition

T = TypeVar("T")

A_PAGE = 20
MOST_PAGES = 500
LISTS = {"movie": listing.OF_FILMS, "tv": listing.OF_SHOWS}


def paged(items: Sequence[T], page: int, a_page: int = A_PAGE) -> tuple[Sequence[T], JSON]:
    """The items of a page, and what an answer says about all of them. An empty list has one page."""
    pages = min(MOST_PAGES, max(1, ceil(len(items) / a_page)))
    told = {"page": page, "total_pages": pages, "total_results": len(items)}
    return items[(page - 1) * a_page : page * a_page], told


def of_works(edition: Edition, media: str, name: str, page: int) -> JSON:
    """``/movie/{name}`` and ``/tv/{name}``."""
    entries = edition.recall(("list", media, name), lambda: LISTS[media][name](edition.archive, media, edition.today))
    items, told = paged(entries, page)
    results = [listed(edition.archive, entry.work, media) for entry in items]
    return _dates(edition, name) | told | {"results": results}


def trending(edition: Edition, media: str, window: str, page: int) -> JSON:
    """``/trending/{movie|tv|all}/{day|week}``."""
    entries = edition.recall(
        ("trending", media, window), lambda: listing.trending(edition.archive, media, edition.today, window)
    )
    items, told = paged(entries, page)
    results = [listed(edition.archive, entry.work, entry.media) | {"media_type": entry.media} for entry in items]
    return told | {"results": results}


def _dates(edition: Edition, name: str) -> JSON:
    """The days that a list of films in cinemas covers."""
    windows = {
        "now_playing": (edition.today - listing.PLAYS, edition.today),
        "upcoming": (edition.today, edition.today + listing.COMES),
    }
    if name not in windows:
        return {}
    first, last = windows[name]
    return {"dates": {"maximum": last.isoformat(), "minimum": first.isoformat()}}
