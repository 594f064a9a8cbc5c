"""What answers can be narrowed by, and what they are narrowed by already."""

from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings

from cineteca.search import queries as search
from cineteca.search.domain.documents import RUNTIMES
from cineteca.web import asking, words
from cineteca.web.asking import Asked
from cineteca.web.contexts.browse import Option
from cineteca.web.contexts.search import Chip, FacetGroup, FacetRow
from cineteca.web.filling import search_words

IN_VIEW = 7
"""Values that are seen at once; one more is shown too where it would be the only one behind a click."""
FOLDED = {"language", "country", "certification", "runtime"}
"""Groups that open by a click while nothing of them is chosen."""
_LEAST_SCORE = 5
_IN_ORDER = {"decade": True, "rating": True, "runtime": False}
"""Facets whose values come by their size and not by how many works they have; whether the largest comes first."""


def groups(asked: Asked, facets: Iterable[search.Facet], services: Mapping[str, str]) -> tuple[FacetGroup, ...]:
    """The groups of the panel, in the order of their weight. One with a single value that cannot narrow is left out."""
    by_name = {facet.name: facet for facet in facets}
    here = [name for name in asking.CHOICES if not (asked.shelf and asked.shelf.choice == name)]
    made = (_group(asked, name, by_name.get(name), services) for name in here)
    return tuple(group for group in made if group is not None)


def _group(asked: Asked, name: str, facet: search.Facet | None, services: Mapping[str, str]) -> FacetGroup | None:
    counts = _counts(name, {value.value: value.count for value in facet.values} if facet else {})
    chosen = asked.chosen(name)
    values = _ordered(name, {**dict.fromkeys(chosen, 0), **counts})
    if not values or (len(values) == 1 and not chosen and name not in {"service", "genre"}):
        return None
    rows = tuple(
        FacetRow(
            label=search_words.value(name, value, services=services),
            value=value,
            count=counts.get(value, 0),
            chosen=value in chosen,
        )
        for value in values
    )
    seen = IN_VIEW if len(rows) > IN_VIEW + 1 else len(rows)
    seen = max([seen, *(place + 1 for place, row in enumerate(rows) if row.chosen)])
    return FacetGroup(
        name=name,
        title=str(search_words.FACETS[name]),
        rows=rows[:seen],
        more=rows[seen:],
        one=name in asking.ONE_OF,
        open=bool(chosen) or name not in FOLDED,
    )


def _counts(name: str, told: Mapping[str, int]) -> dict[str, int]:
    """Value → works, by the values that can be chosen: of a scale the index counts each step by itself."""
    if name == "rating":
        from_here = {step: sum(n for other, n in told.items() if int(other) >= int(step)) for step in told}
        return {step: n for step, n in from_here.items() if int(step) >= _LEAST_SCORE}
    if name == "runtime":
        return {_length(int(step)): n for step, n in told.items()}
    return dict(told)


def _length(step: int) -> str:
    """The range that begins with `step` minutes: ``90-119``, the last without an end."""
    following = next((other for other in RUNTIMES if other > step), None)
    return f"{step}-{following - 1}" if following else f"{step}-"


def _ordered(name: str, counts: Mapping[str, int]) -> list[str]:
    """Values in the order they are read: ranges by their size, the rest as the index has them, most works first."""
    if name not in _IN_ORDER:
        return list(counts)
    return sorted(counts, key=lambda value: int(value.partition("-")[0] or 0), reverse=_IN_ORDER[name])


def chips(asked: Asked, services: Mapping[str, str]) -> tuple[Chip, ...]:
    """Everything that is chosen, each with the page without it."""
    return tuple(_chips(asked, services))


def _chips(asked: Asked, services: Mapping[str, str]) -> Iterator[Chip]:
    for name in asking.CHOICES:
        for value in asked.chosen(name):
            label = search_words.value(name, value, services=services)
            yield Chip(label, asking.address(asked.toggled(name, value)))


def regions(asked: Asked) -> tuple[Option, ...]:
    """Where services are meant; the panel's form says it with ``region``."""
    return tuple(
        Option(words.territory(code), code, chosen=code == asked.region)
        for code in dict.fromkeys((*settings.REGIONS, asked.region))
        if code
    )


def hidden(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What the panel's form has to say beside its choices."""
    said = (("q", asked.text), ("group", asked.group if asked.group != "titles" else ""), ("sort", asked.sort))
    return tuple((name, value) for name, value in said if value)
