"""The providers that there are. To add one: a folder beside the others, and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import httpx

from cineteca.providers.contract import Access, Provider
from cineteca.providers.fanart import Fanart
from cineteca.providers.justwatch import JustWatch
from cineteca.providers.omdb import OMDb
from cineteca.providers.tmdb import TMDB
from cineteca.providers.trakt import Trakt
from cineteca.providers.watchmode import Watchmode


def gettext_noop(text: str) -> str:
    """Mark a text for translation without knowing the framework that translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Listing:
    """A provider as settings, `cineteca doctor` and the about page know it.

    `keys` are settings of which one suffices. `tells` says what it is asked for, `without` what is missing without it.
    `switch` is the setting that switches it on. `image_hosts` serve its pictures to the browser. Texts are English,
    marked for translation.
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
    tells: str
    switch: str
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
        tells=gettext_noop("Texts, dates, people, pictures, where to watch."),
        switch="TMDB_ENABLED=yes",
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
        attribution=gettext_noop("OMDb’s content is licensed under CC BY-NC 4.0."),
        link="https://www.omdbapi.com/",
        tells=gettext_noop("Ratings of IMDb, Rotten Tomatoes and Metacritic, awards, box office."),
        switch="OMDB_ENABLED=yes",
        image_hosts=("m.media-amazon.com", "ia.media-imdb.com"),
    ),
    Listing(
        name="trakt",
        title="Trakt",
        build=Trakt,
        base_url="https://api.trakt.tv",
        keys=("TRAKT_CLIENT_ID",),
        key_page="https://trakt.tv/oauth/applications",
        without=gettext_noop("what people at Trakt watch, wait for and rate is not fetched"),
        attribution=gettext_noop(
            "Trends and ratings come from Trakt (trakt.tv). Trakt is not affiliated with this archive."
        ),
        link="https://trakt.tv/",
        tells=gettext_noop("What people there are watching, wait for and rate."),
        switch="TRAKT_ENABLED=yes",
    ),
    Listing(
        name="fanart",
        title="Fanart.tv",
        build=Fanart,
        base_url="https://webservice.fanart.tv/v3",
        keys=("FANART_API_KEY",),
        key_page="https://fanart.tv/get-an-api-key/",
        without=gettext_noop("logos, and posters and backdrops made by fans, are not fetched"),
        attribution=gettext_noop("Artwork made and chosen by the community of Fanart.tv."),
        link="https://fanart.tv/",
        tells=gettext_noop("Logos, posters and backdrops."),
        switch="FANART_ENABLED=yes",
        image_hosts=("assets.fanart.tv",),
    ),
    Listing(
        name="justwatch",
        title="JustWatch",
        build=JustWatch,
        base_url="https://apis.justwatch.com/contentpartner/v2/content",
        keys=("JUSTWATCH_TOKEN",),
        key_page="https://www.justwatch.com/us/JustWatch-Streaming-API",
        without=gettext_noop(
            "offers have no prices and no addresses of their own; where to watch still comes from TMDB"
        ),
        attribution=gettext_noop("Where-to-watch data from JustWatch, be it directly or through TMDB."),
        link="https://www.justwatch.com/",
        tells=gettext_noop("Where to watch, with prices."),
        switch="AVAILABILITY_SOURCE=justwatch",
    ),
    Listing(
        name="watchmode",
        title="Watchmode",
        build=Watchmode,
        base_url="https://api.watchmode.com/v1",
        keys=("WATCHMODE_API_KEY",),
        key_page="https://api.watchmode.com/requestApiKey",
        without=gettext_noop(
            "offers have no prices and no addresses of their own; where to watch still comes from TMDB"
        ),
        attribution=gettext_noop("Streaming data powered by Watchmode.com."),
        link="https://www.watchmode.com/",
        tells=gettext_noop("Where to watch, with prices."),
        switch="AVAILABILITY_SOURCE=watchmode",
    ),
)

BY_NAME: Final = {listing.name: listing for listing in PROVIDERS}
