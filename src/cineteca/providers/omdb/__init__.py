"""OMDb: ratings of IMDb, Rotten Tomatoes and Metacritic, awards, box office, and a short plot."""

from cineteca.providers.omdb.client import OMDb

__all__ = ["OMDb"]
