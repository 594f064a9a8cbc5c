"""What Watchmode sends, as far as we read it. Source: api.watchmode.com/docs, ``/v1/title/{id}/sources``: a list.

The type describes what is promised; `normalise` believes none of it.
"""

from typing import TypedDict


class Source(TypedDict, total=False):
    """`type`: sub, free, rent, buy (or ``purchase``), tve (with a television contract). `format`: SD, HD, 4K."""

    source_id: int
    name: str
    type: str
    region: str
    web_url: str | None
    format: str | None
    price: float | None
