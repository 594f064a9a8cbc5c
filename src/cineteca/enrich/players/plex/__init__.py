"""Plex Media Server (https://developer.plex.tv/pms/): ``GET /library/all``, ``PUT /library/metadata/{id}/refresh``."""

from collections.abc import Mapping
from typing import Any

import httpx

from cineteca.enrich.players.contract import Item, Target, members, same, year_of
from cineteca.enrich.players.line import Line

_FILM, _SHOW = "1", "2"


class Plex:
    """`key` is a token of the server's owner."""

    def __init__(self, url: str, key: str, transport: httpx.AsyncBaseTransport) -> None:
        self._line = Line("plex", url, transport, {"X-Plex-Token": key, "X-Plex-Client-Identifier": "cineteca"})

    async def refresh(self, target: Target) -> int:
        """Have Plex read the item's metadata anew; fields that its owner locked stay."""
        found = await self._held(target)
        for item in found:
            await self._line.order(
                "PUT", f"library/metadata/{item.key}/refresh", {}, endpoint="library/metadata/{id}/refresh"
            )
        return len(found)

    async def _held(self, target: Target) -> list[Item]:
        for title in target.titles:
            asked = {"type": _FILM if target.kind == "film" else _SHOW, "title": title, "includeGuids": "1"}
            answered = await self._line.get("library/all", asked, endpoint="library/all")
            if found := same((_item(entry) for entry in members(answered, "MediaContainer", "Metadata")), target):
                return found
        return []

    async def about(self) -> str:
        answered = await self._line.get("", {}, endpoint="/")
        told = answered.get("MediaContainer") if isinstance(answered, dict) else None
        told = told if isinstance(told, dict) else {}
        return f"{told.get('friendlyName') or 'Plex'} {told.get('version') or ''}".strip()


def _item(entry: Mapping[str, Any]) -> Item:
    guids = (str(guid.get("id") or "") for guid in members(entry, "Guid"))
    ids = dict(guid.split("://", 1) for guid in guids if "://" in guid)
    return Item(
        key=str(entry.get("ratingKey") or ""),
        title=str(entry.get("title") or ""),
        year=year_of(entry.get("year")),
        ids=ids,
    )
