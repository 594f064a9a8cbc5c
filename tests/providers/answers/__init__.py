"""Answers as the providers write them, about a film, a show and a person that everybody knows; and how to spoil them."""

from tests.providers.answers.fanart import pictures, shows_pictures
from tests.providers.answers.justwatch import offer, offered
from tests.providers.answers.omdb import title
from tests.providers.answers.spoiling import JUNK, spoilt
from tests.providers.answers.storing import assert_storable
from tests.providers.answers.tmdb import (
    credited,
    entry,
    episode,
    film,
    page,
    person,
    picture,
    season,
    season_line,
    show,
    trailer,
)
from tests.providers.answers.trakt import movie, series
from tests.providers.answers.watchmode import source

__all__ = [
    "JUNK", "assert_storable", "credited", "entry", "episode", "film", "movie", "offer", "offered", "page", "person", "picture",
    "pictures", "season", "season_line", "series", "show", "shows_pictures", "source", "spoilt", "title", "trailer",
]  # fmt: skip
