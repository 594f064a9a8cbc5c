"""A filter from what an address says. Whatever cannot be meant is left out: an old link still shows something."""

from collections.abc import Mapping

from django.conf import settings

from cineteca.catalog.queries.filtering import Filter, Sort
from cineteca.providers.records import Kind

_FIRST_DECADE, _LAST_DECADE = 1870, 2100


def read_filter(asked: Mapping[str, str]) -> Filter:
    """The filter that `kind`, `genre`, `decade` (its first year) and `sort` ask for, under the settings."""
    kind, sort = asked.get("kind", ""), asked.get("sort", "")
    return Filter(
        kind=kind if kind in set(Kind) else None,
        genre=asked.get("genre", "").strip()[:100] or None,
        decade=_decade(asked.get("decade", "")),
        sort=Sort(sort) if sort in set(Sort) else Sort.POPULARITY,
        adult=settings.ADULT,
    )


def _decade(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        return None
    first = int(text) // 10 * 10
    return first if _FIRST_DECADE <= first <= _LAST_DECADE else None
