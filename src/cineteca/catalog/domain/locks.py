"""What a person fixed: locks and manual values, and how a lock holds for what lies below.

An **edit** is a manual value with a lock. A **lock** freezes what the field holds at that moment, nothing included. An
**unlock** takes lock and manual value away, so that claims speak again.

A lock on a field of a show also holds for the seasons and episodes that have a field of the same meaning (`BELOW`), a
lock on a season for its episodes. It is written out as one *inherited* lock per child and field, addressed by season
and episode number, so that a merge reads nothing but rows and a re-import finds them again. An inherited lock freezes
values, not absences: a child that is empty, or that arrives later, takes its first value and is frozen with it
(`settled_rows`, asked after every merge).

Not inherited: titles, ids, numbers, air dates and production codes. They bear the same name above and below but tell
different facts; locking a show's title says nothing about what its episodes are called.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cineteca.catalog.domain import paths
from cineteca.catalog.domain.errors import LockedAbove
from cineteca.catalog.domain.parts import decode_at, part_of, value_at
from cineteca.catalog.domain.shapes import said
from cineteca.providers import codec
from cineteca.providers.records import WorkRecord

BELOW: Mapping[str, tuple[str, ...]] = {
    # field          the levels below that have it with the same meaning
    "plot": ("season", "episode"),
    "images": ("season", "episode"),
    "ratings": ("season", "episode"),
    "crew": ("season", "episode"),
    "cast": ("season",),  # episodes have guests, who are others
    "videos": ("season",),
    "runtime_minutes": ("episode",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """What a person entered, as JSON: one row of manual values."""

    field: str
    value: Any
    at: datetime
    season: int | None = None
    episode: int | None = None

    @property
    def path(self) -> str:
        return paths.place(self.season, self.episode, self.field)

    def decoded(self) -> Any:
        """The value as a record holds it."""
        return decode_at(self.path, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock(Manual):
    """A field that no claim may move: one row of locks. `value` is what it held, as JSON."""

    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to write (`locks` and `manual`, over rows of the same place), or, from `unlock_rows`, to delete."""

    locks: tuple[Lock, ...] = ()
    manual: tuple[Manual, ...] = ()


def lock_rows(record: WorkRecord, path: str, *, at: datetime, locks: Iterable[Lock] = ()) -> Rows:
    """The rows that freeze `path` as `record` holds it, and what inherits it. `locks` are those that stand already.

    Raises `UnknownField`.
    """
    own = _lock(path, codec.encode_value(value_at(record, path)), at)
    return Rows(locks=(own, *settled_rows(record, at=at, locks=[*_without(locks, path), own])))


def edit_rows(record: WorkRecord, path: str, value: Any, *, at: datetime, locks: Iterable[Lock] = ()) -> Rows:
    """The rows of an edit: `value` (as a record holds it, see `fields.parse_edit`) entered and locked.

    Parts of the field that are locked one by one (``certifications.US``) take what the new value says of them: the
    last word of a person stands. Raises `UnknownField`.
    """
    standing = tuple(locks)
    body = codec.encode_value(value)
    own = _lock(path, body, at)
    parts = tuple(_relocked(lock, path, value, at) for lock in standing if lock.path.startswith(f"{path}."))
    below = settled_rows(record, at=at, locks=[*_without(standing, path), own])
    season, episode, field = paths.placed(path)
    manual = Manual(season=season, episode=episode, field=field, value=body, at=at)
    return Rows(locks=(own, *parts, *below), manual=(manual,))


def unlock_rows(path: str, *, locks: Iterable[Lock], manual: Iterable[Manual] = ()) -> Rows:
    """The rows to delete so that claims speak again at `path`, and below it where the lock was inherited from here.

    Raises `LockedAbove` when the lock was inherited. Empty when nothing is locked or entered there.
    """
    standing = {lock.path: lock for lock in locks}
    own = standing.pop(path, None)
    if own and own.inherited and (above := _holder(standing, own)):
        raise LockedAbove(above)
    orphans = (lock for lock in standing.values() if lock.inherited and not _holder(standing, lock))
    gone = (*([own] if own else []), *orphans)
    return Rows(locks=gone, manual=tuple(entry for entry in manual if entry.path == path))


def settled_rows(record: WorkRecord, *, at: datetime, locks: Iterable[Lock]) -> tuple[Lock, ...]:
    """The inherited locks that are still to be written after a merge gave `record`: first values under a lock above."""
    standing = {lock.path: lock for lock in locks}
    above = [lock for lock in standing.values() if lock.episode is None and not lock.inherited]
    rows: dict[str, Lock] = {}
    for lock in above:
        for path, child in _below(record, lock):
            if path not in standing and path not in rows and said(value := value_at(child, lock.field)):
                rows[path] = _lock(path, codec.encode_value(value), at, inherited=True)
    return tuple(rows.values())


def _lock(path: str, body: Any, at: datetime, *, inherited: bool = False) -> Lock:
    season, episode, field = paths.placed(path)
    return Lock(season=season, episode=episode, field=field, value=body, at=at, inherited=inherited)


def _relocked(lock: Lock, above: str, value: Any, at: datetime) -> Lock:
    held = part_of(above, value, lock.path.removeprefix(f"{above}."))
    return replace(lock, value=codec.encode_value(held), at=at)


def _without(locks: Iterable[Lock], path: str) -> list[Lock]:
    return [lock for lock in locks if lock.path != path]


def _levels(field: str) -> tuple[str, ...]:
    return BELOW.get(field.partition(".")[0], ())


def _below(record: WorkRecord, lock: Lock) -> Iterator[tuple[str, Any]]:
    """The children of the locked place that have its field with the same meaning, each with the field's path there."""
    levels = _levels(lock.field)
    if not levels:
        return
    for season in record.seasons:
        if lock.season not in {None, season.number}:
            continue
        if lock.season is None and "season" in levels:
            yield paths.place(season.number, None, lock.field), season
        if "episode" in levels:
            for episode in season.episodes:
                yield paths.place(season.number, episode.number, lock.field), episode


def _holder(standing: Mapping[str, Lock], lock: Lock) -> str | None:
    """The lock above that `lock` is inherited from, if one still stands."""
    level = "season" if lock.episode is None else "episode"
    if level not in _levels(lock.field):
        return None
    above = [paths.place(None, None, lock.field)]
    if lock.episode is not None:
        above.insert(0, paths.place(lock.season, None, lock.field))
    return next((path for path in above if path in standing and not standing[path].inherited), None)
