"""TMDB as a provider. Source: API v3, developer.themoviedb.org; a v3 key or a v4 access token opens it.

A work is one call, a show one more for each twenty of its seasons. A work that we know only by another source's
identifier is looked up first, which is one call more.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from cineteca.outbound.errors import NotFound, OutboundError
from cineteca.providers.contract import Answer, Bodies, Found, OffersAnswer, PersonAnswer, Wanted
from cineteca.providers.records import Ids, Kind, Normalised, PersonRecord, SeasonRecord, WorkRecord
from cineteca.providers.tmdb import normalise, parts
from cineteca.providers.tmdb.browsing import PATHS, Browsing

_FINDS: Final = {"imdb": "imdb_id", "tvdb": "tvdb_id", "wikidata": "wikidata_id"}


class TMDB(Browsing):
    """The client: it is given where to call and the transport to call through. Raises `OutboundError` alone."""

    asks_by: tuple[str, ...] = ("tmdb", *_FINDS)

    def can_answer(self, wanted: Wanted) -> bool:
        return any(wanted.ids.get(source) for source in self.asks_by)

    async def fetch_work(self, wanted: Wanted) -> Answer:
        """Everything about a work. Of a show the batches of seasons that fail are lacking, and the rest stands."""
        known, asked = await self._own_id(wanted)
        main = await self._detail(wanted.kind, known)
        bodies: dict[str, Any] = {"main": main}
        lacking: list[str] = []
        if wanted.kind is Kind.SHOW:
            for place, batch in enumerate(parts.batches(parts.season_numbers(main)), start=1):
                try:
                    bodies[f"seasons:{place}"] = await self._seasons(known, batch)
                except OutboundError as error:
                    lacking.append(f"{parts.told(batch)}: {error}")
        told = self.read(wanted.kind, bodies)
        calls = asked + len(bodies) + len(lacking)
        return Answer(record=told.record, bodies=bodies, odd=told.odd, calls=calls, lacking=tuple(lacking))

    async def fetch_offers(self, wanted: Wanted, regions: tuple[str, ...]) -> OffersAnswer:  # noqa: ARG002
        """Where a work can be watched. TMDB tells it of the whole world at once, whatever `regions` are asked about."""
        known, asked = await self._own_id(wanted)
        path = PATHS[wanted.kind]
        body = await self._line.get(
            f"{path}/{quote(known, safe='')}/watch/providers",
            self._key,
            endpoint=f"{path}/{{id}}/watch/providers",
            kind="offers",
        )
        return replace(normalise.watched(body), calls=asked + 1)

    async def fetch_season(self, show: str, number: int) -> Normalised[SeasonRecord]:
        """One season with its cast, crew, images, videos and other ids, which a show's own answer leaves out."""
        body = await self._line.get(
            f"tv/{quote(show, safe='')}/season/{number}",
            self._asking(parts.SEASON),
            endpoint="tv/{id}/season/{number}",
            kind="season",
        )
        return normalise.season(body, self._images)

    async def fetch_person(self, ids: Ids) -> PersonAnswer:
        known, asked = await self._own_id_of_person(ids)
        body = await self._line.get(
            f"person/{quote(known, safe='')}", self._asking(parts.PERSON), endpoint="person/{id}", kind="person"
        )
        bodies = {"main": body}
        told = self.read_person(bodies)
        return PersonAnswer(record=told.record, bodies=bodies, odd=told.odd, calls=asked + 1)

    async def find(self, source: str, value: str) -> Found | None:
        return normalise.found(await self._look_up(source, value)) if source in _FINDS else None

    async def configuration(self) -> Mapping[str, Any]:
        """TMDB's own settings: the cheapest question there is, which tells whether the key is good."""
        return await self._line.get("configuration", self._key, endpoint="configuration", kind="configuration")

    async def check(self) -> None:
        await self.configuration()

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]:
        if kind is Kind.FILM:
            return normalise.film(bodies.get("main"), self._images)
        return normalise.show(bodies.get("main"), parts.season_bodies(bodies), self._images)

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]:
        return normalise.person(bodies.get("main"), self._images)

    async def _look_up(self, source: str, value: str) -> Mapping[str, Any] | None:
        """What TMDB has under another source's identifier."""
        params = {**self._key, "external_source": _FINDS[source], "language": self._language}
        try:
            return await self._line.get(f"find/{quote(value, safe='')}", params, endpoint="find/{id}", kind="find")
        except NotFound:
            return None

    async def _own_id_of_person(self, ids: Ids) -> tuple[str, int]:
        """TMDB's number of a person, and the calls that it took to learn it."""
        if ids.get("tmdb"):
            return ids["tmdb"], 0
        if ids.get("imdb") and (known := normalise.found_person(await self._look_up("imdb", ids["imdb"]))):
            return known, 1
        raise NotFound("TMDB knows nobody by these identifiers.")

    async def _own_id(self, wanted: Wanted) -> tuple[str, int]:
        """TMDB's number of a work, and the calls that it took to learn it."""
        if wanted.ids.get("tmdb"):
            return wanted.ids["tmdb"], 0
        asked = 0
        for source in _FINDS:
            if value := wanted.ids.get(source):
                asked += 1
                found = await self.find(source, value)
                if found and found.kind is wanted.kind:
                    return found.ids["tmdb"], asked
        raise NotFound("TMDB knows no such work by any of its identifiers.")

    async def _detail(self, kind: Kind, known: str) -> dict[str, Any]:
        path, appended = PATHS[kind], parts.FILM if kind is Kind.FILM else parts.SHOW
        return await self._line.get(
            f"{path}/{quote(known, safe='')}", self._asking(appended), endpoint=f"{path}/{{id}}", kind="work"
        )

    async def _seasons(self, known: str, batch: tuple[str, ...]) -> dict[str, Any]:
        return await self._line.get(
            f"tv/{quote(known, safe='')}", self._asking(batch), endpoint="tv/{id}/seasons", kind="season"
        )

    def _asking(self, appended: tuple[str, ...]) -> dict[str, str]:
        """The parameters of a detail call. Pictures and videos come in our language, in English, and in none."""
        spoken = ",".join(dict.fromkeys((self._language.partition("-")[0], "en", "null")))
        return {
            **self._key,
            "language": self._language,
            "append_to_response": ",".join(appended),
            "include_image_language": spoken,
            "include_video_language": spoken,
        }
