"""Pages of lists, trends, searches and changes. Source: TMDB API v3, ``/movie/popular``, ``/trending`` and the like.

Unlike a work's own answer, a page that is none is no empty page: who asked would take it for the end of the list.
"""

from collections.abc import Mapping
from typing import Final

from cineteca.providers.contract import ChangedPage, Listed, ListPage
from cineteca.providers.reading import Reading
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import list_payloads as payloads
from cineteca.providers.tmdb.normalise import common

EACH: Final = 20
"""Entries of one page, everywhere."""
MOST_PAGES: Final = 500
"""TMDB refuses later ones, however many it counts."""

_KINDS: Final = {"movie": Kind.FILM, "tv": Kind.SHOW}
_NAMES: Final = {Kind.FILM: ("title", "release_date"), Kind.SHOW: ("name", "first_air_date")}


def listed(
    body: payloads.Page | Mapping[str, object] | None, kind: Kind | None, images: str = common.IMAGES
) -> ListPage | None:
    """The works on a page of a list of one kind, or of a list of all kinds (None). No page: None."""
    seen = Reading(body, base=images)
    if not isinstance(seen.raw("results"), list):
        return None
    page, pages = _place(seen)
    entries = [
        entry
        for place, item in enumerate(seen.each("results"), start=(page - 1) * EACH + 1)
        if (known := kind or _KINDS.get(item.line("media_type", 32) or "")) and (entry := _entry(item, known, place))
    ]
    return ListPage(tuple(entries), page, pages, odd=seen.odd)


def changed(body: payloads.ChangesPage | Mapping[str, object] | None) -> ChangedPage | None:
    """The numbers on a page of changes. None for no page, or one that does not tell whether there are more."""
    seen = Reading(body)
    if not isinstance(seen.raw("results"), list) or seen.integer("total_pages") is None:
        return None
    page, pages = _place(seen)
    found = (item.identifier("id") for item in seen.each("results"))
    return ChangedPage(tuple(dict.fromkeys(known for known in found if known)), page, pages, odd=seen.odd)


def _place(seen: Reading) -> tuple[int, int]:
    """Which page it is, and how many there are to be had."""
    page = max(seen.integer("page") or 1, 1)
    return page, max(1, min(seen.integer("total_pages") or page, MOST_PAGES))


def _entry(item: Reading, kind: Kind, rank: int) -> Listed | None:
    known = common.own_id(item)
    if not known:
        return None
    title, released = _NAMES[kind]
    day = item.day(released)
    return Listed(
        kind=kind,
        ids=known,
        rank=rank,
        title=item.line(title),
        year=common.year(day),
        release_date=day,
        adult=item.flag("adult"),
        strength=item.number("popularity"),
        poster=common.image_url(item, "poster_path"),
        original_language=common.language(item, "original_language"),
    )
