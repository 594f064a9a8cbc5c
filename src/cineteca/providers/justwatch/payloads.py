"""What JustWatch sends, as far as we read it. Source: its content API for partners, and bodies of the older open one.

These types describe what is promised; `normalise` believes none of it. Its GraphQL answers say the same in other
spelling (``monetizationType``), which is read too.
"""

from typing import TypedDict


class Urls(TypedDict, total=False):
    standard_web: str


class Offer(TypedDict, total=False):
    """`monetization_type`: flatrate, free, ads, rent, buy, cinema …; `presentation_type`: sd, hd, 4k."""

    monetization_type: str
    provider_id: int
    package_short_name: str
    retail_price: float
    currency: str
    urls: Urls
    presentation_type: str


class ExternalId(TypedDict, total=False):
    """`provider`: imdb, tmdb … Episodes have ``4194:6:1`` at tmdb."""

    provider: str
    external_id: str


class Title(TypedDict, total=False):
    """A film or show in one country, which stands in front of `full_path` (``/us/movie/…``)."""

    id: int
    object_type: str
    full_path: str
    title: str
    original_title: str
    original_release_year: int
    offers: list[Offer]
    external_ids: list[ExternalId]


class Service(TypedDict, total=False):
    """A service in the list of those of a country."""

    id: int
    clear_name: str
    short_name: str
    technical_name: str
