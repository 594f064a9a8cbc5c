"""Jellyfin and Emby: one family, which parted in 2018; each has its own way to show the key.

Jellyfin: https://api.jellyfin.org (``GET /Items``, ``POST /Items/{id}/Refresh``, ``GET /System/Info``).
Emby: https://dev.emby.media/doc/restapi (the same below ``/emby``).
"""

from collections.abc import Mapping
from typing import Any

import httpx

from cineteca.enrich.players.contract import Item, Target, members, same, year_of
from cineteca.enrich.players.line import Line

_REFRESH = {
    "MetadataRefreshMode": "FullRefresh",
    "ImageRefreshMode": "FullRefresh",
    "ReplaceAllMetadata": "false",
    "ReplaceAllImages": "false",
}


class MediaBrowser:
    kind = ""
    below = ""

    def __init__(self, url: str, key: str, transport: httpx.AsyncBaseTransport) -> None:
        self._line = Line(self.kind, url, transport, self.entry(key))

    @staticmethod
    def entry(key: str) -> dict[str, str]:
        """The header that shows the key."""
        raise NotImplementedError

    async def refresh(self, target: Target) -> int:
        """Have the items looked up anew; what its owner entered there by hand stays."""
        found = await self._held(target)
        for item in found:
            await self._line.order(
                "POST", f"{self.below}Items/{item.key}/Refresh", _REFRESH, endpoint="Items/{id}/Refresh"
            )
        return len(found)

    async def about(self) -> str:
        answered = await self._line.get(f"{self.below}System/Info", {}, endpoint="System/Info")
        told = answered if isinstance(answered, dict) else {}
        return f"{told.get('ServerName') or self.kind.capitalize()} {told.get('Version') or ''}".strip()

    async def _held(self, target: Target) -> list[Item]:
        asked = {
            "Recursive": "true",
            "IncludeItemTypes": "Movie" if target.kind == "film" else "Series",
            "Fields": "ProviderIds,ProductionYear",
        }
        for question in self.questions(target):
            # A server that does not know a parameter answers as if it were not there; so what comes is judged.
            if found := same(await self._items({**asked, **question}), target):
                return found
        return []

    def questions(self, target: Target) -> list[dict[str, str]]:
        """Ways to look for the work, the surest first."""
        return [{"SearchTerm": title} for title in target.titles]

    async def _items(self, asked: Mapping[str, str]) -> list[Item]:
        answered = await self._line.get(f"{self.below}Items", asked, endpoint="Items")
        return [_item(entry) for entry in members(answered, "Items")]


def _item(entry: Mapping[str, Any]) -> Item:
    ids = entry.get("ProviderIds")
    told = {name.casefold(): str(value) for name, value in ids.items() if value} if isinstance(ids, Mapping) else {}
    return Item(
        key=str(entry.get("Id") or ""),
        title=str(entry.get("Name") or ""),
        year=year_of(entry.get("ProductionYear")),
        ids=told,
    )
