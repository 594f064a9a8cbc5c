"""Works that are only known by name and identifiers until somebody is asked about them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from django.db import connection

from cineteca.catalog.domain import identity, slugs, sort_titles
from cineteca.catalog.domain.cards import CardFacts, build
from cineteca.catalog.domain.completeness import assess
from cineteca.catalog.events import WorkAdded
from cineteca.catalog.models import Work, WorkId
from cineteca.catalog.operations.errors import ContradictingIds
from cineteca.catalog.operations.merging import expected_fields, persistently
from cineteca.catalog.sql import statement
from cineteca.core import events
from cineteca.core.database.trips import send_one
from cineteca.core.text import clean_line
from cineteca.providers.records import Ids, Kind, WorkRecord

BATCH = 2000
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """A work to be: what it is, its identifiers, and what it is called."""

    kind: Kind
    title: str
    year: int | None = None
    ids: Ids = field(default_factory=dict)


def add_work(*, kind: Kind | str, ids: Ids, title: str, at: datetime, year: int | None = None) -> Work:
    """The work with these identifiers, added where there is none. A known one gains the identifiers it lacked.

    Raises `ContradictingIds` where they belong to different works, contradict those of the work that has one of them,
    or cannot exist at their source.
    """
    stub = Stub(kind=Kind(kind), title=clean_line(title), year=_plausible(year), ids=dict(ids))
    _check_possible(stub)
    return persistently(lambda: _add_one(stub, at))


def _add_one(stub: Stub, at: datetime) -> Work:
    known = _find(stub)
    if known is None:
        (work_id,) = _insert([stub], at)
        return Work.objects.get(id=work_id)
    send_one(statement("lock_work"), {"work": known.id})
    _gain_ids(known, stub)
    return known


def _gain_ids(work: Work, stub: Stub) -> None:
    ours = dict(WorkId.objects.filter(work=work).values_list("source", "value"))
    if clash := [f"{source}:{value}" for source, value in stub.ids.items() if ours.get(source, value) != value]:
        known = ", ".join(f"{source}:{value}" for source, value in sorted(ours.items()))
        raise ContradictingIds(f"“{work}” is known as {known}; {', '.join(clash)} would contradict that.")
    missing = [(source, value) for source, value in sorted(stub.ids.items()) if source not in ours]
    WorkId.objects.bulk_create(
        WorkId(work=work, source=source, kind=work.kind, value=value) for source, value in missing
    )


def _find(stub: Stub) -> Work | None:
    """The one work that has any of the identifiers."""
    rows = _holders([stub])
    found = sorted(set(rows.values()))
    if len(found) > 1:
        named = ", ".join(f"{source}:{value} is work {work}" for (_, source, value), work in sorted(rows.items()))
        raise ContradictingIds(f"These identifiers belong to different works: {named}.")
    return Work.objects.get(id=found[0]) if found else None


def _check_possible(stub: Stub) -> None:
    if not stub.ids:
        raise ContradictingIds(f"“{stub.title}” has no identifier to know it by.")
    wrong = [f"{source}:{value}" for source, value in stub.ids.items() if not identity.is_possible(source, value)]
    if wrong:
        raise ContradictingIds(f"No such identifier can exist: {', '.join(wrong)}.")


def add_stubs(stubs: Iterable[Stub], *, at: datetime, progress: Progress | None = None) -> int:
    """Add many works at once; those that have a known identifier, or an impossible one, are passed over.

    One transaction per batch of `BATCH`. `progress` is told how many were looked at. Publishes nothing: whoever loads
    thousands tells the rooms above once. Returns how many were added.
    """
    added = 0
    for batch in _batches(stubs):
        fresh = _fresh(batch)
        added += len(persistently(partial(_insert, fresh, at, quiet=True)))
        if progress:
            progress(len(batch))
    return added


def _batches(stubs: Iterable[Stub]) -> Iterator[list[Stub]]:
    source = iter(stubs)
    while batch := list(islice(source, BATCH)):
        yield [Stub(kind=s.kind, title=clean_line(s.title), year=_plausible(s.year), ids=dict(s.ids)) for s in batch]


def _fresh(batch: list[Stub]) -> list[Stub]:
    """Those that nobody knows, each identifier once."""
    seen = set(_holders(batch))
    fresh = []
    for stub in batch:
        keys = {(stub.kind.value, source, value) for source, value in stub.ids.items()}
        possible = all(identity.is_possible(source, value) for source, value in stub.ids.items())
        if keys and possible and not keys & seen:
            fresh.append(stub)
            seen |= keys
    return fresh


def _holders(stubs: list[Stub]) -> dict[tuple[str, str, str], int]:
    """(kind, source, value) → work, of all identifiers of `stubs` that are taken."""
    keys = [(stub.kind.value, source, value) for stub in stubs for source, value in stub.ids.items()]
    asked = {
        "kinds": [kind for kind, _, _ in keys],
        "sources": [source for _, source, _ in keys],
        "values": [value for _, _, value in keys],
    }
    return {(kind, source, value): work for kind, source, value, work in send_one(statement("find_ids"), asked)}


def _insert(stubs: list[Stub], at: datetime, *, quiet: bool = False) -> list[int]:
    """New works, with cards of their own from the first moment. Returns their ids."""
    if not stubs:
        return []
    names = _slugs(stubs)
    work_ids = _next_ids(len(stubs))
    _copy("catalog_work", _WORK_COLUMNS, (_work_row(*row, at=at) for row in zip(work_ids, names, stubs, strict=True)))
    _copy("catalog_workid", ("work_id", "source", "kind", "value"), _id_rows(work_ids, stubs))
    cards = (_card_row(*row, at=at) for row in zip(work_ids, names, stubs, strict=True))
    _copy("catalog_card", ("work_id", "payload", "short", "etag", "built_at"), cards)
    if not quiet:
        for work_id, stub in zip(work_ids, stubs, strict=True):
            events.publish(WorkAdded(work_id=work_id, kind=stub.kind.value))
    return work_ids


_WORK_COLUMNS = (
    "id", "kind", "slug", "title", "original_title", "sort_title", "original_language", "year", "status", "popularity",
    "adult", "genres", "completeness", "missing", "created_at", "changed_at",
)  # fmt: skip


def _work_row(work_id: int, slug: str, stub: Stub, *, at: datetime) -> tuple[Any, ...]:
    known = assess(WorkRecord(title=stub.title, year=stub.year), expected_fields())
    sort_title = sort_titles.sort_title(stub.title)
    return (
        work_id, stub.kind.value, slug, stub.title, "", sort_title, "", stub.year, "", 0.0,
        False, [], known.percent, list(known.missing), at, at,
    )  # fmt: skip


def _id_rows(work_ids: list[int], stubs: list[Stub]) -> Iterator[tuple[Any, ...]]:
    for work_id, stub in zip(work_ids, stubs, strict=True):
        for source, value in sorted(stub.ids.items()):
            yield work_id, source, stub.kind.value, value


def _card_row(work_id: int, slug: str, stub: Stub, *, at: datetime) -> tuple[Any, ...]:
    record = WorkRecord(title=stub.title, year=stub.year)
    card = build(CardFacts.of(work_id, stub.kind.value, slug, stub.ids, record, None))
    return work_id, card.payload, card.short, card.etag, at


def _slugs(stubs: list[Stub]) -> list[str]:
    wanted = [slugs.slug(stub.title, stub.year) for stub in stubs]
    taken = {slug for (slug,) in send_one(statement("taken_slugs"), {"slugs": wanted})}
    names = []
    for slug in wanted:
        name = slugs.first_free(slug, taken)
        taken.add(name)
        names.append(name)
    return names


def _next_ids(count: int) -> list[int]:
    sql = "SELECT nextval(pg_get_serial_sequence('catalog_work', 'id')) FROM generate_series(1, %(count)s)"
    return [work_id for (work_id,) in send_one(sql, {"count": count})]


def _copy(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        named = ", ".join(f'"{column}"' for column in columns)
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _plausible(year: int | None) -> int | None:
    return year if year is not None and 1 <= year <= 9999 else None
