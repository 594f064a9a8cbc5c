"""Reading kept bodies again, and merging again what was claimed. Neither asks anybody."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet

from cineteca.catalog.domain import rereading
from cineteca.catalog.domain.claims import ClaimState
from cineteca.catalog.domain.priorities import Priorities
from cineteca.catalog.models import Claim, PersonClaim, Work
from cineteca.catalog.operations import standing
from cineteca.catalog.operations.claiming import hear, put_conflicts, put_ids
from cineteca.catalog.operations.keeping import SCHEMA_VERSION, ProviderSaid, unpacked
from cineteca.catalog.operations.merging import in_force, persistently, remerged
from cineteca.catalog.operations.people_claiming import reread_person
from cineteca.providers.contract import Bodies
from cineteca.providers.records import Kind, Normalised, PersonRecord, WorkRecord

C = TypeVar("C", Claim, PersonClaim)

BATCH = 500
Progress = Callable[[int], None]


class Reader(Protocol):
    """A provider's pure half."""

    def read(self, kind: Kind, bodies: Bodies) -> Normalised[WorkRecord]: ...

    def read_person(self, bodies: Bodies) -> Normalised[PersonRecord]: ...


@dataclass(frozen=True, slots=True)
class Reread:
    """How many works and people had bodies that were read again, and how many of them show something else now."""

    works: int = 0
    people: int = 0
    changed: int = 0

    def __str__(self) -> str:
        return f"{self.works} works and {self.people} people read again, {self.changed} changed."


@dataclass(frozen=True, slots=True)
class Remerged:
    """How many works were merged again, and how many of them show something else now."""

    works: int = 0
    changed: int = 0

    def __str__(self) -> str:
        return f"{self.works} works merged again, {self.changed} changed."


def reread(
    *,
    read: Mapping[str, Reader],
    at: datetime,
    provider: str | None = None,
    work_ids: Iterable[int] | None = None,
    progress: Progress | None = None,
) -> Reread:
    """Normalise every kept body again with `read` (by provider), and merge: one transaction a work.

    With `work_ids` those of these works alone. The new reading replaces what the same bodies were read to say; what
    only older answers said stays.
    """
    names = [provider] if provider else sorted(read)
    works = people = changed = 0
    for work_id in _with_bodies(Claim, "work_id", names) if work_ids is None else work_ids:
        changed += persistently(partial(_reread_work, work_id, names, read, at))
        works += 1
        if progress:
            progress(1)
    for person_id in _with_bodies(PersonClaim, "person_id", names) if work_ids is None else ():
        changed += persistently(partial(_reread_person, person_id, names, read))
        people += 1
        if progress:
            progress(1)
    return Reread(works, people, changed)


def remerge(*, at: datetime, priorities: Priorities | None = None, progress: Progress | None = None) -> Remerged:
    """Merge every work again, as after a change of priorities or of what is expected: one transaction a work."""
    works = changed = 0
    for work_id in _all_works():
        changed += persistently(partial(_remerge, work_id, at, priorities))
        works += 1
        if progress:
            progress(1)
    return Remerged(works, changed)


def _remerge(work_id: int, at: datetime, priorities: Priorities | None) -> bool:
    before = standing.read(work_id)
    outcome = remerged(before, before, at=at, priorities=priorities)
    return bool(outcome.changed)


def _reread_work(work_id: int, names: list[str], read: Mapping[str, Reader], at: datetime) -> bool:
    kind = Kind(Work.objects.values_list("kind", flat=True).get(id=work_id))
    claims = {claim.provider: claim for claim in _readable(Claim.objects.filter(work_id=work_id), names)}
    told = {name: _said(read[name].read(kind, unpacked(claim.bodies or b""))) for name, claim in claims.items()}
    before = standing.read(work_id, (key for said in told.values() for key in said.record.ids.items()))
    # Whoever wrote newer bodies while we were reading has read them as well as we would.
    told = {name: said for name, said in told.items() if before.kept[name].bodies_digest == claims[name].bodies_digest}
    heard, judged = hear(before, told, in_force())
    states = dict(before.states)
    for name, said in heard.items():
        claim = claims[name]
        states[name] = rereading.reread(before.states[name], said.record, claim.bodies_at or claim.claimed_at)
        _put(claim, states[name], said.odd)
    gained, lost = put_ids(before, judged.accepted, heard)
    put_conflicts(before, (*judged.refused, *lost), at)
    after = replace(before, states=states, ids={**before.ids, **gained})
    return bool(remerged(before, after, at=at).changed)


def _said(told: Normalised[WorkRecord]) -> ProviderSaid:
    return ProviderSaid(told.record, odd=told.odd)


def _reread_person(person_id: int, names: list[str], read: Mapping[str, Reader]) -> bool:
    changed = False
    for claim in _readable(PersonClaim.objects.select_for_update().filter(person_id=person_id), names):
        told = read[claim.provider].read_person(unpacked(claim.bodies or b""))
        old = ClaimState.from_json(PersonRecord, claim.record, claim.confirmed)
        state = rereading.reread(old, told.record, claim.bodies_at or claim.claimed_at)
        changed |= bool(reread_person(person_id=person_id, provider=claim.provider, state=state))
        _put(claim, state, told.odd)
    return changed


def _readable(claims: QuerySet[C], names: list[str]) -> QuerySet[C]:
    return claims.filter(provider__in=names, bodies__isnull=False).order_by("provider")


def _put(claim: Claim | PersonClaim, state: ClaimState[Any], odd: tuple[str, ...]) -> None:
    rows = type(claim).objects.filter(id=claim.id)
    rows.update(**state.to_json(), odd=list(odd), schema_version=SCHEMA_VERSION)


def _with_bodies(model: type[Claim] | type[PersonClaim], of: str, names: list[str]) -> Iterator[int]:
    """The works or people that have kept bodies, in batches by id: the table may be longer than our memory."""
    after = 0
    while True:
        rows = model.objects.filter(**{f"{of}__gt": after}, provider__in=names, bodies__isnull=False)
        batch = list(rows.order_by(of).values_list(of, flat=True).distinct()[:BATCH])
        if not batch:
            return
        yield from batch
        after = batch[-1]


def _all_works() -> Iterator[int]:
    after = 0
    while batch := list(Work.objects.filter(id__gt=after).order_by("id").values_list("id", flat=True)[:BATCH]):
        yield from batch
        after = batch[-1]
