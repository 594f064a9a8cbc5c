"""The providers that there are. To add one: a folder beside the others, and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import httpx

from cineteca.providers.contract import Access, Provider
from cineteca.providers.omdb import OMDb
from cineteca.providers.tmdb import TMDB


def gettext_noop(text: str) -> str:
    """Mark a text for translation without knowing the framework that translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Listing:
    """A provider as settings, `cineteca doctor` and the about page know it.

    `keys` are settings of which one suffices. `without` tells what is missing without it. `image_hosts` serve its
    pictures to the browser. Texts are English, marked for translation.
    """

    name: str
    title: str
    build: Callable[[Access, httpx.AsyncBaseTransport], Provider]
    base_url: str
    keys: tuple[str, ...]
    key_page: str
    without: str
    attribution: str
    link: str
    image_hosts: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        return httpx.URL(self.base_url).host


PROVIDERS: Final[tuple[Listing, ...]] = (
    Listing(
        name="tmdb",
        title="TMDB",
        build=TMDB,
        base_url="https://api.themoviedb.org/3",
        keys=("TMDB_API_KEY", "TMDB_ACCESS_TOKEN"),
        key_page="https://www.themoviedb.org/settings/api",
        without=gettext_noop(
            "no texts, people, pictures, release dates, certificates, streaming offers or similar works are fetched"
        ),
        attribution=gettext_noop("This product uses the TMDB API but is not endorsed or certified by TMDB."),
        link="https://www.themoviedb.org/",
        image_hosts=("image.tmdb.org",),
    ),
    Listing(
        name="omdb",
        title="OMDb",
        build=OMDb,
        base_url="https://www.omdbapi.com",
        keys=("OMDB_API_KEY",),
        key_page="https://www.omdbapi.com/apikey.aspx",
        without=gettext_noop("ratings of IMDb, Rotten Tomatoes and Metacritic, awards and box office are not fetched"),
        attribution=gettext_noop("Ratings, awards and box office come from the OMDb API."),
        link="https://www.omdbapi.com/",
        image_hosts=("m.media-amazon.com", "ia.media-imdb.com"),
    ),
)

BY_NAME: Final = {listing.name: listing for listing in PROVIDERS}
