"""Pictures on pages: ours where we know the address, their provider's elsewhere, with a blur while they come.

A page first asks what is known of all its pictures at once (`Pictures.of`), then draws each.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain import pictures as rules
from cineteca.catalog.queries import Preview
from cineteca.core import images
from cineteca.providers import registry

LAZY, FIRST = ' loading="lazy"', ' fetchpriority="high"'
KEPT = 20_000  # previews of a few hundred bytes
LASTING, PASSING = 3600.0, 30.0


class Box(NamedTuple):
    """Where a picture stands: its kind, the size of its place in pixels, and ``sizes`` as browsers want it."""

    kind: str
    width: int
    height: int
    sizes: str

    @property
    def portrait(self) -> bool:
        return self.height > self.width


CARD = Box("poster", 342, 513, "(min-width: 80rem) 13rem, (min-width: 48rem) 20vw, 46vw")
POSTER = Box("poster", 342, 513, "(min-width: 48rem) 18.5rem, 38vw")
BACKDROP = Box("backdrop", 1280, 720, "100vw")
LOGO = Box("logo", 500, 200, "(min-width: 48rem) 26rem, 60vw")
SEASON = Box("poster", 342, 513, "5.5rem")
STILL = Box("still", 342, 192, "9.5rem")
PHOTO = Box("photo", 342, 428, "(min-width: 64rem) 9rem, 30vw")
PORTRAIT = Box("photo", 342, 428, "(min-width: 48rem) 13rem, 40vw")
TRAILER = Box("trailer", 342, 192, "(min-width: 48rem) 14rem, 90vw")


class Pictures:
    """What is known of the pictures of one page, by address."""

    def __init__(self, known: Mapping[str, Preview | None]) -> None:
        self.known = known

    @classmethod
    def of(cls, urls: Iterable[str]) -> "Pictures":
        """Everything there is to know of `urls`, by one query at most."""
        asked = {url for url in urls if _is_picture(url)}
        return cls(_remembered.get(asked) if asked and _hosting() else {})

    def shown(self, url: str, box: Box, *, loading: str = LAZY, drawn: str = "", alt: str = "") -> SafeString:
        """The picture at `url` in its `box`, before its blur where it has one; nothing for no address.

        `drawn` is the address of what stands in its place when it does not come.
        """
        if not url:
            return SafeString()
        picture = _picture(url, box, loading, drawn, alt, ours=url in self.known)
        return mark_safe(self.blur(url, box) + picture)  # noqa: S308 - both were escaped by format_html

    def blur(self, url: str, box: Box) -> str:
        """A few pixels that stand for the picture while it is on its way."""
        known = self.known.get(url)
        return _blur(known.placeholder, portrait=box.portrait) if known else ""

    def colour(self, url: str) -> str:
        """The colour one remembers of the picture, ``#rrggbb``; empty where that is not known."""
        known = self.known.get(url)
        return known.colour if known else ""


def sources() -> str:
    """Where pages may load pictures from, as a policy says it."""
    named = (f"https://{host}" for listing in registry.PROVIDERS for host in listing.image_hosts)
    configured = [provider.get("images_url", "") for provider in settings.PROVIDERS.values()]
    origins = (_origin(url) for url in (*configured, settings.PICTURES["base"]) if url)
    return " ".join(dict.fromkeys(("'self'", "data:", *named, *origins)))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _is_picture(url: str) -> bool:
    """Whether `url` is that of a picture, a provider's or one uploaded here; what we draw is neither."""
    return url.startswith(("https://", "http://")) or rules.is_ours(url)


def _hosting() -> bool:
    return bool(settings.PICTURES_MAX_BYTES != 0)


@lru_cache(maxsize=KEPT)
def _picture(url: str, box: Box, loading: str, drawn: str, alt: str, *, ours: bool) -> SafeString:
    address, several = _addresses(url, box, ours=ours or rules.is_ours(url))
    return format_html(
        '<img src="{}"{} alt="{}" width="{}" height="{}"{} decoding="async"{}>',
        address,
        format_html(' srcset="{}" sizes="{}"', several, box.sizes) if several else "",
        alt,
        box.width,
        box.height,
        mark_safe(loading),  # noqa: S308 - one of ours
        format_html(' data-drawn="{}"', drawn) if drawn else mark_safe(" data-fails"),
    )


def _addresses(url: str, box: Box, *, ours: bool) -> tuple[str, str]:
    """``src`` and ``srcset`` of a picture; the latter is empty where there is but one size."""
    if not _is_picture(url):
        return url, ""
    key = rules.key_of(url)

    def at(width: int) -> str:
        return rules.address(key, width) if ours else rules.at_provider(url, box.kind, width)

    widths = rules.widths_of(box.kind)
    by_address = {at(width): width for width in reversed(widths)}
    several = ", ".join(f"{address} {width}w" for address, width in reversed(by_address.items()))
    first = next((width for width in widths if width >= box.width), widths[-1])
    return at(first), several if len(by_address) > 1 else ""


@lru_cache(maxsize=KEPT)
def _blur(placeholder: str, *, portrait: bool) -> str:
    tiny = images.tiny(placeholder, portrait=portrait)
    return format_html('<img class="blur" src="{}" alt="">', tiny) if tiny else ""


class Remembered:
    """What is known of pictures, kept in this process: a kept one changes hardly ever, one to come may be here soon."""

    def __init__(
        self,
        read: Callable[[Iterable[str]], Mapping[str, Preview | None]],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._clock = clock
        self._found: OrderedDict[str, tuple[float, bool, Preview | None]] = OrderedDict()

    def get(self, urls: set[str]) -> dict[str, Preview | None]:
        """Address → preview, as `catalogue.previews` tells it."""
        now = self._clock()
        missing = [url for url in urls if self._found.get(url, (0.0, False, None))[0] <= now]
        told = self._read(missing) if missing else {}
        for url in missing:
            preview = told.get(url)
            self._found[url] = (now + (LASTING if preview else PASSING), url in told, preview)
            self._found.move_to_end(url)
        found = {url: entry[2] for url in urls if (entry := self._found[url])[1]}
        while len(self._found) > KEPT:
            self._found.popitem(last=False)
        return found

    def clear(self) -> None:
        """Forget everything."""
        self._found.clear()


_remembered = Remembered(catalogue.previews)
forget = _remembered.clear
