"""The Movie Database: text, people, pictures, dates, certificates, offers and likeness of films and shows."""

from cineteca.providers.tmdb.client import TMDB

__all__ = ["TMDB"]
