"""Pages of a search at OMDb. Pure. Source: omdbapi.com, parameter s. Episodes and games are left out."""

from collections.abc import Mapping
from typing import Final

from cineteca.providers.contract import Listed, ListPage
from cineteca.providers.omdb import payloads, words
from cineteca.providers.omdb.normalise import NOTHING
from cineteca.providers.reading import Reading
from cineteca.providers.records import Kind

EACH: Final = 10
MOST_PAGES: Final = 100

_KINDS: Final = {"movie": Kind.FILM, "series": Kind.SHOW}


def listed(body: payloads.Search | Mapping[str, object] | None, page: int) -> ListPage | None:
    """The works on page `page` of a search. No page: None."""
    seen = Reading(body, nothing=NOTHING)
    if not isinstance(seen.raw("Search"), list):
        return None
    found = words.whole(seen.line("totalResults", 16) or "") or 0
    entries = [
        entry
        for place, item in enumerate(seen.each("Search"), start=(page - 1) * EACH + 1)
        if (entry := _entry(item, place)) is not None
    ]
    return ListPage(tuple(entries), page, max(page, min(-(-found // EACH), MOST_PAGES)), odd=seen.odd)


def _entry(item: Reading, rank: int) -> Listed | None:
    kind, imdb = _KINDS.get((item.line("Type", 32) or "").casefold()), item.identifier("imdbID")
    if kind is None or imdb is None:
        return None
    year = words.first_year(item.line("Year", 32) or "")
    return Listed(
        kind=kind,
        ids={"imdb": imdb},
        rank=rank,
        title=item.line("Title"),
        year=year if year and 1800 <= year <= 2200 else None,
        poster=item.url("Poster"),
    )
