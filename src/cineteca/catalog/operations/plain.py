"""Values as JSON text for the database, at the speed of C."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import orjson
from psycopg.types.json import Jsonb

from cineteca.core.text import clean_text
from cineteca.providers import codec

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS


def dump(value: Any) -> bytes:
    """The JSON of records, rows and plain values. What PostgreSQL cannot keep as text is left out of it."""
    try:
        body = orjson.dumps(value, default=_mapping, option=_OPTIONS)
    except TypeError:  # lone surrogates, or numbers beyond 64 bits
        return orjson.dumps(_storable(codec.encode_value(value)), option=_OPTIONS)
    return body if b"\\u0000" not in body else orjson.dumps(_storable(orjson.loads(body)), option=_OPTIONS)


def load(text: str | bytes | None, empty: Any) -> Any:
    """What JSON text says; `empty` where there is none."""
    return orjson.loads(text) if text else empty


def jsonb(value: Any) -> Jsonb:
    """A JSON parameter made of `value`."""
    return dumped(dump(value))


def dumped(body: bytes) -> Jsonb:
    """A JSON parameter that was dumped already."""
    return Jsonb(body, dumps=_as_it_is)


def digest(body: bytes) -> str:
    """A short hash of `body`."""
    return blake2b(body, digest_size=9).hexdigest()


def _as_it_is(body: bytes) -> bytes:
    return body


def _mapping(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list | tuple):
        return [_storable(item) for item in value]
    if isinstance(value, Mapping):
        return {clean_text(str(key)): _storable(item) for key, item in value.items()}
    # As a number that no column takes: the database refuses it, and it is left out with a word.
    return 1e300 if isinstance(value, int) and not -(2**63) <= value < 2**63 else value
