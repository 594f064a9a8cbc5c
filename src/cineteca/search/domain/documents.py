"""What an engine knows of a thing that can be found, and how much that weighs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import log10
from typing import Final

from cineteca.search.domain.questions import Group, HitKind, Ref

MOST_OTHERS, MOST_PEOPLE, MOST_CHARACTERS = 40, 40, 25

RUNTIMES: Final = (0, 30, 60, 90, 120, 150)
"""First minutes of the steps of running time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing. `others` are names beside `name` and `original`; `plot` and `keywords` are searched last.

    `weight` says how many people know it (see `weight_of`), `heat` how much it is talked about; `released` is a date as
    a number (19951215; 0: unknown), `order` the key of its name on a shelf. `facets` are those of `facets_of`.
    """

    ref: Ref
    kind: HitKind
    name: str
    original: str = ""
    year: int | None = None
    end_year: int | None = None
    votes: int = 0
    score: float | None = None
    weight: float = 0.0
    heat: float = 0.0
    released: int = 0
    order: str = ""
    runtime: int | None = None
    others: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    plot: str = ""
    keywords: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    note: str = ""

    @property
    def group(self) -> Group:
        return group_of(self.ref)


def group_of(ref: Ref) -> Group:
    """The group that a thing is listed in."""
    if ref.source in {"work", "title"}:
        return "titles"
    return "franchises" if ref.source == "franchise" else "people"


def weight_of(votes: int, popularity: float = 0.0, heat: float = 0.0) -> float:
    """How many people know something, about 0–7: the power of ten of its votes; little else tells where those lack."""
    return round(max(log10(1 + max(votes, 0)), 1.2 * log10(1 + max(popularity, 0.0))) + 0.15 * max(heat, 0.0), 3)


def released_of(on: date | None, year: int | None) -> int:
    """A day as a number that sorts, always within `year`: its last day for one that is later, else its first."""
    if on is not None and year in {None, 0, on.year}:
        return on.year * 10_000 + on.month * 100 + on.day
    if not year:
        return 0
    return year * 10_000 + (1231 if on is not None and on.year > year else 101)


def facets_of(  # noqa: PLR0913 - as many as there are ways to narrow
    *,
    kind: str,
    genres: Iterable[str] = (),
    year: int | None = None,
    score: float | None = None,
    languages: Iterable[str] = (),
    countries: Iterable[str] = (),
    runtime: int | None = None,
    certifications: Mapping[str, str] | None = None,
    offers: Iterable[tuple[str, str]] = (),
) -> tuple[str, ...]:
    """All that a title can be narrowed by, as texts ``genre:drama``. `offers` are (region, service)."""
    found: dict[str, None] = dict.fromkeys([f"kind:{kind}"])
    found |= dict.fromkeys(f"genre:{genre}" for genre in genres)
    found |= dict.fromkeys(f"language:{language}" for language in languages if language)
    found |= dict.fromkeys(f"country:{country}" for country in countries if country)
    found |= dict.fromkeys(_stepped(year, score, runtime))
    found |= dict.fromkeys(f"certification:{place}:{sign}" for place, sign in (certifications or {}).items())
    for region, service in offers:
        found |= dict.fromkeys((f"service:{service}", f"service:{region}:{service}"))
    return tuple(found)


def _stepped(year: int | None, score: float | None, runtime: int | None) -> Iterator[str]:
    if year:
        yield f"decade:{year // 10 * 10}"
    if score is not None:
        yield f"rating:{min(9, int(score))}"
    if runtime:
        yield f"runtime:{max(step for step in RUNTIMES if step <= runtime)}"
