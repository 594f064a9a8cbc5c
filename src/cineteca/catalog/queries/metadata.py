"""What is known of a work, who told it and when, what is locked, what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings

from cineteca.catalog.domain import completeness, fields, paths
from cineteca.catalog.domain.completeness import EXPECTATIONS, Band
from cineteca.catalog.domain.parts import value_at
from cineteca.catalog.domain.provenance import LOCK, MANUAL
from cineteca.catalog.queries import records, rows
from cineteca.catalog.queries.rows import ConflictRow, LockRow, ManualRow, Rows, WorkRow
from cineteca.providers.records import WorkRecord

TABLES = (*records.TABLES, "claims", "locks", "manual", "conflicts")


@dataclass(frozen=True, slots=True)
class Expected:
    """One field that counts for completeness."""

    name: str
    label: str
    known: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """`providers` are those switched on that could tell it, most likely first."""

    name: str
    label: str
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it stands: `text` as a form shows it, `source` a provider, ``manual`` or ``lock``.

    `at` is when the source last said it, `locked_by` the e-mail address of who locked it, where that is known. An
    inherited lock is lifted above.
    """

    path: str
    label: str
    text: str
    hint: str = ""
    editable: bool = False
    source: str = ""
    at: datetime | None = None
    locked: bool = False
    inherited: bool = False
    locked_at: datetime | None = None
    locked_by: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An identifier that was refused. `other` is the title of the work that has it."""

    id: int
    source: str
    value: str
    provider: str
    reason: str
    other: str = ""
    other_kind: str = ""
    other_slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The panel of one work. `told_at`: when each provider answered last."""

    work_id: int
    percent: int
    band: Band
    expected: tuple[Expected, ...]
    missing: tuple[Missing, ...]
    fields: tuple[Field, ...]
    conflicts: tuple[Conflict, ...]
    told_at: Mapping[str, datetime]

    def field(self, path: str) -> Field | None:
        """The field at `path`, where it is one of the work's own."""
        return next((field for field in self.fields if field.path == path), None)


def get_metadata_panel(work_id: int) -> Metadata | None:
    """The panel of a work, in one trip; None where there is no such work."""
    found = rows.read([work_id], TABLES)
    row = next(iter(found.of("works", work_id)), None)
    return panel(row, found, records.record_of(row, found)) if row else None


def get_field(work_id: int, path: str) -> Field | None:
    """One field of a work, of its seasons or episodes too (``seasons.1.episodes.3.title``).

    Raises `UnknownField`.
    """
    found = rows.read([work_id], TABLES)
    row = next(iter(found.of("works", work_id)), None)
    if row is None:
        return None
    return _Told(row, found).field(path, records.record_of(row, found))


def panel(row: WorkRow, found: Rows, record: WorkRecord) -> Metadata:
    """The panel from rows that were read with `TABLES`."""
    told = _Told(row, found)
    expected = completeness.expectations(settings.EXPECTED_FIELDS or completeness.DEFAULT_EXPECTED)
    enabled = {name for name, provider in settings.PROVIDERS.items() if provider["enabled"]}
    missing = set(row.missing)
    waiting = completeness.could_fill([name for name in expected if name in missing], enabled=enabled)
    return Metadata(
        work_id=row.id,
        percent=row.completeness,
        band=completeness.band(row.completeness),
        expected=tuple(Expected(name, EXPECTATIONS[name].label, name not in missing) for name in expected),
        missing=tuple(Missing(name, EXPECTATIONS[name].label, who) for name, who in waiting.items()),
        fields=tuple(told.field(path, record) for path in fields.OF_WORKS if path != "kind"),
        conflicts=tuple(_conflict(conflict) for conflict in found.of("conflicts", row.id)),
        told_at={claim.provider: claim.claimed_at for claim in found.of("claims", row.id)},
    )


class _Told:
    """Who told what of one work."""

    def __init__(self, row: WorkRow, found: Rows) -> None:
        self.provenance: dict[str, str] = orjson.loads(row.provenance)
        self.confirmed = {claim.provider: orjson.loads(claim.confirmed) for claim in found.of("claims", row.id)}
        self.locks: dict[str, LockRow] = dict(_placed(found.of("locks", row.id)))
        self.manual: dict[str, ManualRow] = dict(_placed(found.of("manual", row.id)))

    def field(self, path: str, record: WorkRecord) -> Field:
        described = fields.describe(path)
        value = value_at(record, path)
        text = fields.as_text(path, value)
        source = paths.resolve(self.provenance, path) or "" if text else ""
        lock = self.locks.get(path)
        return Field(
            path=path,
            label=described.label,
            text=text,
            hint=described.hint,
            editable=described.editable,
            source=source,
            at=self.at(path, source),
            locked=lock is not None,
            inherited=lock is not None and lock.inherited,
            locked_at=lock.at if lock else None,
            locked_by=(lock.by or "") if lock else "",
        )

    def at(self, path: str, source: str) -> datetime | None:
        """When `source` last said what stands at `path`."""
        match source:
            case "manual" | "lock":
                entries: Mapping[str, Any] = self.manual if source == MANUAL else self.locks
                entry = paths.resolve(entries, path)
                return entry.at if entry else None
            case _:
                said = paths.resolve(self.confirmed.get(source, {}), path)
                return datetime.fromisoformat(said) if said else None


def _placed(entries: list[Any]) -> Iterator[tuple[str, Any]]:
    return ((paths.place(entry.season, entry.episode, entry.field), entry) for entry in entries)


def _conflict(row: ConflictRow) -> Conflict:
    return Conflict(
        id=row.id,
        source=row.source,
        value=row.value,
        provider=row.provider,
        reason=row.reason,
        other=row.other_title or "",
        other_kind=row.other_kind or "",
        other_slug=row.other_slug or "",
    )


assert {MANUAL, LOCK} == {"manual", "lock"}
