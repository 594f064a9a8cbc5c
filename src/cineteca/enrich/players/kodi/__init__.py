"""Kodi, by JSON-RPC over HTTP (https://kodi.wiki/view/JSON-RPC_API/v13).

The web server has to be on in Kodi: Settings → Services → Control → Allow remote control via HTTP.
"""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import httpx

from cineteca.enrich.players.contract import BadAnswer, Item, PlayerError, Target, members, same, year_of
from cineteca.enrich.players.line import Line

_FILMS = ("VideoLibrary.GetMovies", "movies", "movieid", "VideoLibrary.RefreshMovie")
_SHOWS = ("VideoLibrary.GetTVShows", "tvshows", "tvshowid", "VideoLibrary.RefreshTVShow")


class Kodi:
    """`key` is ``user:password`` of Kodi's web server, or empty where it asks for none."""

    def __init__(self, url: str, key: str, transport: httpx.AsyncBaseTransport) -> None:
        entry = {"Authorization": f"Basic {b64encode(key.encode()).decode()}"} if key else {}
        self._line = Line("kodi", url, transport, entry)

    async def refresh(self, target: Target) -> int:
        """Have Kodi read the work anew; episodes are left as they are."""
        method, group, key, refresh = _FILMS if target.kind == "film" else _SHOWS
        for title in target.titles:
            wanted = {"properties": ["title", "year", "uniqueid"], "filter": _named(title)}
            answered = await self._call(method, wanted)
            if found := same((_item(entry, key) for entry in members(answered, group)), target):
                for item in found:
                    await self._call(refresh, {key: int(item.key), "ignorenfo": False})
                return len(found)
        return 0

    async def about(self) -> str:
        answered = await self._call("Application.GetProperties", {"properties": ["name", "version"]})
        version = answered.get("version") or {}
        return f"{answered.get('name') or 'Kodi'} {version.get('major', '?')}.{version.get('minor', '?')}"

    async def _call(self, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        asked = {"jsonrpc": "2.0", "id": 1, "method": method, "params": dict(params)}
        answered = await self._line.post("jsonrpc", asked, endpoint=method)
        if not isinstance(answered, dict) or answered.get("jsonrpc") != "2.0":
            raise BadAnswer("kodi does not speak JSON-RPC 2.0 at that address.")
        if error := answered.get("error"):
            told = error.get("message") if isinstance(error, dict) else None
            raise PlayerError(f"kodi refused {method}: {told or 'it does not say why'}.")
        result = answered.get("result")
        return result if isinstance(result, dict) else {}


def _named(title: str) -> dict[str, str]:
    """Kodi cannot look for identifiers, only for titles: it is asked for those that hold the longest word of ours."""
    words = "".join(sign if sign.isalnum() else " " for sign in title).split()
    return {"field": "title", "operator": "contains", "value": max(words, key=len, default=title)}


def _item(entry: Mapping[str, Any], key: str) -> Item:
    ids = entry.get("uniqueid")
    return Item(
        key=str(entry.get(key)),
        title=str(entry.get("title") or entry.get("label") or ""),
        year=year_of(entry.get("year")),
        ids={source: str(value) for source, value in ids.items() if value} if isinstance(ids, Mapping) else {},
    )
