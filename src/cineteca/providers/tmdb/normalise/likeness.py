"""Which works TMDB finds alike, and how sure that is.

TMDB has two lists: `similar`, by keywords and genres, and `recommendations`, by what people who opened one opened next.
Neither says how sure it is. We take the place in a list for that: a list is right with `SURE` at its head and half as
often ten places further down; where both name a work, it is one that not both are wrong about.

    confidence = 1 - Π (1 - SURE / (1 + (rank - 1) / FADE))          over the lists that name it

Sources: TMDB API, movie/{id}/similar and movie/{id}/recommendations.
"""

from collections.abc import Iterator, Mapping
from math import prod
from typing import Any, Final

from cineteca.providers.reading import Reading
from cineteca.providers.records import Ids, Kind, SimilarRecord
from cineteca.providers.tmdb.normalise.common import own_id, unique, year

SURE: Final[Mapping[str, float]] = {"similar": 0.5, "recommendations": 0.65}
FADE: Final = 10
_MOST: Final = 100


def similar(seen: Reading, kind: Kind, title: str, released: str) -> tuple[SimilarRecord, ...]:
    """What TMDB finds alike, the surest first, without the work itself; `title` and `released` are its own words."""
    found: dict[str, Reading] = {}
    ranks: dict[str, dict[str, int]] = {}
    for name in SURE:
        for rank, (value, item) in enumerate(_listed(seen, name), start=1):
            found.setdefault(value, item)
            ranks.setdefault(value, {})[name] = rank
    order = sorted(ranks, key=lambda value: (-confidence(ranks[value]), min(ranks[value].values()), len(value), value))
    return tuple(
        SimilarRecord(
            ids={"tmdb": value},
            rank=rank,
            kind=kind,
            title=found[value].line(title),
            year=year(found[value].day(released)),
            confidence=confidence(ranks[value]),
            note=", ".join(sorted(ranks[value])),
        )
        for rank, value in enumerate(order[:_MOST], start=1)
    )


def confidence(ranks: Mapping[str, int]) -> float:
    """How sure it is that a work is alike which the lists have at these places (``{"similar": 3}``), 0–1."""
    return round(1 - prod(1 - SURE[name] / (1 + (rank - 1) / FADE) for name, rank in ranks.items()), 3)


def _listed(seen: Reading, name: str) -> Iterator[tuple[str, Reading]]:
    me = seen.identifier("id")
    entries: Any = ((item, own_id(item)) for item in seen.inside(name).each("results"))
    known: tuple[tuple[Reading, Ids], ...] = unique(
        ((item, ids) for item, ids in entries if ids and ids["tmdb"] != me), key=lambda entry: entry[1]["tmdb"]
    )
    return ((ids["tmdb"], item) for item, ids in known)
