"""What every player is to us."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cineteca.core.errors import CinetecaError

ID_SOURCES = ("imdb", "tmdb", "tvdb")
"""Sources of identifiers that players know works by."""


class PlayerError(CinetecaError):
    """A player did not do what it was asked."""


class BadAnswer(PlayerError):
    """It answered, but not as its kind of player does."""


@dataclass(frozen=True, slots=True)
class Target:
    """The work that changed. `kind`: film or show."""

    kind: str
    title: str
    year: int | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    original_title: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """What a player may hold it under: its title, and the original one where that differs."""
        return tuple(dict.fromkeys(title for title in (self.title, self.original_title) if title))


class Player(Protocol):
    """One player. Raises `PlayerError` and `cineteca.outbound.errors`; no message carries a secret."""

    async def refresh(self, target: Target) -> int:
        """Have every item that is `target` read anew. Returns how many there are; 0 where it has none."""

    async def about(self) -> str:
        """Its name and version: proof that it is reached and lets us in."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a player holds: its own `key`, and by what we may know it again."""

    key: str
    title: str
    year: int | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


def same(items: Iterable[Item], target: Target) -> list[Item]:
    """Those of `items` that are `target`: by an identifier, or else by title and year where only one is.

    An item that has an identifier of a source, and another one than the target's, is another work whatever its title.
    """
    told = [item for item in items if not _contradicts(item, target)]
    by_id = [
        item for item in told if any(item.ids.get(source) == target.ids.get(source) for source in _common(item, target))
    ]
    if by_id:
        return by_id
    names = {_plain(title) for title in target.titles}
    named = [item for item in told if _plain(item.title) in names]
    exact = [item for item in named if item.year is not None and item.year == target.year]
    return exact if len(exact) == 1 else []


def _common(item: Item, target: Target) -> list[str]:
    return [source for source in ID_SOURCES if item.ids.get(source) and target.ids.get(source)]


def _contradicts(item: Item, target: Target) -> bool:
    common = _common(item, target)
    return bool(common) and all(item.ids[source] != target.ids[source] for source in common)


def _plain(title: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in title.casefold()).split())


def members(value: Any, *path: str) -> list[Mapping[str, Any]]:
    """The objects in the list at `path`; an empty list where it is missing. Raises `BadAnswer` for another shape."""
    for name in path:
        if not isinstance(value, Mapping):
            raise BadAnswer(f"It answered without “{'.'.join(path)}”.")
        value = value.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadAnswer(f"“{'.'.join(path)}” is no list.")
    return [entry for entry in value if isinstance(entry, Mapping)]


def year_of(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
