"""Addresses of pictures in the size that is shown. Source: TMDB API, image basics."""

import re

_TMDB = re.compile(r"^(https://image\.tmdb\.org/t/p/)(?:original|w\d+|h\d+)(/.+)$")
_POSTERS = (185, 342, 500, 780)


def sized(url: str, width: int) -> str:
    """`url` in the width `width` (one that TMDB serves); other sites' addresses stay as they are."""
    return _TMDB.sub(rf"\g<1>w{width}\g<2>", url)


def srcset(url: str) -> str:
    """The poster `url` in every width, for ``srcset``; empty when only one is to be had."""
    if not _TMDB.match(url):
        return ""
    return ", ".join(f"{sized(url, width)} {width}w" for width in _POSTERS)
