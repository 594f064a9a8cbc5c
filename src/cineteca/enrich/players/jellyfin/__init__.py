"""Jellyfin (https://api.jellyfin.org)."""

from cineteca.enrich.players.mediabrowser import MediaBrowser


class Jellyfin(MediaBrowser):
    """`key` is an API key of Dashboard → API keys."""

    kind = "jellyfin"

    @staticmethod
    def entry(key: str) -> dict[str, str]:
        return {"Authorization": f'MediaBrowser Client="Cineteca", Device="Cineteca", Version="1", Token="{key}"'}
