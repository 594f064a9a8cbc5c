"""Who did what: TMDB tells it in four forms (credits, aggregate credits, guest stars, created by)."""

from collections.abc import Iterable, Iterator

from cineteca.providers.reading import Reading
from cineteca.providers.records import CreditRecord, PersonRef
from cineteca.providers.tmdb.normalise import common


def cast(items: Iterable[Reading], kind: str = "cast") -> tuple[CreditRecord, ...]:
    """Who plays whom, in billing order. A person is in it once for each character."""
    found = (
        CreditRecord(
            kind=kind, person=person, character=item.line("character"), order=_or(item.integer("order"), position)
        )
        for position, item in enumerate(items)
        if (person := _person(item))
    )
    return _once(found)


def crew(items: Iterable[Reading]) -> tuple[CreditRecord, ...]:
    """Who does what, once for each job."""
    found = (
        CreditRecord(
            kind="crew", person=person, department=item.line("department", common.SHORT), job=item.line("job", 200)
        )
        for item in items
        if (person := _person(item))
    )
    return _once(found)


def whole_cast(credited: Reading) -> tuple[CreditRecord, ...]:
    """Cast of all seasons from aggregate credits.

    Their "order" mixes numbers of different episodes (a lead may have 171), so the place in the list is the order:
    most episodes first.
    """
    found = (
        CreditRecord(
            kind="cast",
            person=person,
            character=role.line("character"),
            order=position,
            episode_count=role.amount("episode_count"),
        )
        for position, item in enumerate(credited.each("cast"))
        if (person := _person(item))
        for role in _parts(item, "roles")
    )
    return _once(found)


def whole_crew(credited: Reading) -> tuple[CreditRecord, ...]:
    """Crew of all seasons from aggregate credits."""
    found = (
        CreditRecord(
            kind="crew",
            person=person,
            department=item.line("department", common.SHORT),
            job=job.line("job", 200),
            episode_count=job.amount("episode_count"),
        )
        for item in credited.each("crew")
        if (person := _person(item))
        for job in _parts(item, "jobs")
    )
    return _once(found)


def creators(seen: Reading) -> tuple[CreditRecord, ...]:
    """Who created a show; TMDB keeps them apart from the crew."""
    found = (
        CreditRecord(kind="crew", person=person, department="Writing", job="Creator")
        for item in seen.each("created_by")
        if (person := _person(item))
    )
    return _once(found)


def together(*lists: Iterable[CreditRecord]) -> tuple[CreditRecord, ...]:
    """Several lists as one, each credit once."""
    return _once(credit for listed in lists for credit in listed)


def _parts(item: Reading, key: str) -> Iterator[Reading]:
    """The roles or jobs of a person; the person's own item when there are none, so that nobody is lost."""
    told = list(item.each(key))
    yield from told or [item]


def _person(item: Reading) -> PersonRef | None:
    name = item.line("name") or item.line("original_name")
    if not name:
        item.note("name", "absent")
        return None
    return PersonRef(
        name=name, ids=common.own_id(item), gender=common.gender(item), photo=common.image_url(item, "profile_path")
    )


def _once(found: Iterable[CreditRecord]) -> tuple[CreditRecord, ...]:
    return common.unique(found, key=_identity)


def _identity(credit: CreditRecord) -> tuple[str | None, ...]:
    known = credit.person.ids.get("tmdb", credit.person.name)
    return credit.kind, known, credit.character, credit.department, credit.job


def _or(value: int | None, other: int) -> int:
    return other if value is None else value
