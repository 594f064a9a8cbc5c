"""What JSON bodies look like, values aside: which keys stand where, and of what types their values are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

NEARLY_ALL = 0.9


@dataclass
class Shape:
    """All values found at one place: their JSON types, and for objects how many there were and which keys they had."""

    types: set[str] = field(default_factory=set)
    objects: int = 0
    keys: Counter[str] = field(default_factory=Counter)


Shapes = dict[str, Shape]


def shapes(bodies: Iterable[Any]) -> Shapes:
    """Places: `.key` of an object, `[]` in a list, `{}` in a map by region; entries of mixed lists are told apart by
    their media type (`[movie]`)."""
    found: Shapes = defaultdict(Shape)
    for body in bodies:
        _note(body, "", found)
    return dict(found)


def json_type(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "list", dict: "object"}
    return "null" if value is None else names[type(value)]


def _note(value: Any, place: str, found: Shapes) -> None:
    shape = found[place]
    shape.types.add(json_type(value))
    if isinstance(value, list):
        for item in value:
            kind = item.get("media_type", "") if isinstance(item, dict) else ""
            _note(item, f"{place}[{kind}]", found)
    elif isinstance(value, dict) and place.endswith("results"):
        for item in value.values():
            _note(item, f"{place}{{}}", found)
    elif isinstance(value, dict):
        shape.objects += 1
        shape.keys.update(value.keys())
        for key, item in value.items():
            _note(item, f"{place}.{key}", found)


def null_names(recorded: Shapes) -> set[str]:
    """The names of the keys that were seen holding null."""
    return {place.rpartition(".")[2] for place, shape in recorded.items() if "null" in shape.types}


def lies(ours: Shapes, recorded: Shapes, nulls: set[str]) -> Iterator[tuple[str, str]]:
    """Where ours differ from the recorded ones, and how. `nulls`: names of keys that may hold null."""
    for place, shape in ours.items():
        seen = recorded.get(place)
        if seen is None:
            yield place, "was never recorded"
            continue
        yield from _wrong_types(place, shape.types, seen.types, nulls)
        yield from _wrong_keys(place, shape, seen)


def _wrong_types(place: str, ours: set[str], recorded: set[str], nulls: set[str]) -> Iterator[tuple[str, str]]:
    allowed = recorded | ({"integer"} if "number" in recorded else set())
    if place.rpartition(".")[2] in nulls:
        allowed = allowed | {"null"}
    for kind in sorted(ours - allowed):
        yield place, f"is {kind} where {'/'.join(sorted(recorded))} was recorded"


def _wrong_keys(place: str, ours: Shape, recorded: Shape) -> Iterator[tuple[str, str]]:
    for key in ours.keys:
        if key in recorded.keys and recorded.keys[key] < recorded.objects * NEARLY_ALL:
            yield f"{place}.{key}", f"was recorded {recorded.keys[key]} times of {recorded.objects} only"
    if ours.objects and recorded.objects:
        for key, times in recorded.keys.items():
            if times == recorded.objects and ours.keys[key] < ours.objects:
                yield f"{place}.{key}", f"is missing {ours.objects - ours.keys[key]} times of {ours.objects}"
