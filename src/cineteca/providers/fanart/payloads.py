"""What Fanart.tv sends, as far as we read it. Source: fanart.tv API v3, and v2 as it was recorded.

These types describe what is promised; `normalise` believes none of it. Version 2 has the same under the name of the
work: ``{"The Hunger Games": {…}}``.
"""

from typing import TypedDict


class Picture(TypedDict, total=False):
    """Numbers are texts. `lang` is ``00`` or empty for a picture without words; `season` may be ``all``."""

    id: str
    url: str
    lang: str
    likes: str
    season: str
    width: str
    height: str


class Movie(TypedDict, total=False):
    name: str
    tmdb_id: str
    imdb_id: str
    movieposter: list[Picture]
    moviebackground: list[Picture]
    hdmovielogo: list[Picture]
    movielogo: list[Picture]


class Show(TypedDict, total=False):
    name: str
    thetvdb_id: str
    tvposter: list[Picture]
    showbackground: list[Picture]
    hdtvlogo: list[Picture]
    clearlogo: list[Picture]
    seasonposter: list[Picture]
