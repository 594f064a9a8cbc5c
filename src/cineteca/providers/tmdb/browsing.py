"""What TMDB is asked for beside single works: lists, trends, searches, changes. Source: developer.themoviedb.org."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, Literal

import httpx

from cineteca.outbound.errors import Refused, Unreadable
from cineteca.providers import calls
from cineteca.providers.contract import Access, ChangedPage, ListPage
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise
from cineteca.providers.tmdb.failures import WAIT, failure_in

PATHS: Final = {Kind.FILM: "movie", Kind.SHOW: "tv"}
LONGEST_WINDOW: Final = timedelta(days=14)
"""Changes are told for so many days at once, and no more."""

_TRENDING: Final = {"trending_day": "day", "trending_week": "week"}
_LISTS: Final = {
    Kind.FILM: ("popular", "now_playing", "upcoming", "top_rated", *_TRENDING),
    Kind.SHOW: ("popular", "on_the_air", "airing_today", "top_rated", *_TRENDING),
}


class Browsing:
    """The half of the client that looks at many works at once."""

    name: str = "tmdb"
    lists: Mapping[Kind, tuple[str, ...]] = _LISTS

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport) -> None:
        self._line = calls.Line(self.name, access, transport, failure_in=failure_in, wait=WAIT)
        self._key = {"api_key": access.key} if access.key and not access.token else {}
        self._language = access.language
        self._images = access.images_url.rstrip("/")
        self._adult = access.adult

    async def list_page(self, kind: Kind, name: str, page: int) -> ListPage:
        if name not in self.lists[kind]:
            raise Refused(f"TMDB has no list of {kind}s called {name}.")
        what, window = PATHS[kind], _TRENDING.get(name)
        path = f"trending/{what}/{window}" if window else f"{what}/{name}"
        body = await self._line.get(path, self._on(page), endpoint=path, kind="list")
        return self._page(normalise.listed(body, kind, self._images))

    async def search(self, text: str, *, kind: Kind | None = None, year: int | None = None, page: int = 1) -> ListPage:
        """Works by their titles. TMDB cannot look for films and shows of a year together: then we sort them out."""
        path = f"search/{PATHS[kind] if kind else 'multi'}"
        params = {**self._on(page), "query": text[:200], "include_adult": "true" if self._adult else "false"}
        if year and kind:
            params["year" if kind is Kind.FILM else "first_air_date_year"] = str(year)
        body = await self._line.get(path, params, endpoint=path, kind="search")
        found = self._page(normalise.listed(body, kind, self._images))
        return _of_year(found, year) if year and not kind else found

    async def changed(self, kind: "Kind | Literal['person']", start: date, end: date, page: int) -> ChangedPage:
        if not timedelta(0) <= end - start <= LONGEST_WINDOW:
            raise Refused(f"TMDB tells the changes of at most {LONGEST_WINDOW.days} days at once.")
        path = f"{PATHS[kind] if isinstance(kind, Kind) else 'person'}/changes"
        params = {**self._key, "start_date": start.isoformat(), "end_date": end.isoformat(), "page": str(page)}
        told = normalise.changed(await self._line.get(path, params, endpoint=path, kind="changes"))
        if told is None:
            raise Unreadable("The answer is no page of changes.")
        return told

    def _on(self, page: int) -> dict[str, str]:
        return {**self._key, "language": self._language, "page": str(page)}

    def _page(self, told: ListPage | None) -> ListPage:
        if told is None:
            raise Unreadable("The answer is no page of a list.")
        return told


def _of_year(found: ListPage, year: int) -> ListPage:
    entries = tuple(entry for entry in found.entries if entry.year == year)
    return ListPage(entries, found.page, found.pages, odd=found.odd)
