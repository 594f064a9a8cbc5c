"""How a person names a work: ``tmdb:603``, ``tmdb:show:1396``, ``imdb:tt0133093``, or its address at the source."""

import re
from dataclasses import dataclass

from cineteca.core.errors import CinetecaError
from cineteca.providers.records import Kind

_KINDS = {"film": Kind.FILM, "movie": Kind.FILM, "show": Kind.SHOW, "tv": Kind.SHOW, "series": Kind.SHOW}
_ADDRESSES = (
    (re.compile(r"themoviedb\.org/(movie|tv)/(\d+)"), "tmdb"),
    (re.compile(r"imdb\.com/(?:[a-z-]+/)?(title)/(tt\d+)"), "imdb"),
)
_SHAPES = {"tmdb": re.compile(r"[1-9]\d{0,9}"), "imdb": re.compile(r"tt\d{7,10}")}


class BadReference(CinetecaError):
    """The text names no work."""


@dataclass(frozen=True, slots=True)
class Reference:
    """`kind` is None where the source's id alone does not tell (IMDb)."""

    source: str
    value: str
    kind: Kind | None

    def __str__(self) -> str:
        return f"{self.source}:{self.value}"


def parse(text: str) -> Reference:
    """The work that `text` names. Raises `BadReference` saying what would do."""
    text = text.strip()
    for pattern, source in _ADDRESSES:
        if found := pattern.search(text):
            return Reference(source, found[2], _KINDS.get(found[1]))
    source, _, rest = text.partition(":")
    kind, _, value = rest.rpartition(":") if ":" in rest else rest.rpartition("/")
    shape = _SHAPES.get(source.lower())
    if shape is None or not shape.fullmatch(value) or (kind and kind.lower() not in _KINDS):
        raise BadReference(f"“{text}” names no work. Write tmdb:603, tmdb:show:1396 or imdb:tt0133093.")
    default = Kind.FILM if source.lower() == "tmdb" else None
    return Reference(source.lower(), value, _KINDS[kind.lower()] if kind else default)
