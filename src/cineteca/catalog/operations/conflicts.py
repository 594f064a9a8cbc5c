"""Settling which work an identifier belongs to."""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from cineteca.catalog.domain import identity
from cineteca.catalog.models import IdConflict, WorkId
from cineteca.catalog.operations import standing
from cineteca.catalog.operations.errors import NothingToResolve
from cineteca.catalog.operations.merging import remerged

Verdict = Literal["dismiss", "take"]


@transaction.atomic
def resolve_conflict(*, conflict_id: int, verdict: Verdict, by: AbstractBaseUser | None, at: datetime) -> IdConflict:
    """Settle a refused identifier: ``dismiss`` leaves things as they are, ``take`` gives it to the work it was told of.

    Taking it also takes it from the work that has it, and replaces what the work itself had of that source; the two
    works stay two. Raises `NothingToResolve`.
    """
    conflict = IdConflict.objects.select_for_update().filter(id=conflict_id).first()
    if conflict is None or conflict.resolved_at is not None:
        raise NothingToResolve("This conflict is settled already.")
    if verdict == "take":
        _take(conflict, at)
    conflict.resolved_at, conflict.resolved_by_id = at, by.pk if by else None
    conflict.save(update_fields=["resolved_at", "resolved_by"])
    return conflict


def _take(conflict: IdConflict, at: datetime) -> None:
    if not identity.is_possible(conflict.source, conflict.value):
        raise NothingToResolve(f"No work can have {conflict.source}:{conflict.value}: it is no possible identifier.")
    same = {"source": conflict.source, "kind": conflict.kind, "value": conflict.value}
    holders = WorkId.objects.filter(**same).values_list("work_id", flat=True)
    # Locked in one order, so that two who settle crossed identifiers do not wait for each other.
    before = {work_id: standing.read(work_id) for work_id in sorted({conflict.work_id, *holders})}
    WorkId.objects.filter(**same).delete()
    WorkId.objects.filter(work_id=conflict.work_id, source=conflict.source).delete()
    WorkId.objects.create(work_id=conflict.work_id, **same)
    for work_id, stood in before.items():
        ids = {source: value for source, value in stood.ids.items() if source != conflict.source}
        if work_id == conflict.work_id:
            ids[conflict.source] = conflict.value
        remerged(stood, replace(stood, ids=ids), at=at)
