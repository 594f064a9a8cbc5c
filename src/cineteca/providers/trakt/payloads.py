"""What Trakt sends, as far as we read it. Source: API v2 as recorded (docs.trakt.tv), with ``extended=full``.

These types describe what is promised; `normalise` believes none of it.
"""

from typing import TypedDict


class Ids(TypedDict, total=False):
    """`trakt` and `slug` are its own; shows have a `tvdb` too."""

    trakt: int
    slug: str
    imdb: str | None
    tmdb: int | None
    tvdb: int | None


class Airs(TypedDict, total=False):
    """When a show is on, in its own `timezone` (``America/New_York``)."""

    day: str | None
    time: str | None
    timezone: str | None


class Work(TypedDict, total=False):
    """A film or a show. `rating` is out of 10; `country` a region in small letters; `genres` are slugs."""

    ids: Ids
    title: str
    original_title: str
    year: int | None
    tagline: str | None
    overview: str | None
    runtime: int | None
    country: str | None
    status: str
    rating: float
    votes: int
    trailer: str | None
    homepage: str | None
    language: str | None
    languages: list[str]
    genres: list[str]
    certification: str | None


class Movie(Work, total=False):
    released: str | None


class Show(Work, total=False):
    """`first_aired` is a time in UTC: the day is that of `airs.timezone`."""

    first_aired: str | None
    airs: Airs
    network: str | None
    aired_episodes: int


class Entry(TypedDict, total=False):
    """A line of a list, or of a search. Popular ones come bare, without this around them."""

    watchers: int
    list_count: int
    type: str
    score: float
    movie: Movie
    show: Show
