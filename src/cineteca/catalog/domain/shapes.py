"""How the fields of a record are put together, and what their parts are called.

A field is either *whole* (a text, a number, a cast: one statement, taken or left as one) or made of *parts* that are
told one by one: a certification per region, a rating per source, a season per number. A part has a dotted path:

    plot · ids.imdb · ratings.imdb · images.poster · certifications.US · translations.de-DE.plot
    seasons.1.title · seasons.1.episodes.3.plot

Claims, merging, locks and provenance all speak of fields by these paths.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from enum import Enum
from typing import Any, TypeVar

from cineteca.providers.records import (
    EpisodeRecord,
    PersonRecord,
    RatingRecord,
    SeasonRecord,
    TranslationRecord,
    WorkRecord,
)

R = TypeVar("R")
Record = WorkRecord | PersonRecord


class Form(Enum):
    """WHOLE: one statement. MAPPING: key → value. GROUPED: items told per group. KEYED: records, one per key."""

    WHOLE = "whole"
    MAPPING = "mapping"
    GROUPED = "grouped"
    KEYED = "keyed"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record. `key` names the part an item belongs to, `entry` is the record type of keyed items.

    `bare`: an entry that has nothing but its key still says something (that the season exists).
    """

    name: str
    form: Form = Form.WHOLE
    key: Callable[[Any], str] = str
    entry: type | None = None
    bare: bool = False
    order: Callable[[Any], Any] = str
    address: Callable[[str], dict[str, Any]] = lambda _key: {}

    def split(self, value: Any) -> dict[str, Any]:
        """The parts of `value` by key. Of two entries with one key the first stands."""
        if self.form is Form.MAPPING:
            return dict(value)
        parts: dict[str, Any] = {}
        if self.form is Form.GROUPED:
            for item in value:
                parts.setdefault(self.key(item), []).append(item)
            return {key: tuple(items) for key, items in parts.items()}
        for item in value:
            parts.setdefault(self.key(item), item)
        return parts

    def join(self, parts: Mapping[str, Any]) -> Any:
        """The value of these parts, in the one order that does not depend on who spoke first."""
        if self.form is Form.MAPPING:
            return {key: parts[key] for key in sorted(parts)}
        if self.form is Form.GROUPED:
            return tuple(item for key in sorted(parts) for item in parts[key])
        return tuple(sorted(parts.values(), key=self.order))

    def build(self, key: str, values: Mapping[str, Any]) -> Any:
        """The entry of `key` with these values; None where what it cannot be without is missing."""
        if self.entry is None or not _required(self.entry) <= values.keys():
            return None
        return self.entry(**self.address(key), **values)


def language_tag(entry: TranslationRecord) -> str:
    """``de-DE``, or ``de`` where no region is told."""
    return f"{entry.language}-{entry.region}" if entry.region else entry.language


def _language_and_region(tag: str) -> dict[str, Any]:
    language, _, region = tag.partition("-")
    return {"language": language, "region": region or None}


def _number(entry: SeasonRecord | EpisodeRecord) -> str:
    return str(entry.number)


def _by_number(entry: SeasonRecord | EpisodeRecord) -> int:
    return entry.number


def _source(entry: RatingRecord) -> str:
    return entry.source


def _mapping(name: str) -> Field:
    return Field(name, Form.MAPPING)


def _grouped(name: str, attribute: str) -> Field:
    return Field(name, Form.GROUPED, key=lambda item: str(getattr(item, attribute)))


def _numbered(name: str, entry: type) -> Field:
    return Field(
        name, Form.KEYED, _number, entry, bare=True, order=_by_number, address=lambda key: {"number": int(key)}
    )


_RATINGS = Field("ratings", Form.KEYED, _source, RatingRecord, order=_source, address=lambda key: {"source": key})
_TRANSLATIONS = Field(
    "translations", Form.KEYED, language_tag, TranslationRecord, order=language_tag, address=_language_and_region
)
_IMAGES = _grouped("images", "kind")

# What is not named here is whole. The names of `_ADDRESS` are not fields of an entry but its key.
_PARTED: Mapping[type, tuple[Field, ...]] = {
    WorkRecord: (
        _mapping("ids"),
        _mapping("certifications"),
        _mapping("release_dates"),
        _IMAGES,
        _TRANSLATIONS,
        _RATINGS,
        _grouped("offers", "region"),
        _numbered("seasons", SeasonRecord),
    ),
    SeasonRecord: (_mapping("ids"), _RATINGS, _IMAGES, _numbered("episodes", EpisodeRecord)),
    EpisodeRecord: (_mapping("ids"), _RATINGS, _IMAGES),
    PersonRecord: (_mapping("ids"), _IMAGES),
}
_ADDRESS: Mapping[type, frozenset[str]] = {
    # How far an answer reaches says nothing about the work: it is read off the answer, never claimed or merged.
    WorkRecord: frozenset({"offers_for"}),
    SeasonRecord: frozenset({"number"}),
    EpisodeRecord: frozenset({"number"}),
    RatingRecord: frozenset({"source"}),
    TranslationRecord: frozenset({"language", "region"}),
}


_FIELDS: dict[type, tuple[Field, ...]] = {}


def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a record type, in its own order, without those that are the address of an entry."""
    known = _FIELDS.get(kind)
    if known is None:
        known = _FIELDS[kind] = _fields_of(kind)
    return known


def _fields_of(kind: type) -> tuple[Field, ...]:
    parted = {field.name: field for field in _PARTED.get(kind, ())}
    address = _ADDRESS.get(kind, frozenset())
    return tuple(parted.get(f.name) or Field(f.name) for f in fields(kind) if f.name not in address)


def _required(kind: type) -> frozenset[str]:
    named = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    return frozenset(named - _ADDRESS.get(kind, frozenset()))


def said(value: Any) -> bool:
    """Whether `value` says anything. Blank text, not-a-number and empty collections do not; False and 0 do."""
    if value is None:
        return False
    if isinstance(value, str):
        return bool(value) and not value.isspace()
    if hasattr(value, "__len__"):
        return len(value) > 0
    return bool(value == value)  # noqa: PLR0124


def child(path: str, key: str) -> str:
    """The path of a part. A dot inside a key would read as another step, so it is written as a middle dot."""
    key = key.replace(".", "·")
    return f"{path}.{key}" if path else key


def canonical(record: R, like: R | None = None) -> R:
    """`record` without empty or repeated parts, each parted field in its one order. Applying it twice equals once.

    `like`, a record that is canonical already, spares the work on fields that are equal in both.
    """
    changes = {}
    for field in fields_of(type(record)):
        before = getattr(record, field.name)
        if like is not None and before == getattr(like, field.name):
            continue
        after = canonical_value(field, before)
        if after is not before:
            changes[field.name] = after
    return replace(record, **changes) if changes else record  # type: ignore[type-var]


def canonical_value(field: Field, value: Any) -> Any:
    """One field's value without empty or repeated parts, in its one order."""
    if not said(value):
        return _nothing(value)
    if field.form is Form.WHOLE:
        return _each_once(value) if isinstance(value, tuple) and isinstance(value[0], str) else value
    parts = {key: part for key, part in field.split(value).items() if said(part)}
    if field.entry is not None:
        entries = {key: canonical(part) for key, part in parts.items()}
        parts = {key: entry for key, entry in entries.items() if field.bare or speaks(entry)}
    return field.join(parts)


def _nothing(value: Any) -> Any:
    """The empty value that a record has where nothing is said."""
    return None if isinstance(value, str | float) else value


def _each_once(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(said, texts)))


def speaks(entry: Any) -> bool:
    """Whether an entry says anything besides its address. That there is no offer anywhere says something."""
    if isinstance(entry, WorkRecord) and entry.offers_for:
        return True
    return any(said(getattr(entry, field.name)) for field in fields_of(type(entry)))
