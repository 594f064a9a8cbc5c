"""What stands about a work before a write: read under its lock, in one trip."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cineteca.catalog.domain.claims import ClaimState
from cineteca.catalog.domain.locks import Lock, Manual
from cineteca.catalog.operations import plain
from cineteca.catalog.operations.errors import UnknownWork
from cineteca.catalog.operations.keeping import Kept
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement, send
from cineteca.providers.records import WorkRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`states` and `kept` are the claims, by provider. `provenance` and `digests` are those of the last merge.

    `holders`: the works that hold the identifiers asked for.
    """

    work_id: int
    kind: str
    slug: str
    title: str
    year: int | None
    completeness: int
    missing: tuple[str, ...]
    ids: Mapping[str, str]
    states: Mapping[str, ClaimState[WorkRecord]]
    kept: Mapping[str, Kept]
    locks: tuple[Lock, ...]
    manual: tuple[Manual, ...]
    provenance: Mapping[str, str]
    digests: Mapping[str, str]
    holders: Mapping[tuple[str, str], int] = field(default_factory=dict)


def read(work_id: int, ids: Iterable[tuple[str, str]] = ()) -> Standing:
    """Lock the work until the transaction ends, and read what stands. `ids`: identifiers whose holders are wanted.

    Raises `UnknownWork`.
    """
    asked = sorted(set(ids))
    mine = {"work": work_id}
    # Statements of their own after the lock: they see what whoever held it before us has written.
    works, kept, claims, held = send(
        [
            Statement(statement("lock_work"), mine),
            Statement(statement("read_work"), mine),
            Statement(statement("read_claims"), mine),
            Statement(
                statement("holders_of_ids"),
                {**mine, "sources": [source for source, _ in asked], "values": [value for _, value in asked]},
            ),
        ]
    )
    if not works:
        raise UnknownWork(work_id)
    kind, slug, title, year, completeness, missing, _ = works[0]
    known, provenance, digests, locks, manual = kept[0]
    return Standing(
        work_id=work_id,
        kind=kind,
        slug=slug,
        title=title,
        year=year,
        completeness=completeness,
        missing=tuple(missing),
        ids=plain.load(known, {}),
        states={provider: _state(record, confirmed) for provider, record, confirmed, *_ in claims},
        kept={provider: Kept(tuple(plain.load(odd, [])), *rest) for provider, _, _, odd, *rest in claims},
        locks=tuple(Lock(**_entry(row)) for row in plain.load(locks, [])),
        manual=tuple(Manual(**_entry(row)) for row in plain.load(manual, [])),
        provenance=plain.load(provenance, {}),
        digests=plain.load(digests, {}),
        holders={(source, value): work for source, value, work in held},
    )


def _state(record: str, confirmed: str) -> ClaimState[WorkRecord]:
    return ClaimState.from_json(WorkRecord, plain.load(record, {}), plain.load(confirmed, {}))


def _entry(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "at": datetime.fromisoformat(row["at"])}
