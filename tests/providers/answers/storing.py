"""What the tables take."""

import json
import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import orjson

from cineteca.providers import codec

LONGEST = {
    "original_language": 12, "language": 12, "region": 12, "status": 32, "site": 32, "source": 32, "raw": 32, "job": 200,
    "department": 64, "production_code": 64, "gender": 16, "kind": 16, "currency": 3, "service": 100, "character": 500,
    "key": 200, "title": 500, "name": 500, "type": 100, "credit": 16, "country": 12,
}  # fmt: skip
BIG = {"budget", "revenue", "box_office"}
ONCE: dict[str, Callable[[Any], Any]] = {
    "seasons": lambda one: one.number,
    "episodes": lambda one: one.number,
    "videos": lambda one: (one.site, one.key),
    "images": lambda one: one.url,
    "translations": lambda one: (one.language, one.region),
    "titles": lambda one: (one.title, one.region, one.language, one.type),
    "ratings": lambda one: one.source,
    "offers": lambda one: (one.service, one.region, one.type),
    "similar": lambda one: one.rank,
    "cast": lambda one: (one.person.ids.get("tmdb", one.person.name), one.character),
    "genres": lambda one: one,
    "keywords": lambda one: one,
    "countries": lambda one: one,
    "languages": lambda one: one,
}


def assert_storable(record: Any) -> None:
    """The tables take the record as it is, and it comes back from a claim as it went in."""
    written = json.loads(orjson.dumps(codec.encode(record)))
    assert codec.decode(type(record), written) == record
    _assert_fits(record)


def _assert_fits(record: Any) -> None:
    for each in fields(record):
        value = getattr(record, each.name)
        if each.name in ONCE and isinstance(value, tuple):
            keys = [ONCE[each.name](one) for one in value]
            assert len(keys) == len(set(keys)), each.name
        _assert_value(each.name, value)


def _assert_value(name: str, value: Any) -> None:
    if isinstance(value, str):
        assert value.strip(), name
        assert "\x00" not in value
        value.encode()
        assert len(value) <= LONGEST.get(name, 100_000), (name, len(value))
    elif isinstance(value, bool) or value is None or isinstance(value, date):
        pass
    elif isinstance(value, int):
        assert 0 <= value < (2**63 if name in BIG else 2**15 if name == "year" else 2**31), name
    elif isinstance(value, float):
        assert math.isfinite(value)
        assert 0 <= value <= (100 if name == "value_100" else 1e12), name
    elif is_dataclass(value):
        _assert_fits(value)
    elif isinstance(value, tuple):
        for one in value:
            _assert_value(name if name in {"genres", "keywords"} else "", one)
    else:
        for key, one in value.items():
            _assert_value("region" if name in {"certifications", "release_dates"} else "source", key)
            _assert_value("id", one)
