"""Trakt as a provider. Source: API v2, docs.trakt.tv; the client id of an application opens it.

A work is one call by Trakt's own number or by its IMDb id; by TMDB's or TVDB's it is looked up first, one call more.
"""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import httpx

from cineteca.outbound.errors import NotFound, Refused
from cineteca.providers import calls
from cineteca.providers.contract import Access, Answer, Bodies, Found, ListPage, PersonAnswer, Wanted
from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, WorkRecord
from cineteca.providers.trakt import normalise
from cineteca.providers.trakt.failures import WAIT, failure_in

_PATHS: Final = {Kind.FILM: "movies", Kind.SHOW: "shows"}
_LISTS: Final = ("trending", "popular", "anticipated")
_BY_ITSELF: Final = ("trakt", "imdb")
_LOOKED_UP: Final = ("tmdb", "tvdb")
_COUNT: Final = re.compile(r"[0-9]{1,8}")


class Trakt:
    """The client: it is given where to call and the transport to call through. Raises `OutboundError` alone."""

    name: str = "trakt"
    asks_by: tuple[str, ...] = (*_BY_ITSELF, *_LOOKED_UP)
    lists: Mapping[Kind, tuple[str, ...]] = {Kind.FILM: _LISTS, Kind.SHOW: _LISTS}

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport) -> None:
        headers = {"trakt-api-version": "2", "trakt-api-key": access.key or access.token}
        bare = Access(access.base_url, language=access.language)
        self._line = calls.Line(self.name, bare, transport, failure_in=failure_in, wait=WAIT, headers=headers)

    def can_answer(self, wanted: Wanted) -> bool:
        return any(wanted.ids.get(source) for source in self.asks_by)

    async def fetch_work(self, wanted: Wanted) -> Answer:
        known, asked = await self._own_id(wanted)
        path = _PATHS[wanted.kind]
        body = await self._line.get(
            f"{path}/{quote(known, safe='')}", {"extended": "full"}, endpoint=f"{path}/{{id}}", kind="work"
        )
        bodies = {"main": body}
        told = self.read(wanted.kind, bodies)
        return Answer(record=told.record, bodies=bodies, odd=told.odd, calls=asked + 1)

    async def fetch_person(self, ids: Ids) -> PersonAnswer:  # noqa: ARG002
        raise NotFound("Trakt is not asked about people: TMDB tells more.")

    async def find(self, source: str, value: str) -> Found | None:
        return await self._find(source, value, None) if source in self.asks_by else None

    async def list_page(self, kind: Kind, name: str, page: int) -> ListPage:
        if name not in self.lists[kind]:
            raise Refused(f"Trakt has no list of {kind}s called {name}.")
        path = f"{_PATHS[kind]}/{name}"
        params = {"page": str(page), "limit": str(normalise.EACH), "extended": "full"}
        told = await self._line.ask_list(path, params, endpoint=path, kind="list")
        pages = told.headers.get("X-Pagination-Page-Count", "")
        return normalise.listed(told.body, kind, page, int(pages) if _COUNT.fullmatch(pages) else None)

    async def check(self) -> None:
        """Ask for the names of the genres: the cheapest question there is. Raises what is wrong with the key."""
        await self._line.ask("genres/movies", {}, endpoint="genres/movies", kind="configuration")

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]:
        return normalise.work(bodies.get("main"), kind)

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]:  # noqa: ARG002
        return Normalised(PersonRecord())

    async def _own_id(self, wanted: Wanted) -> tuple[str, int]:
        """What Trakt knows the work by, and the calls that it took to learn it."""
        for source in _BY_ITSELF:
            if value := wanted.ids.get(source):
                return value, 0
        asked = 0
        for source in _LOOKED_UP:
            if value := wanted.ids.get(source):
                asked += 1
                found = await self._find(source, value, wanted.kind)
                if found and found.ids.get("trakt"):
                    return found.ids["trakt"], asked
        raise NotFound("Trakt knows no such work by any of its identifiers.")

    async def _find(self, source: str, value: str, kind: Kind | None) -> Found | None:
        params = {"type": normalise.NAMES[kind] if kind else ",".join(normalise.NAMES.values())}
        try:
            told = await self._line.ask_list(
                f"search/{source}/{quote(value, safe='')}", params, endpoint=f"search/{source}/{{id}}", kind="find"
            )
        except NotFound:
            return None
        return normalise.found(told.body, kind)
