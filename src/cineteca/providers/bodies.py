"""Answers as bytes, as JSON objects, and as they are kept."""

import json
import zlib
from collections.abc import Mapping
from typing import Any

import orjson

from cineteca.outbound.errors import Unreadable


def parse(raw: bytes) -> Any:
    """The JSON value in `raw`. Raises `Unreadable` when it is none: not JSON, cut off, nested without end.

    What the strict parser refuses and Python's accepts (NaN, lone surrogates, a byte order mark) is let through: the
    reading of single values deals with it.
    """
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return _parse_leniently(raw)


def _parse_leniently(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"Not JSON: {_reason(error)}.") from None


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos}"
    return "nested too deeply" if isinstance(error, RecursionError) else "not text, or a number without end"


def parse_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in `raw`. Raises `Unreadable` when it is none."""
    return as_object(parse(raw))


def as_object(body: Any) -> dict[str, Any]:
    """`body`, if it is a JSON object. Raises `Unreadable` when it is none."""
    if not isinstance(body, dict):
        raise Unreadable(f"The answer is no JSON object but {_OUTER.get(type(body), 'a single value')}.")
    return body


def as_list(body: Any) -> list[Any]:
    """`body`, if it is a JSON list. Raises `Unreadable` when it is none."""
    if not isinstance(body, list):
        raise Unreadable(f"The answer is no JSON list but {_OUTER.get(type(body), 'a single value')}.")
    return body


_OUTER = {
    dict: "an object",
    list: "a list",
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "a truth value",
    type(None): "null",
}


def pack(bodies: Mapping[str, Any]) -> bytes:
    """Answers, small enough to be kept. Empty when they cannot be written again (nested too deeply)."""
    try:
        written = orjson.dumps(bodies)
    except TypeError:
        written = _write_leniently(bodies)
    return zlib.compress(written, 6) if written else b""


def _write_leniently(bodies: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(bodies, separators=(",", ":")).encode()
    except (ValueError, RecursionError):
        return b""


def unpack(packed: bytes) -> dict[str, Any]:
    """Answers as they were packed. Raises `Unreadable` when they are damaged."""
    if not packed:
        return {}
    try:
        return parse_object(zlib.decompress(packed))
    except zlib.error as error:
        raise Unreadable(f"The kept answers are damaged: {error}.") from None
