"""What OMDb sends. Source: omdbapi.com, parameter i, as recorded. Every value is a text, and 'N/A' is nothing.

The type describes what is promised; `normalise` believes none of it.
"""

from typing import TypedDict


class Rating(TypedDict, total=False):
    """`Value` as the source writes it: ``8.3/10``, ``98%``, ``76/100``."""

    Source: str
    Value: str


class Title(TypedDict, total=False):
    """`Type` is movie, series, episode or game; `Year` of a series a span (``2008–2013``, ``2008–``)."""

    Title: str
    Year: str
    Rated: str
    Released: str
    Runtime: str
    Genre: str
    Director: str
    Writer: str
    Actors: str
    Plot: str
    Language: str
    Country: str
    Awards: str
    Poster: str
    Ratings: list[Rating]
    Metascore: str
    imdbRating: str
    imdbVotes: str
    imdbID: str
    Type: str
    DVD: str
    BoxOffice: str
    Production: str
    Website: str
    totalSeasons: str
    Response: str


class Hit(TypedDict, total=False):
    """A title that a search found."""

    Title: str
    Year: str
    imdbID: str
    Type: str
    Poster: str


class Search(TypedDict, total=False):
    Search: list[Hit]
    totalResults: str
    Response: str


class Failure(TypedDict, total=False):
    """What comes instead of an answer, with HTTP 200 or 401."""

    Response: str
    Error: str
