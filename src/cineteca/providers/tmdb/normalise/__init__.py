"""From TMDB's answers to our records. Every function is pure and total: whatever it is given, it returns a record."""

from cineteca.providers.tmdb.normalise.film import film
from cineteca.providers.tmdb.normalise.found import found, found_person
from cineteca.providers.tmdb.normalise.listed import changed, listed
from cineteca.providers.tmdb.normalise.person import person
from cineteca.providers.tmdb.normalise.season import episode, season
from cineteca.providers.tmdb.normalise.show import show
from cineteca.providers.tmdb.normalise.watching import watched

__all__ = ["changed", "episode", "film", "found", "found_person", "listed", "person", "season", "show", "watched"]
