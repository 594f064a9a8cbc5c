"""Records as plain JSON values and back. Nothing that is empty is written; what is unknown when read is ignored.

A claim written by an older version of a record therefore still reads, and one written by a newer version does too.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

R = TypeVar("R")
JSON = dict[str, Any]


def is_empty(value: object) -> bool:
    """Whether `value` says nothing. False and 0 say something."""
    return value is None or (isinstance(value, str | tuple | list | Mapping) and not value)


def encode(record: object) -> JSON:
    """The JSON object of a record, without its empty fields."""
    return {
        f: encode_value(value)
        for f in names_of(cast("type", type(record)))
        if not is_empty(value := getattr(record, f))
    }


def encode_value(value: Any) -> Any:
    """One field's value as JSON."""
    if isinstance(value, str | int | float) and not isinstance(value, Enum):
        return value
    if isinstance(value, tuple | list):
        return [encode_value(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): encode_value(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return encode(value) if is_dataclass(value) else value


def decode(kind: type[R], body: Mapping[str, Any]) -> R:
    """The record of type `kind` in a JSON object written by `encode`."""
    return cast("R", _decoder(cast("Any", kind))(body))


def decode_field(kind: type, name: str, value: Any) -> Any:
    """The value of one field of `kind` from its JSON."""
    return decode_value(_hints(kind)[name], value)


def decode_value(hint: Any, value: Any) -> Any:
    """`value` as the type annotation `hint` asks for."""
    decoder = _decoder(hint)
    return value if decoder is _as_it_is or value is None else decoder(value)


# Claims hold thousands of small records, so what an annotation asks for is worked out once, not at every value.
Decoder = Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _decoder(hint: Any) -> Decoder:
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _decoder(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return _tuple_decoder(_decoder(args[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_decoder(_decoder(args[1]))
    if is_dataclass(hint):
        return _record_decoder(cast("type[Any]", hint))
    if hint in {date, datetime}:
        return cast("Decoder", hint.fromisoformat)
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else _as_it_is


def _tuple_decoder(item: Decoder) -> Decoder:
    return tuple if item is _as_it_is else lambda values: tuple([item(value) for value in values])


def _mapping_decoder(item: Decoder) -> Decoder:
    if item is _as_it_is:
        return dict
    return lambda values: {key: item(value) for key, value in values.items()}


def _record_decoder(kind: type[Any]) -> Decoder:
    decoders: dict[str, Decoder] = {}

    def decode_record(body: Mapping[str, Any]) -> Any:
        known = (
            decoders
            or decoders.update({name: _decoder(hint) for name, hint in _hints(cast("type", kind)).items()})
            or decoders
        )
        values = {}
        for name, value in body.items():
            decoder = known.get(name)
            if decoder is not None:
                values[name] = value if decoder is _as_it_is or value is None else decoder(value)
        return kind(**values)

    return decode_record


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """The field names of a record type."""
    return tuple(f.name for f in fields(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
