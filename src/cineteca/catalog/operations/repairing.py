"""A record without the values that no column can hold. Asked for only after the database refused one."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from cineteca.providers.records import (
    CreditRecord,
    EpisodeRecord,
    OfferRecord,
    RatingRecord,
    SeasonRecord,
    VideoRecord,
    WorkRecord,
)

_INT, _BIGINT = 2**31, 2**63
_WIDE = {"budget", "revenue", "box_office"}
_LENGTHS = {
    "original_language": 12, "language": 12, "region": 12, "status": 32, "type": 32, "site": 32, "key": 200, "raw": 32,
    "source": 32, "department": 64, "job": 200, "production_code": 64, "currency": 3, "gender": 16,
}  # fmt: skip
_TEXT = 2500  # what an index entry holds, at four bytes a letter and with room to spare
_UNINDEXED = {"plot", "outline", "biography", "awards", "character", "homepage", "tagline", "url", "link", "name"}
_OFFER_TYPES = {"stream", "free", "ads", "rent", "buy"}


def repaired(record: WorkRecord) -> tuple[WorkRecord, tuple[str, ...]]:
    """`record` as the tables can hold it, and the paths of what was left out."""
    dropped: list[str] = []
    return _record(record, "", dropped), tuple(f"{path}: cannot be stored" for path in dropped)


def _record(record: Any, path: str, dropped: list[str]) -> Any:
    changes = {}
    for field in fields(record):
        before = getattr(record, field.name)
        after = _value(field.name, before, f"{path}{field.name}", dropped)
        if after is not before:
            changes[field.name] = after
    return replace(record, **changes) if changes else record


def _value(name: str, value: Any, path: str, dropped: list[str]) -> Any:
    if isinstance(value, tuple):
        kept = [(item, _value(name, item, f"{path}[{n}]", dropped)) for n, item in enumerate(value)]
        same = all(before is after for before, after in kept)
        return value if same else tuple(after for _, after in kept if after is not None)
    if is_dataclass(value):
        repaired = _record(value, f"{path}.", dropped)
        return repaired if _holds_together(repaired, path, dropped) else None
    if _fits(name, value):
        return value
    dropped.append(path)
    return None


def _fits(name: str, value: Any) -> bool:
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        limit = 9999 if name == "year" else _BIGINT if name in _WIDE else _INT
        return -limit < value < limit and not (name in {"year", "runtime_minutes"} and value < 1)
    if isinstance(value, str):
        return len(value) <= _LENGTHS.get(name, 10**6 if name in _UNINDEXED else _TEXT // 4)
    return True


def _holds_together(entry: Any, path: str, dropped: list[str]) -> bool:
    """Whether the entry still is one: with its number, its source, on its scale."""
    match entry:
        case RatingRecord():
            good = None not in {entry.source, entry.raw, entry.value} and 0 <= entry.value_100 <= 100
        case SeasonRecord() | EpisodeRecord():
            good = entry.number is not None and entry.number >= 0
        case OfferRecord():
            good = entry.type in _OFFER_TYPES and None not in {entry.service, entry.region} and _priced(entry)
        case VideoRecord():
            good = None not in {entry.site, entry.key}
        case CreditRecord():
            good = entry.kind in {"cast", "crew", "guest"} and entry.person is not None
        case _:
            good = True
    if not good:
        dropped.append(path)
    return good


def _priced(offer: OfferRecord) -> bool:
    return offer.price is None or abs(offer.price) < 10**7
