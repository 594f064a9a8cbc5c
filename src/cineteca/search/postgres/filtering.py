"""What an answer has to fulfil, as conditions on a row `d` of `search_document`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cineteca.search.domain.documents import RUNTIMES
from cineteca.search.domain.questions import Filters, Query
from cineteca.search.domain.sample import Between

_FIRST_YEAR, _LAST_YEAR = 1000, 2200
"""Between them are the decades that are looked up for a range that is open at one end."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, and the facet that it narrows by (counts of that one ignore it).

    The same for a sample in memory: any of `texts` if there are some, and everything of `between`.
    """

    facet: str
    sql: str
    values: Mapping[str, Any]
    texts: tuple[str, ...] = ()
    between: tuple[Between, ...] = ()


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
        steps = range(max(0, min(9, int(filters.rating_from))), 10)
        yield _stepped("rating", "score", filters.rating_from, None, steps)
    if filters.runtime_from is not None or filters.runtime_to is not None:
        yield _stepped("runtime", "runtime", filters.runtime_from, filters.runtime_to, _runtimes(filters))


def _runtimes(filters: Filters) -> Iterator[int]:
    """The steps of running time that a range touches."""
    least, most = filters.runtime_from or 0, filters.runtime_to
    for step, following in zip(RUNTIMES, (*RUNTIMES[1:], None), strict=True):
        if (following is None or following > least) and (most is None or step <= most):
            yield step


def _any_of(facet: str, values: tuple[object, ...]) -> Iterator[Condition]:
    if values:
        texts = tuple(f"{facet}:{value}" for value in values)
        yield Condition(facet, f"d.facets && %({facet})s::text[]", {facet: list(texts)}, texts)


def _services(filters: Filters) -> Iterator[Condition]:
    place = f"{filters.region}:" if filters.region else ""
    yield from _any_of("service", tuple(f"{place}{slug}" for slug in filters.services))


def _certifications(filters: Filters) -> Iterator[Condition]:
    """“US:PG-13” as it is; “PG-13” in the region that was asked for."""
    place = f"{filters.region or 'US'}:"
    signs = tuple(sign if ":" in sign else place + sign for sign in filters.certifications)
    yield from _any_of("certification", signs)


def _years(filters: Filters) -> Iterator[Condition]:
    chosen = [*_any_of("decade", filters.decades)]
    first, last = filters.year_from, filters.year_to
    if first is not None or last is not None:
        decades = range(max(first or 0, _FIRST_YEAR) // 10 * 10, min(last or _LAST_YEAR, _LAST_YEAR) + 1, 10)
        chosen.append(_stepped("year", "year", first, last, decades, step="decade"))
    if chosen:
        yield Condition(
            "decade",
            " AND ".join(one.sql for one in chosen),
            {name: value for one in chosen for name, value in one.values.items()},
            chosen[0].texts if filters.decades else (),
            tuple(part for one in chosen for part in one.between),
        )


def _stepped(
    name: str, column: str, first: float | None, last: float | None, steps: Iterable[int], step: str = ""
) -> Condition:
    """A range of numbers; the steps of its facet are there for the index."""
    parts = [f"d.facets && %({name}_steps)s::text[]"]
    values: dict[str, Any] = {f"{name}_steps": [f"{step or name}:{value}" for value in steps]}
    for sign, end, bound in ((">=", "from", first), ("<=", "to", last)):
        if bound is not None:
            parts.append(f"d.{column} {sign} %({name}_{end})s")
            values[f"{name}_{end}"] = bound
    return Condition(name, " AND ".join(parts), values, between=(Between(column, first, last),))


def years_of(filters: Filters) -> tuple[int | None, int | None]:
    """The first and the last year that `filters` let through."""
    first, last = filters.year_from, filters.year_to
    if filters.decades:
        first = max(min(filters.decades), first or 0)
        last = min(max(filters.decades) + 9, last or max(filters.decades) + 9)
    return first, last


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
