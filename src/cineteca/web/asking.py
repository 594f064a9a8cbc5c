"""What a page of answers is asked for, as its address says it: read leniently, written back exactly.

``/search/?q=heat&kind=film&genre=Crime&genre=Drama&decade=1990&rating=7&sort=newest&group=people``
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from cineteca.core.text import clean_line
from cineteca.search import queries as search

LONGEST, MOST = 200, 20
CHOICES: Final = ("kind", "genre", "decade", "rating", "language", "country", "runtime", "certification", "service")
ONE_OF: Final = ("rating", "runtime")
"""Of these one is chosen at most: each stands for a range."""
_FITS: Final[Mapping[str, re.Pattern[str]]] = {
    "kind": re.compile("film|show"),
    "genre": re.compile(r"[^<>\x00-\x1f]{1,60}"),
    "decade": re.compile("(1[89]|20)[0-9]0"),
    "rating": re.compile("[1-9]"),
    "language": re.compile("[a-z]{2,3}(-[A-Za-z]{2,4})?"),
    "country": re.compile("[A-Z]{2}"),
    "runtime": re.compile("[0-9]{1,4}-[0-9]{0,4}|-[0-9]{1,4}"),
    "certification": re.compile(r"[^<>\x00-\x1f]{1,30}"),
    "service": re.compile(r"[\w-]{1,100}"),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page that has chosen one thing for good: all of a genre, decade or service. `path` is its address."""

    choice: str
    value: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted. `choices`: name → values, only those that were chosen; `region` is where services are meant."""

    text: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    group: search.Group = "titles"
    region: str = ""
    shelf: Shelf | None = None

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values of `name`."""
        return self.choices.get(name, ())

    @property
    def order(self) -> search.Sort:
        """What comes first: what was asked for, else the likeliest, else the best known."""
        return cast("search.Sort", self.sort or ("relevance" if self.text else "popularity"))

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen."""
        return any(self.choices.values())

    def toggled(self, name: str, value: str) -> "Asked":
        """The same with `value` taken away where it was chosen, and added where it was not."""
        here = self.chosen(name)
        kept = tuple(one for one in here if one != value)
        added = () if value in here else (value,)
        return self.choosing(name, *(added if name in ONE_OF else kept + added))

    def choosing(self, name: str, *values: str) -> "Asked":
        """The same with exactly `values` of `name`."""
        return replace(self, choices={**self.choices, name: values})

    def anything(self) -> "Asked":
        """The same with nothing chosen."""
        return replace(self, choices={})


def read(said: QueryDict, *, region: str, shelf: Shelf | None = None) -> Asked:
    """What an address says. What cannot be meant is left out: an old link still shows something."""
    sort, group = said.get("sort", ""), _group(said.get("group", "")) if not shelf else "titles"
    chosen = {name: _values(name, said.getlist(name)) for name in CHOICES if not (shelf and shelf.choice == name)}
    return Asked(
        text="" if shelf else clean_line(said.get("q", "")[: 4 * LONGEST])[:LONGEST].strip(),
        choices={name: values for name, values in chosen.items() if values and group == "titles"},
        sort=sort if sort in search.SORTS else "",
        group=group,
        region=region,
        shelf=shelf,
    )


def _group(text: str) -> search.Group:
    return next((group for group in search.GROUPS if group == text), "titles")


def _values(name: str, said: list[str]) -> tuple[str, ...]:
    fits = (value.strip() for value in said[:MOST] if _FITS[name].fullmatch(value.strip()))
    values = tuple(dict.fromkeys(fits))
    return values[:1] if name in ONE_OF else values


def address(asked: Asked, *, cursor: str = "", **more: str) -> str:
    """Where the answers to `asked` stand. What is not chosen is not in it."""
    pairs: list[tuple[str, Any]] = [("q", asked.text)] if asked.text else []
    pairs += [("group", asked.group)] if asked.group != "titles" else []
    pairs += [(name, value) for name in CHOICES for value in asked.chosen(name)]
    pairs += [("sort", asked.sort)] if asked.sort else []
    pairs += [("cursor", cursor)] if cursor else []
    path = asked.shelf.path if asked.shelf else reverse("web:search")
    query = urlencode([*pairs, *more.items()])
    return f"{path}?{query}" if query else path


def question(asked: Asked, *, language: str, limit: int, cursor: str = "") -> search.Query:
    """The same as the index is asked. Titles of the datasets come where something is looked for by name."""
    return search.Query(
        text=asked.text,
        filters=filters(asked) if asked.group == "titles" else search.Filters(),
        sort=asked.order,
        group=asked.group,
        cursor=cursor or None,
        limit=limit,
        language=language,
        facets=asked.group == "titles" and not cursor,
        outside=bool(asked.text),
    )


def filters(asked: Asked) -> search.Filters:
    """What an answer has to fulfil."""
    chosen = dict(asked.choices)
    if asked.shelf:
        chosen[asked.shelf.choice] = (asked.shelf.value,)
    least, most = _range(*chosen.get("runtime", ()))
    return search.Filters(
        kinds=chosen.get("kind", ()),
        genres=chosen.get("genre", ()),
        decades=tuple(map(int, chosen.get("decade", ()))),
        rating_from=next(map(float, chosen.get("rating", ())), None),
        languages=chosen.get("language", ()),
        countries=chosen.get("country", ()),
        runtime_from=least,
        runtime_to=most,
        certifications=chosen.get("certification", ()),
        services=chosen.get("service", ()),
        region=asked.region or None,
    )


def _range(text: str = "") -> tuple[int | None, int | None]:
    least, _, most = text.partition("-")
    return int(least) if least else None, int(most) if most else None
