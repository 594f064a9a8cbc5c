"""What a catalogue has lost between two dumps of it: pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

KEYED = {
    "ratings": ("source",),
    "offers": ("service", "region", "type"),
    "seasons": ("number",),
    "episodes": ("number",),
}
"""Lists whose members are told apart by these; of all others only that they are not empty is asked."""
OURS = frozenset({"missing", "conflicts", "locks", "manual", "score_method"})
"""What we say about a work, not what is known of it."""

Line = Mapping[str, Any]


def name_of(line: Line) -> str:
    """A name that stays the same however much more is learnt: the kind, and the id that works come with."""
    source = next((source for source in ("tmdb", "imdb") if source in line["ids"]), "")
    return f"{line['kind']} {source}:{line['ids'].get(source, line['title'])}"


def by_name(lines: Iterable[Line]) -> dict[str, Line]:
    return {name_of(line): line for line in lines}


def lost(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """The paths of values that were there and are not there any more. Another value in its place is no loss."""
    if not filled(before):
        return
    if not filled(after):
        yield path
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for name, value in before.items():
            if name not in OURS:
                yield from lost(value, after.get(name), f"{path}.{name}" if path else name)
    elif isinstance(before, list) and isinstance(after, list) and (keys := KEYED.get(path.rsplit(".", 1)[-1])):
        there = {_identity(item, keys): item for item in after}
        for item in before:
            identity = _identity(item, keys)
            yield from lost(item, there.get(identity), f"{path}[{' '.join(map(str, identity))}]")


def taken_away(before: Line, after: Line) -> list[str]:
    """Offers that were to be had before and are marked as gone now."""
    gone = {_identity(offer, KEYED["offers"]) for offer in after["offers"] if offer["gone"]}
    had = (_identity(offer, KEYED["offers"]) for offer in before["offers"] if not offer["gone"])
    return [" ".join(map(str, identity)) for identity in had if identity in gone]


def filled(value: Any) -> bool:
    """Whether it says anything: False and 0 do."""
    return value is not None and value not in ("", [], {})


def count(value: Any) -> int:
    """How many single values there are in it."""
    if isinstance(value, Mapping):
        return sum(count(item) for item in value.values())
    if isinstance(value, list):
        return sum(count(item) for item in value)
    return int(filled(value))


def _identity(item: Line, keys: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(item.get(key) for key in keys)
