"""A filter from what an address says. Whatever cannot be meant is left out: an old link still shows something."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from cineteca.catalog.queries.filtering import Filter, Sort
from cineteca.providers.records import Kind

_FIRST_DECADE, _LAST_DECADE = 1870, 2100
_LONGEST_GENRE = 100


def read_filter(asked: Mapping[str, str]) -> Filter:
    """The filter that `kind`, `genre`, `decade` (its first year) and `sort` ask for, under the settings."""
    kind, sort = asked.get("kind", ""), asked.get("sort", "")
    return Filter(
        kind=kind if kind in set(Kind) else None,
        genre=asked.get("genre", "").strip()[:_LONGEST_GENRE] or None,
        decade=_decade(asked.get("decade", "")),
        sort=Sort(sort) if sort in set(Sort) else Sort.POPULARITY,
        adult=settings.ADULT,
    )


@dataclass(frozen=True, slots=True)
class BadFilter(ValueError):
    """What is asked for in `field` cannot be meant; `says` how it could be."""

    field: str
    says: str


def check_filter(asked: Mapping[str, str]) -> None:
    """For programs, which would take a list of everything for the one that they wanted. Raises `BadFilter`."""
    for field, words in (("kind", list(Kind)), ("sort", list(Sort))):
        if asked.get(field, "") not in {"", *words}:
            raise BadFilter(field, f"“{field}” is one of {', '.join(words)}.")
    if len(asked.get("genre", "")) > _LONGEST_GENRE:
        raise BadFilter("genre", f"A genre has at most {_LONGEST_GENRE} characters.")
    if (decade := asked.get("decade", "")) and _decade(decade) is None:
        raise BadFilter("decade", f"“decade” is its first year, from {_FIRST_DECADE} to {_LAST_DECADE}, like 1990.")


def _decade(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        return None
    first = int(text) // 10 * 10
    return first if _FIRST_DECADE <= first <= _LAST_DECADE else None
