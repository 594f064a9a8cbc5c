"""What an answer has to fulfil, as conditions on a row `d` of `search_document`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cineteca.search.domain.questions import Filters, Query


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, and the facet that it narrows by (counts of that one ignore it)."""

    facet: str
    sql: str
    values: Mapping[str, Any]


def conditions(filters: Filters) -> tuple[Condition, ...]:
    """The conditions of `filters`, one a facet."""
    return tuple(_conditions(filters))


def _conditions(filters: Filters) -> Iterator[Condition]:
    yield from _any_of("kind", filters.kinds)
    yield from _any_of("genre", filters.genres)
    yield from _any_of("language", filters.languages)
    yield from _any_of("country", filters.countries)
    yield from _services(filters)
    yield from _certifications(filters)
    yield from _years(filters)
    if filters.rating_from is not None:
        yield Condition("rating", "d.score >= %(rating_from)s", {"rating_from": filters.rating_from})
    yield from _between("runtime", "d.runtime", filters.runtime_from, filters.runtime_to)


def _any_of(facet: str, values: tuple[object, ...]) -> Iterator[Condition]:
    if values:
        yield Condition(facet, f"d.facets && %({facet})s::text[]", {facet: [f"{facet}:{value}" for value in values]})


def _services(filters: Filters) -> Iterator[Condition]:
    place = f"{filters.region}:" if filters.region else ""
    yield from _any_of("service", tuple(f"{place}{slug}" for slug in filters.services))


def _certifications(filters: Filters) -> Iterator[Condition]:
    """“US:PG-13” as it is; “PG-13” in the region that was asked for."""
    place = f"{filters.region or 'US'}:"
    signs = tuple(sign if ":" in sign else place + sign for sign in filters.certifications)
    yield from _any_of("certification", signs)


def _years(filters: Filters) -> Iterator[Condition]:
    parts: list[str] = []
    values: dict[str, Any] = {}
    if filters.decades:
        parts.append("d.facets && %(decade)s::text[]")
        values["decade"] = [f"decade:{decade}" for decade in filters.decades]
    for condition in _between("year", "d.year", filters.year_from, filters.year_to):
        parts.append(condition.sql)
        values |= condition.values
    if parts:
        yield Condition("decade", " AND ".join(parts), values)


def _between(name: str, column: str, first: int | None, last: int | None) -> Iterator[Condition]:
    parts, values = [], {}
    if first is not None:
        parts.append(f"{column} >= %({name}_from)s")
        values[f"{name}_from"] = first
    if last is not None:
        parts.append(f"{column} <= %({name}_to)s")
        values[f"{name}_to"] = last
    if parts:
        yield Condition(name, " AND ".join(parts), values)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where answers are looked for: a group, under conditions."""

    group: int
    inside_only: bool
    conditions: tuple[Condition, ...]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for condition in self.conditions for name, value in condition.values.items()}

    @property
    def narrow(self) -> bool:
        return bool(self.conditions) or self.inside_only

    def where(self, *more: str) -> str:
        """The conditions, and `more`, joined. The group stands there as a number: partial indexes are of one each."""
        inside = ["d.id & 1 = 0"] if self.inside_only else []
        wanted = [f"d.grp = {self.group}", *inside, *(condition.sql for condition in self.conditions), *more]
        return " AND ".join(wanted)

    def everything(self) -> "Scope":
        """The same without conditions."""
        return Scope(self.group, self.inside_only, ())


def scope_of(query: Query, group: int) -> Scope:
    """The scope of a question. Filters are of titles alone."""
    return Scope(group, not query.outside, conditions(query.filters) if group == 0 else ())
