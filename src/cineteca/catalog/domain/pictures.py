"""Addresses of pictures: ours, which stand for a provider's, and the provider's in the size that is shown.

A picture has a *key*, made of its provider's address alone. So whatever knows that address knows ours, without asking
any table: cards are built once and stay good when their picture is brought home.

Source of sizes: TMDB API, image basics.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

KEY_LENGTH: Final = 24
WIDTHS: Final = (342, 500, 780, 1280)
WIDTHS_OF: Final[Mapping[str, tuple[int, ...]]] = {
    "poster": (342, 500, 780),
    "backdrop": (780, 1280),
    "logo": (342, 500),
    "still": (342, 500),
    "photo": (342, 500),
    "trailer": (342, 500),
}
"""The widths in which a kind of picture is shown, and therefore kept."""

_OURS = re.compile(rf"/pictures/([0-9a-f]{{{KEY_LENGTH}}})/\d+\.webp")
_TMDB = re.compile(r"(https?://[^/]+/t/p/)(?:original|[wh]\d+)(/.+)")
_TMDB_SIZES: Final[Mapping[str, tuple[tuple[int, str], ...]]] = {
    "poster": ((185, "w185"), (342, "w342"), (500, "w500"), (780, "w780")),
    "backdrop": ((300, "w300"), (780, "w780"), (1280, "w1280")),
    "logo": ((185, "w185"), (300, "w300"), (500, "w500")),
    "still": ((185, "w185"), (300, "w300")),
    "photo": ((185, "w185"), (421, "h632")),
}


def key_of(url: str) -> str:
    """The key of the picture at `url`, a provider's address or one of ours."""
    ours = _OURS.fullmatch(url)
    return ours[1] if ours else sha256(url.encode()).hexdigest()[:KEY_LENGTH]


def is_ours(url: str) -> bool:
    """Whether the picture was uploaded here, so that nobody else has it."""
    return _OURS.fullmatch(url) is not None


def address(key: str, width: int) -> str:
    """Where the picture `key` stands on our pages."""
    return f"/pictures/{key}/{width}.webp"


def own_address(content: str) -> str:
    """The address of an uploaded picture, by the SHA-256 of its content."""
    return address(content[:KEY_LENGTH], max(WIDTHS))


def file_name(content: str, width: int) -> str:
    """The name under which a width of the picture with this SHA-256 is stored."""
    return f"{content[:2]}/{content[2:4]}/{content}-{width}.webp"


def widths_of(kind: str) -> tuple[int, ...]:
    """The widths in which pictures of `kind` are kept."""
    return WIDTHS_OF.get(kind, WIDTHS)


def best_width(kept: Iterable[int], wanted: int) -> int:
    """The least of the widths `kept` that fills `wanted` pixels, or the largest. Raises ValueError for no widths."""
    widths = sorted(kept)
    return next((width for width in widths if width >= wanted), max(widths))


def at_provider(url: str, kind: str, width: int) -> str:
    """`url` in a size that its provider serves and that fills `width`; other sites' addresses stay as they are."""
    there = _TMDB.fullmatch(url)
    if there is None:
        return url
    sizes = _TMDB_SIZES.get(kind, ())
    size = next((name for wide, name in sizes if wide >= width), "original")
    return f"{there[1]}{size}{there[2]}"
