"""The one form that services give to the address of a work, found in any form they gave it.

A host and a path go in, the path as it is quoted in an address. None comes out where a service is not known, or the
address is no work's.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

Query = Mapping[str, str]
Pattern = Callable[[str, str, Query], str | None]

_NETFLIX: Final = re.compile(r"/(?:[\w-]+/)?(?:title|watch)/(\d{5,12})(?:/.*)?")
_PRIME: Final = re.compile(
    r"/(?:-/\w+/|region/\w+/)*(?:gp/video/)?(?:detail|dp|gp/product)/(?:[^/]+/)??([A-Z0-9]{10,40})(?:/.*)?"
)
_AMAZON: Final = re.compile(r"/(?:-/\w+/)?(?:[^/]+/)?(?:gp/video/detail|gp/product|dp)/([A-Z0-9]{10,40})(?:/.*)?")
_AMAZON_HOST: Final = re.compile(r"(?:[\w-]+\.)*?(amazon\.(?:com?\.[a-z]{2}|com|[a-z]{2}))")
_ASIN: Final = re.compile(r"[A-Z0-9]{10,40}")
_GTI: Final = re.compile(r"amzn1\.dv\.gti\.[0-9a-f-]{36}")
_APPLE: Final = re.compile(r"/(?:[a-z]{2}/)?(?:movie|show|episode|season)/.+")
_UMC: Final = re.compile(r"umc\.[\w.]+")
_DISNEY: Final = re.compile(r"/(?:[a-z]{2}(?:-[a-z0-9]{2,4})?/)?((?:movies|series|video|browse|play)/[\w%./-]+)")
_YOUTUBE_ID: Final = re.compile(r"[\w-]{11}")
_YOUTUBE_IN_PATH: Final = re.compile(r"/(?:embed|v|live|shorts)/([\w-]{11})(?:/.*)?")
_LIST: Final = re.compile(r"[\w-]{2,64}")
_PLAY: Final = re.compile(r"/store/(?:movies|tv)/(?:details|show)(?:/.*)?")
_PLAY_ID: Final = re.compile(r"[\w.:-]{2,64}")
_HULU: Final = re.compile(r"/((?:movie|series|watch)/[\w-]+)(?:/.*)?")
_MAX: Final = re.compile(
    r"/(?:[a-z]{2}(?:/[a-z]{2})?/)?((?:movie|show|movies|shows|series|video/watch|mini-series)/[\w%./-]+)"
)


def canonical(host: str, path: str, query: Query) -> str | None:
    """The address that the service of `host` itself would give, or None."""
    for domain, pattern in _PATTERNS:
        if host == domain or host.endswith(f".{domain}"):
            return pattern(host, path, query)
    shop = _AMAZON_HOST.fullmatch(host)
    return _amazon(shop[1], path, query) if shop else None


def _netflix(_host: str, path: str, _query: Query) -> str | None:
    found = _NETFLIX.fullmatch(path)
    return f"https://www.netflix.com/title/{found[1]}" if found else None


def _prime(_host: str, path: str, query: Query) -> str | None:
    if found := _PRIME.fullmatch(path):
        return f"https://www.primevideo.com/detail/{found[1]}"
    return _by_gti(query)


def _amazon(shop: str, path: str, query: Query) -> str | None:
    if found := _AMAZON.fullmatch(path):
        return f"https://www.{shop}/gp/video/detail/{found[1]}"
    if _ASIN.fullmatch(asin := query.get("asin", "")):
        return f"https://www.{shop}/gp/video/detail/{asin}"
    return _by_gti(query)


def _by_gti(query: Query) -> str | None:
    gti = query.get("gti", "")
    return f"https://app.primevideo.com/detail?gti={gti}" if _GTI.fullmatch(gti) else None


def _apple(host: str, path: str, query: Query) -> str | None:
    if host not in {"tv.apple.com", "itunes.apple.com"} or not _APPLE.fullmatch(path):
        return None
    show = query.get("showId", "")
    return f"https://{host}{path}" + (f"?showId={show}" if _UMC.fullmatch(show) else "")


def _disney(_host: str, path: str, _query: Query) -> str | None:
    found = _DISNEY.fullmatch(path)
    return f"https://www.disneyplus.com/{found[1]}" if found and found[1] != "browse/search" else None


def _youtube(host: str, path: str, query: Query) -> str | None:
    inside = _YOUTUBE_IN_PATH.fullmatch(path)
    short = path.strip("/") if host == "youtu.be" else ""
    key = inside[1] if inside else short or query.get("v", "")
    if _YOUTUBE_ID.fullmatch(key):
        return f"https://www.youtube.com/watch?v={key}"
    several = query.get("list", "")
    return f"https://www.youtube.com/playlist?list={several}" if _LIST.fullmatch(several) else None


def _google_play(_host: str, path: str, query: Query) -> str | None:
    known = query.get("id", "")
    return f"https://play.google.com{path}?id={known}" if _PLAY.fullmatch(path) and _PLAY_ID.fullmatch(known) else None


def _hulu(_host: str, path: str, _query: Query) -> str | None:
    found = _HULU.fullmatch(path)
    return f"https://www.hulu.com/{found[1]}" if found else None


def _max(host: str, path: str, _query: Query) -> str | None:
    found = _MAX.fullmatch(path)
    # The service was called Max for two years, and its addresses moved there and back.
    return f"https://{'play' if host.startswith('play.') else 'www'}.hbomax.com/{found[1]}" if found else None


_PATTERNS: Final[tuple[tuple[str, Pattern], ...]] = (
    ("netflix.com", _netflix),
    ("primevideo.com", _prime),
    ("apple.com", _apple),
    ("disneyplus.com", _disney),
    ("youtube.com", _youtube),
    ("youtu.be", _youtube),
    ("play.google.com", _google_play),
    ("hulu.com", _hulu),
    ("hbomax.com", _max),
    ("max.com", _max),
)
