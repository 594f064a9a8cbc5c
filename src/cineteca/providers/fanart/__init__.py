"""Fanart.tv: posters, backdrops and logos that people made, by language and likes."""

from cineteca.providers.fanart.client import Fanart

__all__ = ["Fanart"]
