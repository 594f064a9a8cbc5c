"""A mapping from dotted paths in which what is not named is what stands above it.

``{"*": Monday, "ratings": Sunday}`` says: everything on Monday, but all ratings on Sunday. Times of confirmation and
sources are kept in this form: an answer usually confirms a whole record at once, so one entry says it all.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
EVERYTHING = "*"


_DIGITS = 6


def resolve(named: Mapping[str, T], path: str) -> T | None:
    """What `named` says of `path`: its own entry, or that of the nearest path above it, or that of everything."""
    while path:
        if path in named:
            return named[path]
        path = path.rpartition(".")[0]
    return named.get(EVERYTHING)


def beneath(named: Mapping[str, T], path: str) -> Iterator[tuple[str, T]]:
    """The entries that stand below `path`, with their full paths."""
    start = f"{path}."
    return ((other, value) for other, value in named.items() if other.startswith(start))


def place(season: int | None, episode: int | None, field: str) -> str:
    """The path of `field` of a work, of a season, or of an episode: ``seasons.1.episodes.3.plot``."""
    if season is None:
        return field
    above = f"seasons.{season}" if episode is None else f"seasons.{season}.episodes.{episode}"
    return f"{above}.{field}"


def placed(path: str) -> tuple[int | None, int | None, str]:
    """Season number, episode number and the field that `path` speaks of; the reverse of `place`."""
    match path.split(".", 4):
        case ["seasons", season, "episodes", episode, rest] if rest and _is_number(season) and _is_number(episode):
            return int(season), int(episode), rest
        case ["seasons", season, *rest] if rest and _is_number(season):
            return int(season), None, ".".join(rest)
    return None, None, path


def _is_number(text: str) -> bool:
    """Whether a season or an episode may be numbered so; a longer number is no path of anything."""
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS
