"""The kinds of player that there are. To add one: a folder beside the others, and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import httpx

from cineteca.enrich.players.contract import Player
from cineteca.enrich.players.emby import Emby
from cineteca.enrich.players.jellyfin import Jellyfin
from cineteca.enrich.players.kodi import Kodi
from cineteca.enrich.players.plex import Plex


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of player: made of its address, its key and a transport. `settings` name what has to be set."""

    name: str
    title: str
    build: Callable[[str, str, httpx.AsyncBaseTransport], Player]
    settings: tuple[str, ...]


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("kodi", "Kodi", Kodi, ("KODI_URL", "KODI_LOGIN")),
        Kind("jellyfin", "Jellyfin", Jellyfin, ("JELLYFIN_URL", "JELLYFIN_API_KEY")),
        Kind("emby", "Emby", Emby, ("EMBY_URL", "EMBY_API_KEY")),
        Kind("plex", "Plex", Plex, ("PLEX_URL", "PLEX_TOKEN")),
    )
}
