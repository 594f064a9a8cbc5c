"""Watchmode as a source of offers. Source: api.watchmode.com/docs. One call tells of all regions asked about."""

from typing import Any, Final
from urllib.parse import quote

import httpx

from cineteca.outbound.errors import NotFound
from cineteca.providers import calls
from cineteca.providers.contract import Access, Answer, Bodies, Found, OffersAnswer, PersonAnswer, Wanted
from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, WorkRecord
from cineteca.providers.watchmode import normalise
from cineteca.providers.watchmode.failures import WAIT, failure_in

_TYPES: Final = {Kind.FILM: "movie", Kind.SHOW: "tv"}
_PART: Final = "sources:"


class Watchmode:
    """The client: it is given where to call and the transport to call through. Raises `OutboundError` alone."""

    name: str = "watchmode"
    asks_by: tuple[str, ...] = ("imdb", "tmdb")

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport) -> None:
        headers = {"X-API-Key": access.key or access.token}
        bare = Access(access.base_url, language=access.language)
        self._line = calls.Line(self.name, bare, transport, failure_in=failure_in, wait=WAIT, headers=headers)
        self._regions = access.regions

    def can_answer(self, wanted: Wanted) -> bool:
        return any(wanted.ids.get(source) for source in self.asks_by)

    async def fetch_offers(self, wanted: Wanted, regions: tuple[str, ...]) -> OffersAnswer:
        bodies = await self._sources(wanted, regions or self._regions, kind="offers")
        told = self.read(wanted.kind, bodies)
        return OffersAnswer(told.record.offers, told.record.offers_for, bodies, odd=told.odd)

    async def fetch_work(self, wanted: Wanted) -> Answer:
        bodies = await self._sources(wanted, self._regions, kind="work")
        told = self.read(wanted.kind, bodies)
        return Answer(record=told.record, bodies=bodies, odd=told.odd)

    async def fetch_person(self, ids: Ids) -> PersonAnswer:  # noqa: ARG002
        raise NotFound("Watchmode is not asked about people.")

    async def find(self, source: str, value: str) -> Found | None:
        """The film or show under an IMDb id. TMDB's numbers mean two works, so they find nothing here."""
        if source != "imdb":
            return None
        path, params = "search", {"search_field": "imdb_id", "search_value": value}
        body = await self._line.get(path, params, endpoint=path, kind="find")
        return normalise.found(body, value)

    async def check(self) -> None:
        """Ask how much of the quota is left: it costs nothing of it. Raises what is wrong with the key."""
        await self._line.ask("status", {}, endpoint="status", kind="configuration")

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]:
        for part, listed in bodies.items():
            if part.startswith(_PART):
                regions = tuple(region for region in part.removeprefix(_PART).split(",") if region)
                return normalise.work(listed, kind, regions)
        return Normalised(WorkRecord(kind=kind))

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]:  # noqa: ARG002
        return Normalised(PersonRecord())

    async def _sources(self, wanted: Wanted, regions: tuple[str, ...], *, kind: str) -> dict[str, Any]:
        """The answer, by the regions that were asked about: without them nobody could tell what it is the truth of."""
        known = wanted.ids.get("imdb") or ""
        if not known and wanted.ids.get("tmdb"):
            known = f"{_TYPES[wanted.kind]}-{wanted.ids['tmdb']}"
        if not known:
            raise NotFound("Watchmode is asked for works by their IMDb or TMDB id alone.")
        path, params = f"title/{quote(known, safe='')}/sources/", {"regions": ",".join(regions)}
        told = await self._line.ask_list(path, params, endpoint="title/{id}/sources", kind=kind)
        return {_PART + ",".join(regions): told.body}
