"""JustWatch as a source of offers. Source: its content API for partners, whose token opens it.

A work is one call for each region: ``offers/object_type/{movie|show}/id_type/{tmdb|imdb}/locale/{locale}?id=…``. The
list of a country's services is asked for only when an offer names one that we have no name for.
"""

from typing import Any, Final

import httpx

from cineteca.outbound.errors import Busy, NotFound, OutboundError, Unauthorised
from cineteca.providers import calls
from cineteca.providers.contract import Access, Answer, Bodies, Found, OffersAnswer, PersonAnswer, Wanted
from cineteca.providers.justwatch import normalise
from cineteca.providers.justwatch.failures import WAIT, failure_in
from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, WorkRecord

_TYPES: Final = {Kind.FILM: "movie", Kind.SHOW: "show"}
_NAMES: Final = "names:"

# The language that JustWatch speaks in a region; elsewhere it is English.
_SPOKEN: Final = {
    "cs": "CZ", "de": "AT CH DE", "es": "AR CL CO EC ES MX PE UY VE", "fi": "FI", "fr": "BE FR", "hu": "HU", "it": "IT",
    "ja": "JP", "ko": "KR", "pl": "PL", "pt": "BR PT", "ro": "RO", "ru": "RU", "tr": "TR", "zh": "TW",
}  # fmt: skip
_LANGUAGES: Final = {region: language for language, regions in _SPOKEN.items() for region in regions.split()}


class JustWatch:
    """The client: it is given where to call and the transport to call through. Raises `OutboundError` alone."""

    name: str = "justwatch"
    asks_by: tuple[str, ...] = ("tmdb", "imdb")

    def __init__(self, access: Access, transport: httpx.AsyncBaseTransport) -> None:
        bare = Access(access.base_url, language=access.language)
        self._line = calls.Line(self.name, bare, transport, failure_in=failure_in, wait=WAIT)
        self._key = {"token": access.key or access.token}
        self._regions = access.regions

    def can_answer(self, wanted: Wanted) -> bool:
        return any(wanted.ids.get(source) for source in self.asks_by)

    async def fetch_offers(self, wanted: Wanted, regions: tuple[str, ...]) -> OffersAnswer:
        """The offers in each of `regions`. A region that fails is left out of the answer; all of them raise."""
        bodies, asked = await self._bodies(wanted, regions or self._regions, kind="offers")
        told = self.read(wanted.kind, bodies)
        return OffersAnswer(told.record.offers, told.record.offers_for, bodies, odd=told.odd, calls=asked)

    async def fetch_work(self, wanted: Wanted) -> Answer:
        bodies, asked = await self._bodies(wanted, self._regions, kind="work")
        told = self.read(wanted.kind, bodies)
        return Answer(record=told.record, bodies=bodies, odd=told.odd, calls=asked)

    async def fetch_person(self, ids: Ids) -> PersonAnswer:  # noqa: ARG002
        raise NotFound("JustWatch is not asked about people.")

    async def find(self, source: str, value: str) -> Found | None:
        """The film under an identifier, or else the show: its answers are of one kind."""
        if source not in self.asks_by:
            return None
        for kind in Kind:
            try:
                body = await self._title(Wanted(kind, {source: value}), self._regions[0], kind="find")
            except NotFound:
                continue
            record = normalise.body(body, kind).record
            return Found(kind, {source: value, **record.ids}, record.title, record.year)
        return None

    async def check(self) -> None:
        """Ask for the countries: the cheapest question there is. Raises what is wrong with the key."""
        await self._line.ask("countries", self._key, endpoint="countries", kind="configuration")

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]:
        names = {
            number: name
            for part, listed in bodies.items()
            if part.startswith(_NAMES)
            for number, name in normalise.service_names(listed).items()
        }
        return normalise.work({part: body for part, body in bodies.items() if len(part) == 2}, kind, names)

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]:  # noqa: ARG002
        return Normalised(PersonRecord())

    async def _bodies(self, wanted: Wanted, regions: tuple[str, ...], *, kind: str) -> tuple[dict[str, Any], int]:
        """The answers by region, and the calls that they took."""
        bodies: dict[str, Any] = {}
        asked, failed = 0, None
        for region in regions:
            try:
                body = await self._title(wanted, region, kind=kind)
                names = {_NAMES + region: await self._services(region)} if normalise.unnamed(body) else {}
            except (Busy, Unauthorised):
                if not bodies:
                    raise
                break
            except OutboundError as error:
                failed = error
            else:
                asked += 1 + len(names)
                bodies |= {region: body, **names}
        if failed and not bodies:
            raise failed
        return bodies, asked

    async def _title(self, wanted: Wanted, region: str, *, kind: str) -> dict[str, Any]:
        source = next((source for source in self.asks_by if wanted.ids.get(source)), None)
        if source is None:
            raise NotFound("JustWatch is asked for works by their TMDB or IMDb id alone.")
        path = f"offers/object_type/{_TYPES[wanted.kind]}/id_type/{source}/locale/{_locale(region)}"
        params = {**self._key, "id": wanted.ids[source]}
        return await self._line.get(path, params, endpoint=path.replace(_locale(region), "{locale}"), kind=kind)

    async def _services(self, region: str) -> Any:
        """A country's list of services. One that cannot be had leaves its offers without a name, and out."""
        path = f"providers/all/locale/{_locale(region)}"
        try:
            told = await self._line.ask(path, self._key, endpoint="providers/all/locale/{locale}", kind="configuration")
        except NotFound:
            return []
        return told.body


def _locale(region: str) -> str:
    return f"{_LANGUAGES.get(region, 'en')}_{region}"
