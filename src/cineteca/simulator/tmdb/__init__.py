"""TMDB's answers, in its wire format, from the bundled facts.

Source: TMDB API v3; kept honest by a test on real bodies. Of pictures, some works have a backdrop and few a poster;
people have none. Texts are in English whatever language is asked for.
"""

from cineteca.simulator.tmdb.changes import TooLong, changed, of_one
from cineteca.simulator.tmdb.collections import collection
from cineteca.simulator.tmdb.configuration import configuration
from cineteca.simulator.tmdb.finding import SOURCES, find
from cineteca.simulator.tmdb.lists import LISTS, MOST_PAGES, of_works, trending
from cineteca.simulator.tmdb.people import person
from cineteca.simulator.tmdb.search import search
from cineteca.simulator.tmdb.seasons import season
from cineteca.simulator.tmdb.works import film, show

__all__ = [
    "LISTS",
    "MOST_PAGES",
    "SOURCES",
    "TooLong",
    "changed",
    "collection",
    "configuration",
    "film",
    "find",
    "of_one",
    "of_works",
    "person",
    "search",
    "season",
    "show",
    "trending",
]
