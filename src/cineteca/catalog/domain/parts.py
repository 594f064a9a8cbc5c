"""Reading a record by path, and the types that stand there."""

from typing import Any, get_args, get_type_hints

from cineteca.catalog.domain import paths
from cineteca.catalog.domain.errors import UnknownField
from cineteca.catalog.domain.shapes import Field, Form, child, fields_of
from cineteca.providers import codec
from cineteca.providers.records import EpisodeRecord, SeasonRecord, WorkRecord

_HINTS: dict[type, dict[str, Any]] = {}


def value_at(record: Any, path: str) -> Any:
    """What `record` says at `path`; None where it says nothing. Raises `UnknownField`."""
    name, _, rest = path.partition(".")
    field = _field(type(record), name, path)
    value = getattr(record, name)
    if not rest:
        return value
    return _part_at(field, value, rest, path)


def _part_at(field: Field, value: Any, rest: str, path: str) -> Any:
    if field.form is Form.WHOLE:
        raise _no_parts(field, path)
    key, _, below = rest.partition(".")
    part = {child("", k): part for k, part in field.split(value or ()).items()}.get(key)
    if not below or part is None:
        return part
    if field.entry is None:
        raise _no_parts(field, path)
    return value_at(part, below)


def part_of(path: str, value: Any, rest: str) -> Any:
    """What `value` of the field at `path` says at `rest` inside it. Raises `UnknownField`."""
    _, _, name = path.rpartition(".")
    return _part_at(_field(owner(path), name, path), value, rest, f"{path}.{rest}")


def owner(path: str) -> type:
    """The record type that has the field of `path`: of works, seasons or episodes."""
    season, episode, _ = paths.placed(path)
    return WorkRecord if season is None else SeasonRecord if episode is None else EpisodeRecord


def type_at(path: str, kind: type = WorkRecord) -> Any:
    """The type annotation of what may stand at `path`. Raises `UnknownField`."""
    name, _, rest = path.partition(".")
    field = _field(kind, name, path)
    hint = _hints(kind)[name]
    if not rest:
        return hint
    if field.form is Form.WHOLE:
        raise _no_parts(field, path)
    key, _, below = rest.partition(".")
    if field.bare and not _is_number(key):
        raise _no_parts(field, path)
    if below:
        if field.entry is None:
            raise _no_parts(field, path)
        return type_at(below, field.entry)
    match field.form:
        case Form.MAPPING:
            return get_args(hint)[1]
        case Form.GROUPED:
            return hint
    return field.entry


def decode_at(path: str, body: Any, kind: type = WorkRecord) -> Any:
    """The value that the JSON `body` means at `path`."""
    return codec.decode_value(type_at(path, kind), body)


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and str(int(key)) == key


def _no_parts(field: Field, path: str) -> UnknownField:
    return UnknownField(f"“{path}”: {field.name} has no such part.")


def _field(kind: type, name: str, path: str) -> Field:
    for field in fields_of(kind):
        if field.name == name:
            return field
    raise UnknownField(f"There is no field “{path}”.")
