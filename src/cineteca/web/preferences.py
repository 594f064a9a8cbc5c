"""What a browser remembers for a person, signed in or not: the room, the size of posters, region and language."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

from cineteca.catalog.domain import languages

ALLOWED: Final = {"theme": {"", "light", "dark"}, "density": {"", "compact"}}
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """`theme` and `density` are empty where nothing was chosen; `region` is ISO 3166-1.

    `titles` is the language that was chosen for titles, if any; `language` the one that they are shown in, and
    `language_region` says whose, where it is spoken in several (``pt`` of ``BR``).
    """

    theme: str
    density: str
    region: str
    titles: str
    language: str
    language_region: str


def read(request: HttpRequest) -> Preferences:
    """The preferences in the cookies of `request`; anything unknown counts as not chosen."""
    chosen = {
        name: value if (value := request.COOKIES.get(name, "")) in allowed else "" for name, allowed in ALLOWED.items()
    }
    region = request.COOKIES.get("region", "")
    region = region if region in settings.REGIONS else settings.DEFAULT_REGION
    titles = request.COOKIES.get("titles", "")
    titles = titles if titles in title_languages() else ""
    language, _, spoken_in = (titles or _asked_for(request)).partition("-")
    return Preferences(
        **chosen, region=region, titles=titles, language=language, language_region=spoken_in.upper() or region
    )


def title_languages() -> tuple[str, ...]:
    """The languages that one can choose for titles: the catalogue's own, and those of the regions that are shown."""
    return _title_languages(settings.METADATA_LANGUAGE, tuple(settings.REGIONS))


@cache
def _title_languages(own: str, regions: tuple[str, ...]) -> tuple[str, ...]:
    spoken = (language for region in regions for language in languages.spoken_in(region))
    return tuple(dict.fromkeys([languages.base(own), *spoken]))


def _asked_for(request: HttpRequest) -> str:
    """The language that the browser would rather read than any other, as a tag."""
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        if languages.is_language(languages.base(tag)):
            return tag if len(tag.partition("-")[2]) == 2 else languages.base(tag)
    return languages.base(settings.METADATA_LANGUAGE)


def remember(response: HttpResponse, name: str, value: str) -> None:
    """Set the cookie `name` for a year, or delete it for an empty `value`. Scripts may write the theme."""
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        samesite="Lax",
        httponly=name != "theme",
        secure=settings.SESSION_COOKIE_SECURE,
    )
