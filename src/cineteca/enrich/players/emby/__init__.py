"""Emby (https://dev.emby.media/doc/restapi): everything lies below ``/emby``, and identifiers can be looked for."""

from cineteca.enrich.players.contract import ID_SOURCES, Target
from cineteca.enrich.players.mediabrowser import MediaBrowser


class Emby(MediaBrowser):
    """`key` is an API key of Advanced → API keys."""

    kind = "emby"
    below = "emby/"

    @staticmethod
    def entry(key: str) -> dict[str, str]:
        return {"X-Emby-Token": key}

    def questions(self, target: Target) -> list[dict[str, str]]:
        known = ",".join(f"{source}.{target.ids[source]}" for source in ID_SOURCES if target.ids.get(source))
        by_title = super().questions(target)
        return [{"AnyProviderIdEquals": known}, *by_title] if known else by_title
