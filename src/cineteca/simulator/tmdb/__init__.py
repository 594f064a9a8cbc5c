"""TMDB's answers, in its wire format, from the bundled facts.

Source: TMDB API v3; kept honest by a test on real bodies. Pictures are the one thing left out: no list of them holds
any, and every path to one is null. Texts are in English whatever language is asked for.
"""

from cineteca.simulator.tmdb.configuration import configuration
from cineteca.simulator.tmdb.finding import SOURCES, find
from cineteca.simulator.tmdb.people import person
from cineteca.simulator.tmdb.seasons import season
from cineteca.simulator.tmdb.works import film, show

__all__ = ["SOURCES", "configuration", "film", "find", "person", "season", "show"]
