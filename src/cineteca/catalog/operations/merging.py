"""From claims, locks and manual values to the tables: the derived half of every write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import TypeVar

import psycopg
from django.conf import settings
from django.db import DatabaseError, transaction

from cineteca.catalog.domain import completeness, identity
from cineteca.catalog.domain.changes import changed_fields
from cineteca.catalog.domain.merge import merge
from cineteca.catalog.domain.priorities import Priorities, with_offers_of
from cineteca.catalog.domain.provenance import Merged
from cineteca.catalog.events import WorkChanged
from cineteca.catalog.operations import writing
from cineteca.catalog.operations.standing import Standing
from cineteca.core import events
from cineteca.providers.records import WorkRecord

T = TypeVar("T")

TRIES = 4
AGAIN = (psycopg.errors.DeadlockDetected, psycopg.errors.UniqueViolation, psycopg.errors.SerializationFailure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a write changed. `changed` are paths as `domain.changes` names them; `conflicts` the refused identifiers."""

    work_id: int
    changed: tuple[str, ...] = ()
    completeness_before: int = 0
    completeness_after: int = 0
    missing: tuple[str, ...] = ()
    odd: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: tuple[identity.Refusal, ...] = ()


def persistently(write: Callable[[], T]) -> T:
    """`write` in a transaction of its own, once more where another one was in the way.

    Two works may share people and services that both are about to add: whoever loses that race starts over and finds
    them there.
    """
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic():
                return write()
        except DatabaseError as error:
            if not left or not isinstance(error.__cause__, AGAIN):
                raise
    raise AssertionError


def in_force() -> Priorities:
    """The table of priorities under the settings."""
    return _in_force(settings.AVAILABILITY_SOURCE)


_in_force = cache(with_offers_of)


def merged_record(standing: Standing) -> Merged[WorkRecord]:
    """What follows from the claims, locks and manual values that stand.

    The title and year that a work was added by hold until somebody tells them.
    """
    merged = merge(standing.states, standing.locks, standing.manual, in_force())
    return replace(merged, record=writing.with_given_name(standing, merged.record))


def remerged(before: Standing, after: Standing, *, at: datetime, priorities: Priorities | None = None) -> Outcome:
    """Make the tables say what follows from `after`; `before` is what stood when the transaction began.

    Writes nothing where nothing follows that the tables do not say. Publishes `WorkChanged` when something that is
    shown became different.
    """
    priorities = priorities or in_force()
    merged = merge(after.states, after.locks, after.manual, priorities)
    draft = writing.draft(after, merged)
    done = completeness.assess(writing.with_given_name(after, merged.record), expected_fields())
    same_worth = (done.percent, done.missing) == (before.completeness, before.missing)
    if same_worth and not draft.touched and after.ids == before.ids:
        return _outcome(before, done)
    writing.write(before, after, draft, done, at=at)
    changed = tuple(_changed(before, after, draft, priorities))
    if changed:
        events.publish(WorkChanged(work_id=before.work_id, fields=changed))
    return _outcome(before, done, changed)


def expected_fields() -> tuple[str, ...]:
    """The fields that count for completeness."""
    names = settings.EXPECTED_FIELDS
    return completeness.expectations(names) if names else completeness.DEFAULT_EXPECTED


def _outcome(before: Standing, done: completeness.Completeness, changed: tuple[str, ...] = ()) -> Outcome:
    return Outcome(
        work_id=before.work_id,
        changed=changed,
        completeness_before=before.completeness,
        completeness_after=done.percent,
        missing=done.missing,
    )


def _changed(before: Standing, after: Standing, draft: writing.Draft, priorities: Priorities) -> Iterator[str]:
    """The paths that differ. Digests tell which fields; what differs within them, the records of then and now."""
    yield from (f"ids.{source}" for source in sorted(_different_ids(before, after)))
    if not draft.changed:
        return
    old = merge(before.states, before.locks, before.manual, priorities).record
    paths = [path for path in changed_fields(old, draft.record) if path.partition(".")[0] in draft.changed]
    yield from paths
    # What the tables lacked although the claims did not differ (after other priorities) is named as a whole.
    yield from sorted(draft.changed - {path.partition(".")[0] for path in paths})


def _different_ids(before: Standing, after: Standing) -> set[str]:
    return {
        source for source in before.ids.keys() | after.ids.keys() if before.ids.get(source) != after.ids.get(source)
    }
