"""Fanart.tv as a provider. Source: fanart.tv API v3. Films go by TMDB or IMDb id, shows by TVDB's; one call each."""

from typing import Final
from urllib.parse import quote

import httpx

from cineteca.outbound.errors import NotFound
from cineteca.providers import calls
from cineteca.providers.contract import Access, Answer, Bodies, Found, PersonAnswer, Wanted
from cineteca.providers.fanart import normalise
from cineteca.providers.fanart.failures import WAIT, failure_in
from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, WorkRecord

_ASKED: Final = {Kind.FILM: ("movies", ("tmdb", "imdb")), Kind.SHOW: ("tv", ("tvdb",))}


class Fanart:
    """The client: it is given where to call and the transport to call through. Raises `OutboundError` alone."""

    name: str = "fanart"
    asks_by: tuple[str, ...] = ("tmdb", "imdb", "tvdb")

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport) -> None:
        bare = Access(access.base_url, language=access.language)
        self._line = calls.Line(self.name, bare, transport, failure_in=failure_in, wait=WAIT)
        self._images = access.images_url.rstrip("/")
        self._key = {"api_key": access.key or access.token}

    def can_answer(self, wanted: Wanted) -> bool:
        return _own_id(wanted.kind, wanted.ids) is not None

    async def fetch_work(self, wanted: Wanted) -> Answer:
        bodies = {"main": await self._pictures(wanted.kind, wanted.ids, kind="work")}
        told = self.read(wanted.kind, bodies)
        return Answer(record=told.record, bodies=bodies, odd=told.odd)

    async def fetch_person(self, ids: Ids) -> PersonAnswer:  # noqa: ARG002
        raise NotFound("Fanart.tv knows no people.")

    async def find(self, source: str, value: str) -> Found | None:
        """The film or show that has pictures under an identifier: there is no other way to look one up."""
        kind = Kind.SHOW if source == "tvdb" else Kind.FILM
        if source not in {"imdb", "tvdb"}:
            return None
        try:
            record = normalise.work(await self._pictures(kind, {source: value}, kind="find"), kind, self._images).record
        except NotFound:
            return None
        return Found(kind, {source: value, **record.ids}, record.title)

    async def check(self) -> None:
        """Ask for the pictures of one film that surely has some: there is no cheaper question."""
        await self._pictures(Kind.FILM, {"imdb": "tt0133093"}, kind="configuration")

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]:
        return normalise.work(bodies.get("main"), kind, self._images)

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]:  # noqa: ARG002
        return Normalised(PersonRecord())

    async def _pictures(self, what: Kind, ids: Ids, *, kind: str) -> dict[str, object]:
        known, path = _own_id(what, ids), _ASKED[what][0]
        if known is None:
            raise NotFound(f"Fanart.tv is asked for {what}s by {' or '.join(_ASKED[what][1])} id alone.")
        return await self._line.get(f"{path}/{quote(known, safe='')}", self._key, endpoint=f"{path}/{{id}}", kind=kind)


def _own_id(kind: Kind, ids: Ids) -> str | None:
    return next((ids[source] for source in _ASKED[kind][1] if ids.get(source)), None)
