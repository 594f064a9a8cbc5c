"""OMDb as a provider. Source: omdbapi.com. It is asked by IMDb id, and a work is one call of the day's thousand."""

from typing import Any, Final

import httpx

from cineteca.outbound.errors import NotFound, Refused, Unreadable
from cineteca.providers import calls
from cineteca.providers.contract import Access, Answer, Bodies, Found, ListPage, PersonAnswer, Wanted
from cineteca.providers.omdb import normalise
from cineteca.providers.omdb.failures import WAIT, failure_in
from cineteca.providers.omdb.listed import listed
from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, WorkRecord

_TYPES: Final = {Kind.FILM: "movie", Kind.SHOW: "series"}


class OMDb:
    """The client: it is given where to call and the transport to call through. Raises `OutboundError` alone."""

    name: str = "omdb"
    asks_by: tuple[str, ...] = ("imdb",)

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport) -> None:
        self._line = calls.Line(self.name, access, transport, failure_in=failure_in, wait=WAIT)
        self._key = {"apikey": access.key or access.token}

    def can_answer(self, wanted: Wanted) -> bool:
        return bool(wanted.ids.get("imdb"))

    async def fetch_work(self, wanted: Wanted) -> Answer:
        if not self.can_answer(wanted):
            raise NotFound("OMDb is asked for works by their IMDb id alone.")
        bodies = {"main": await self._title(wanted.ids["imdb"], kind="work")}
        told = self.read(wanted.kind, bodies)
        return Answer(record=told.record, bodies=bodies, odd=told.odd)

    async def fetch_person(self, ids: Ids) -> PersonAnswer:  # noqa: ARG002
        raise NotFound("OMDb knows people by their names alone and tells nothing about them.")

    async def find(self, source: str, value: str) -> Found | None:
        if source != "imdb":
            return None
        try:
            body = await self._title(value, kind="find")
        except Refused as refused:
            if isinstance(refused, NotFound) or type(refused) is Refused:
                return None
            raise
        record = normalise.work(body).record
        return Found(record.kind, record.ids, record.title, record.year) if record.kind else None

    async def search(self, text: str, *, kind: Kind | None = None, year: int | None = None, page: int = 1) -> ListPage:
        """Works by their titles. That nothing is found, or too much for a text so short, is an empty page."""
        params = {**self._key, "s": text.strip()[:200], "page": str(page)}
        params |= {"type": _TYPES[kind]} if kind else {}
        params |= {"y": str(year)} if year else {}
        try:
            body = await self._line.get("", params, endpoint="search", kind="search")
        except Refused as refused:
            if isinstance(refused, NotFound) or type(refused) is Refused:
                return ListPage((), page, page)
            raise
        told = listed(body, page)
        if told is None:
            raise Unreadable("The answer is no page of a search.")
        return told

    async def check(self) -> None:
        """Ask for one title that is surely there: OMDb has no cheaper question. Raises what is wrong with the key."""
        await self._title("tt0111161", kind="configuration")

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]:
        return normalise.work(bodies.get("main"), kind)

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]:  # noqa: ARG002
        return Normalised(PersonRecord())

    async def _title(self, imdb: str, *, kind: str) -> dict[str, Any]:
        params = {**self._key, "i": imdb, "plot": "full"}
        return await self._line.get("", params, endpoint="by-id", kind=kind)
