"""What staff fix by hand: locks, manual values, and letting claims speak again."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from cineteca.catalog.domain import fields, identity, pictures
from cineteca.catalog.domain.locks import Lock, Manual, edit_rows, lock_rows, unlock_rows
from cineteca.catalog.domain.parts import value_at
from cineteca.catalog.models import FieldLock, ManualValue, WorkId
from cineteca.catalog.operations import standing
from cineteca.catalog.operations.errors import ContradictingIds, NothingLocked
from cineteca.catalog.operations.merging import Outcome, merged_record, remerged
from cineteca.catalog.operations.standing import Standing
from cineteca.providers.records import ImageRecord, WorkRecord

log = logging.getLogger(__name__)

By = AbstractBaseUser | None
Place = tuple[int | None, int | None, str]
E = TypeVar("E", bound=Manual)


@transaction.atomic
def lock_field(*, work_id: int, path: str, by: By, at: datetime) -> Outcome:
    """Freeze what stands at `path` (``plot``, ``images.poster``, ``seasons.1.episodes.3.title``), nothing included.

    Seasons and episodes below inherit the lock of a field that means the same there. Raises `UnknownWork` and
    `UnknownField`.
    """
    fields.describe(path)
    before = standing.read(work_id)
    rows = lock_rows(merged_record(before).record, path, at=at, locks=before.locks)
    _put_locks(work_id, rows.locks, by)
    return remerged(before, replace(before, locks=_over(before.locks, rows.locks)), at=at)


@transaction.atomic
def edit_field(*, work_id: int, path: str, text: str, by: By, at: datetime) -> Outcome:
    """Enter what a person typed for `path`, and lock it. Empty text says that there is nothing.

    Raises `UnknownWork`, `UnknownField`, `NotEditable`, `InvalidValue`, and `ContradictingIds` for an identifier that
    another work has.
    """
    before = standing.read(work_id)
    record = merged_record(before).record
    value = fields.parse_edit(path, text, value_at(record, path))
    return _entered(before, record, path, value, by=by, at=at)


@transaction.atomic
def put_image_first(*, work_id: int, image: ImageRecord, by: By, at: datetime) -> Outcome:
    """Enter `image` as the best of its kind, before those that sources tell, and lock that kind.

    An uploaded one that stood there gives way to another. Raises `UnknownWork`.
    """
    before = standing.read(work_id)
    path = f"images.{image.kind}"
    record = merged_record(before).record
    told = value_at(record, path) or ()
    others = tuple(other for other in told if other.url != image.url and not pictures.is_ours(other.url))
    return _entered(before, record, path, (image, *others), by=by, at=at)


def _entered(before: Standing, record: WorkRecord, path: str, value: Any, *, by: By, at: datetime) -> Outcome:
    """What follows once a person said that `value` stands at `path` of what was `record`."""
    ids = _ids_after(before, path, value)
    rows = edit_rows(record, path, value, at=at, locks=before.locks)
    _put_locks(before.work_id, rows.locks, by)
    _put_manual(before.work_id, rows.manual, by)
    after = replace(before, ids=ids, locks=_over(before.locks, rows.locks), manual=_over(before.manual, rows.manual))
    return remerged(before, after, at=at)


@transaction.atomic
def unlock_field(*, work_id: int, path: str, by: By, at: datetime) -> Outcome:
    """Take the lock and what was entered at `path` away: claims speak again, at once.

    Raises `UnknownWork`, `UnknownField`, `LockedAbove` for an inherited lock, and `NothingLocked`.
    """
    described = fields.describe(path)
    before = standing.read(work_id)
    rows = unlock_rows(path, locks=before.locks, manual=before.manual)
    if not rows.locks and not rows.manual:
        raise NothingLocked(f"{described.label} is not locked.")
    log.info("%s unlocked %s of work %s", by or "Nobody signed in", path, work_id)
    _delete(FieldLock, work_id, rows.locks)
    _delete(ManualValue, work_id, rows.manual)
    after = replace(before, locks=_but(before.locks, rows.locks), manual=_but(before.manual, rows.manual))
    return remerged(before, after, at=at)


def _put_locks(work_id: int, locks: Iterable[Lock], by: By) -> None:
    rows = [
        FieldLock(
            work_id=work_id,
            season=lock.season,
            episode=lock.episode,
            field=lock.field,
            value=lock.value,
            inherited=lock.inherited,
            by_id=by.pk if by else None,
            at=lock.at,
        )
        for lock in locks
    ]
    _delete(FieldLock, work_id, locks)
    FieldLock.objects.bulk_create(rows)


def _put_manual(work_id: int, entered: Iterable[Manual], by: By) -> None:
    rows = [
        ManualValue(
            work_id=work_id,
            season=entry.season,
            episode=entry.episode,
            field=entry.field,
            value=entry.value,
            by_id=by.pk if by else None,
            at=entry.at,
        )
        for entry in entered
    ]
    _delete(ManualValue, work_id, entered)
    ManualValue.objects.bulk_create(rows)


def _delete(model: type[FieldLock] | type[ManualValue], work_id: int, entries: Iterable[Manual]) -> None:
    wanted = {(entry.season, entry.episode, entry.field) for entry in entries}
    found = model.objects.filter(work_id=work_id, field__in={field for _, _, field in wanted})
    ids = [row.id for row in found if (row.season, row.episode, row.field) in wanted]
    model.objects.filter(id__in=ids).delete()


def _over(standing: tuple[E, ...], new: Iterable[E]) -> tuple[E, ...]:
    """`standing` with `new` in the place of what stood at the same paths."""
    by_path: dict[str, E] = {entry.path: entry for entry in (*standing, *new)}
    return tuple(by_path.values())


def _but(standing: tuple[E, ...], gone: Iterable[Manual]) -> tuple[E, ...]:
    paths = {entry.path for entry in gone}
    return tuple(entry for entry in standing if entry.path not in paths)


def _ids_after(before: Standing, path: str, value: Any) -> dict[str, str]:
    """The identifiers of the work once `value` is entered at `path`; written at once, since they are not merged."""
    head, _, source = path.partition(".")
    if head != "ids":
        return dict(before.ids)
    after = dict(value or {}) if not source else {**before.ids, source: value}
    after = {name: given for name, given in after.items() if given}
    rows = [WorkId(work_id=before.work_id, kind=before.kind, source=name, value=after[name]) for name in sorted(after)]
    for row in rows:
        _check_free(before, row)
    WorkId.objects.filter(work_id=before.work_id).delete()
    WorkId.objects.bulk_create(rows)
    return after


def _check_free(before: Standing, row: WorkId) -> None:
    named = f"{row.source}:{row.value}"
    if not identity.is_possible(row.source, row.value):
        raise ContradictingIds(f"{named} cannot exist.")
    others = WorkId.objects.filter(source=row.source, kind=row.kind, value=row.value).exclude(work_id=before.work_id)
    if other := others.select_related("work").first():
        raise ContradictingIds(f"{named} belongs to “{other.work}” (work {other.work_id}) already.")
