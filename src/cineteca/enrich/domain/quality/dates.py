"""Times that cannot be."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from cineteca.enrich.domain.quality.facts import WorkFacts
from cineteca.enrich.domain.quality.rule import Complaint, Scope

FIRST_YEAR = 1870
"""Before the first moving pictures nothing can be dated."""
YEARS_AHEAD = 10
_RUNTIME_MOST = 24 * 60
_OUT_OF_ORDER = timedelta(days=30)
_LONG_PAST = timedelta(days=365)
_YOUNGEST_DIRECTOR = 5
_TO_COME = frozenset({"rumored", "planned", "in production", "post production", "announced", "pilot"})


def year_outside(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:
    last = scope.today.year + YEARS_AHEAD
    if work.year is not None and not FIRST_YEAR <= work.year <= last:
        yield Complaint(f"{work.year}", "year")
    for part in ("release_date", "first_air_date", "last_air_date"):
        day: date | None = getattr(work, part)
        if day is not None and not FIRST_YEAR <= day.year <= last:
            yield Complaint(day.isoformat(), part)


def year_contradicts_date(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    # A festival's year may go before the release by one or two.
    if work.year is not None and work.premiere and abs(work.premiere.year - work.year) > 2:
        yield Complaint(f"{work.year}, {work.premiere.isoformat()}")


def runtime(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.runtime_minutes is not None and not 0 < work.runtime_minutes <= _RUNTIME_MOST:
        yield Complaint(f"{work.runtime_minutes} min")


def before_its_director(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    yield from _born_later(work, "director", _YOUNGEST_DIRECTOR)


def before_its_cast(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    # Whoever is told to be born in a later year than the work is another person of that name, or the date is wrong.
    # Shows go on: their cast may be born after the first episode.
    if work.kind == "film":
        yield from _born_later(work, "cast", 0)


def _born_later(work: WorkFacts, role: str, age: int) -> Iterator[Complaint]:
    day = work.release_date if work.kind == "film" else work.last_air_date or work.first_air_date
    if day is None:
        return
    for person in work.people:
        if person.role == role and day.year < person.birth_date.year + age:
            yield Complaint(f"{person.name} *{person.birth_date.isoformat()}, {day.isoformat()}", person.name)


def last_before_first(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.first_air_date and work.last_air_date and work.last_air_date < work.first_air_date:
        yield Complaint(f"{work.first_air_date.isoformat()} – {work.last_air_date.isoformat()}")


def status_contradicts_dates(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:
    status, day = work.status.casefold(), work.premiere
    if day is None:
        return
    if status in {"released", "ended"} and day > scope.today + timedelta(days=1):
        yield Complaint(f"{work.status}, {day.isoformat()}")
    if status in _TO_COME and day < scope.today - _LONG_PAST:
        yield Complaint(f"{work.status}, {day.isoformat()}")


def episodes_out_of_order(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for season in work.seasons:
        if season.number == 0:  # specials are numbered as they were thought of
            continue
        aired = [episode for episode in season.episodes if episode.air_date]
        for before, after in pairwise(aired):
            if before.air_date and after.air_date and after.air_date < before.air_date - _OUT_OF_ORDER:
                part = f"S{season.number:02}E{after.number:02}"
                yield Complaint(f"{part}: {after.air_date.isoformat()} < {before.air_date.isoformat()}", part)
