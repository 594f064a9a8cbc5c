"""What providers say of a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from cineteca.catalog.domain import identity, people
from cineteca.catalog.domain.changes import changed_fields
from cineteca.catalog.domain.claims import ClaimState, absorb
from cineteca.catalog.domain.merge import merge_person
from cineteca.catalog.domain.priorities import DEFAULT, Priorities
from cineteca.catalog.domain.shapes import speaks
from cineteca.catalog.events import PersonChanged
from cineteca.catalog.models import Credit, Person, PersonClaim, PersonId
from cineteca.catalog.operations.errors import UnknownPerson
from cineteca.catalog.operations.keeping import Kept, PersonSaid, keep
from cineteca.catalog.operations.merging import persistently
from cineteca.catalog.operations.writing import told_by
from cineteca.core import events
from cineteca.core.database.trips import send
from cineteca.core.text import clean_line, clean_text
from cineteca.providers.records import PersonRecord

PersonAnswers = Mapping[str, PersonSaid]
_TEXTS = ("biography", "birth_place", "gender", "department", "homepage")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOutcome:
    """`united`: ids of people who turned out to be this one; what they did is this person's now."""

    person_id: int
    changed: tuple[str, ...] = ()
    conflicts: tuple[identity.Refusal, ...] = ()
    united: tuple[int, ...] = ()


def claim_person(
    *, person_id: int, answers: PersonAnswers, at: datetime, priorities: Priorities = DEFAULT
) -> PersonOutcome:
    """Take in what providers said of a person. An answer that says nothing changes nothing.

    Where an answer carries together identifiers of two people of ours, and none of theirs contradict, they are one.
    Publishes `PersonChanged` when something that is shown became different. Raises `UnknownPerson`.
    """
    return persistently(lambda: _claim(person_id, answers, at, priorities))


def _claim(person_id: int, answers: PersonAnswers, at: datetime, priorities: Priorities) -> PersonOutcome:
    told = {provider: said for provider, said in answers.items() if speaks(said.record)}
    claimed = {provider: said.record.ids for provider, said in told.items()}
    person, known = _locked(person_id, {key for ids in claimed.values() for key in ids.items()})
    united = tuple(_same_people(person_id, claimed, known))
    for other in united:
        _unite(person_id, other, known)
    taken = {key: holder for key, holder in known.person_of.items() if holder != person_id}
    judged = identity.judge_ids(
        known.ids_of.get(person_id, {}), claimed, taken=taken, forms=identity.OF_PEOPLE, priorities=priorities
    )
    _put_ids(person_id, judged.accepted)
    before = _states(person_id)
    after = dict(before)
    for provider, said in told.items():
        old, kept = before.get(provider, (None, None))
        state = absorb(old, said.record, at)
        send([keep(person_id, provider, said, state=state, before=old, kept=kept, at=at)])
        after[provider] = (state, kept)
    changed = _write(person, before, after, priorities)
    Person.objects.filter(id=person_id).update(enriched_at=at)
    return PersonOutcome(person_id=person_id, changed=changed, conflicts=judged.refused, united=united)


def _locked(person_id: int, keys: set[people.Key]) -> tuple[Person, people.Known]:
    """The person, and all who have one of `keys`, locked in one order."""
    has_one = Q()
    for source, value in keys:
        has_one |= Q(source=source, value=value)
    holders = set(PersonId.objects.filter(has_one).values_list("person_id", flat=True)) if keys else set()
    found = {
        person.id: person
        for person in Person.objects.select_for_update(no_key=True).filter(id__in={person_id, *holders}).order_by("id")
    }
    if person_id not in found:
        raise UnknownPerson(person_id)
    known = people.Known()
    for holder, source, value in PersonId.objects.filter(person__in=found).values_list("person_id", "source", "value"):
        known.add(holder, source, value)
    return found[person_id], known


def _same_people(person_id: int, claimed: Mapping[str, Mapping[str, str]], known: people.Known) -> Iterator[int]:
    """Others who are this person: one answer carries ids of both, and no id of theirs contradicts it or ours."""
    for _, ids in sorted(claimed.items()):
        ours = known.ids_of.get(person_id, {})
        if not any(ours.get(source) == value for source, value in ids.items()):
            continue
        others = {known.person_of[key] for key in ids.items() if known.person_of.get(key, person_id) != person_id}
        for other in sorted(others):
            theirs = known.ids_of[other]
            if all(ours.get(source, value) == value for source, value in theirs.items()) and all(
                ids.get(source, value) == value for source, value in theirs.items()
            ):
                yield other


def _unite(person_id: int, other: int, known: people.Known) -> None:
    """Give what `other` is, did and was said to be to `person_id`."""
    Credit.objects.filter(person_id=other).update(person_id=person_id)
    PersonId.objects.filter(person_id=other).update(person_id=person_id)
    mine = PersonClaim.objects.filter(person_id=person_id).values("provider")
    PersonClaim.objects.filter(person_id=other).exclude(provider__in=mine).update(person_id=person_id)
    for source, value in known.ids_of.pop(other).items():
        known.add(person_id, source, value)
    Person.objects.filter(id=other).delete()


def _put_ids(person_id: int, accepted: Mapping[str, str]) -> None:
    rows = [PersonId(person_id=person_id, source=source, value=value) for source, value in sorted(accepted.items())]
    PersonId.objects.bulk_create(rows, ignore_conflicts=True)


States = dict[str, tuple[ClaimState[PersonRecord], Kept | None]]


def _states(person_id: int) -> States:
    rows = PersonClaim.objects.filter(person_id=person_id).values_list(
        "provider", "record", "confirmed", "odd", "schema_version", "bodies_digest"
    )
    return {
        provider: (ClaimState.from_json(PersonRecord, record, confirmed), Kept(tuple(odd), version, digest))
        for provider, record, confirmed, odd, version, digest in rows
    }


def _write(person: Person, before: States, after: States, priorities: Priorities) -> tuple[str, ...]:
    """Make the row say what follows from `after`. Returns the paths that differ."""
    merged = merge_person({provider: state for provider, (state, _) in after.items()}, priorities)
    old = merge_person({provider: state for provider, (state, _) in before.items()}, priorities).record
    Person.objects.filter(id=person.id).update(**_columns(person, merged.record), provenance=told_by(merged))
    changed = changed_fields(old, merged.record)
    if changed:
        events.publish(PersonChanged(person_id=person.id, fields=changed))
    return changed


def _columns(person: Person, record: PersonRecord) -> dict[str, Any]:
    """The row's values. What nobody tells stays as the credits have it."""
    photo = next((image.url for image in record.images if image.kind == "photo"), None)
    texts = {name: clean_text(getattr(record, name) or "") or getattr(person, name) for name in _TEXTS}
    return texts | {
        "name": clean_line(record.name or "") or person.name,
        "gender": texts["gender"][:16],
        "department": texts["department"][:64],
        "also_known_as": [clean_line(name) for name in record.also_known_as],
        "birth_date": record.birth_date,
        "death_date": record.death_date,
        "popularity": record.popularity or 0,
        "adult": bool(record.adult),
        "photo": photo or person.photo,
    }


def reread_person(*, person_id: int, provider: str, state: ClaimState[PersonRecord]) -> tuple[str, ...]:
    """Merge with `state` in the place of what the claim of `provider` says. Returns the paths that differ."""
    person = Person.objects.select_for_update(no_key=True).get(id=person_id)
    before = _states(person_id)
    return _write(person, before, {**before, provider: (state, None)}, DEFAULT)
