"""What a browser remembers for a person, signed in or not: the room, the size of posters, the region."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ALLOWED: Final = {"theme": {"", "light", "dark"}, "density": {"", "compact"}}
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """`theme` and `density` are empty where nothing was chosen; `region` is ISO 3166-1."""

    theme: str
    density: str
    region: str


def read(request: HttpRequest) -> Preferences:
    """The preferences in the cookies of `request`; anything unknown counts as not chosen."""
    chosen = {
        name: value if (value := request.COOKIES.get(name, "")) in allowed else "" for name, allowed in ALLOWED.items()
    }
    region = request.COOKIES.get("region", "")
    return Preferences(**chosen, region=region if region in settings.REGIONS else settings.DEFAULT_REGION)


def remember(response: HttpResponse, name: str, value: str) -> None:
    """Set the cookie `name` for a year, or delete it for an empty `value`."""
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)
