"""The people that credits speak of: found by their identifiers, added where nobody has them."""

from collections.abc import Mapping
from typing import Any

from cineteca.catalog.domain import people, slugs
from cineteca.catalog.operations import plain
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement, send, send_one
from cineteca.providers.records import PersonRef

Refs = Mapping[people.RefKey, PersonRef]


def settle(refs: Refs) -> dict[people.RefKey, int]:
    """The person of every reference, added where nobody has its identifiers.

    Safe beside others who add the same people: whoever comes second waits and takes theirs.
    """
    if not refs:
        return {}
    keys = sorted({key for ref in refs for key in ref})
    asked = {"sources": [source for source, _ in keys], "values": [value for _, value in keys]}
    rows = send_one(statement("people_of_ids"), asked)
    known = people.Known()
    for person, source, value, *_ in rows:
        known.add(person, source, value)
    found = people.identify(refs, known)
    added = _add(found.newcomers, refs, found.person_of)
    standing = {
        person: (name, photo, gender) for person, _, _, name, photo, gender, asked_about in rows if not asked_about
    }
    _touch_up(refs, found.person_of, standing)
    _add_ids([(person, key) for person, key in found.further])
    return {ref: added.get(person, person) for ref, person in found.person_of.items()}


def _add(newcomers: Mapping[int, people.RefKey], refs: Refs, person_of: Mapping[people.RefKey, int]) -> dict[int, int]:
    """Number of each newcomer → their id."""
    if not newcomers:
        return {}
    told = {person: refs[ref] for ref, person in sorted(person_of.items(), reverse=True) if person < 0}
    rows = [_row(keys[0], told[person]) for person, keys in newcomers.items()]
    leading = [keys[0] for keys in newcomers.values()]
    asked = {"sources": [source for source, _ in leading], "values": [value for _, value in leading]}
    _, holders = send(
        [
            Statement(statement("add_people"), {"rows": plain.jsonb(rows)}),
            Statement(statement("holders_of_person_ids"), asked),
        ]
    )
    holder_of = {(source, value): person for source, value, person in holders}
    added = {person: holder_of[keys[0]] for person, keys in newcomers.items()}
    _add_ids([(added[person], key) for person, keys in newcomers.items() for key in keys[1:]])
    return added


def _row(key: people.Key, ref: PersonRef) -> dict[str, Any]:
    source, value = key
    slug = slugs.slug(ref.name)
    return {
        "source": source,
        "value": value,
        "name": ref.name,
        "photo": ref.photo,
        "gender": ref.gender,
        "slug": slug,
        # A namesake is told apart by the number that their source gives them, else by what their identifier hashes to.
        "long_slug": f"{slug}-{value if value.isdigit() else plain.digest(f'{source}:{value}'.encode())[:8]}",
    }


def _touch_up(refs: Refs, person_of: Mapping[people.RefKey, int], standing: Mapping[int, tuple[str, str, str]]) -> None:
    rows = {}
    for ref, person in sorted(person_of.items()):
        if person not in standing:
            continue
        name, photo, gender = standing[person]
        told = refs[ref]
        if (told.name, told.photo or photo, told.gender or gender) != (name, photo, gender):
            rows[person] = {"person": person, "name": told.name, "photo": told.photo, "gender": told.gender}
    if rows:
        send_one(statement("touch_up_people"), {"rows": plain.jsonb(list(rows.values()))})


def _add_ids(keys: list[tuple[int, people.Key]]) -> None:
    if keys:
        rows = [{"person": person, "source": source, "value": value} for person, (source, value) in keys]
        send_one(statement("add_person_ids"), {"rows": plain.jsonb(rows)})
