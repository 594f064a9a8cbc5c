"""One number of what all sources think of a work, and between which bounds it is likely to lie.

Every source is drawn towards what it usually says, by the number of its votes n (Bayesian shrinkage):

    r = n / (n + strength)                      how sure the source is, 0–1
    x = mean + r · (value - mean)               what it says, drawn to its mean

Sources are averaged by how sure they are and how much their word counts:

    w = weight · r          score = Σ w x / Σ w

The bounds hold nine times of ten. They come from two doubts: single votes differ, and sources differ from each other.
How much sources differ is itself drawn towards what is usual (`SPREAD`, as if `SPREAD_SOURCES` more had spoken), or a
work that one source rates would be beyond doubt:

    m = (Σ w)² / Σ w²                           as many sources of equal weight
    votes² = Σ (w / Σw)² · deviation² / (n + strength)
    spread² = (SPREAD_SOURCES · SPREAD² + m · Σ w (x - score)² / Σ w) / (SPREAD_SOURCES + m)
    low, high = score ∓ NINE_OF_TEN · √(votes² + spread² / m)

`catalog/sql/rescore.sql` says the same to the database for all works at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor, sqrt
from typing import Final, NamedTuple

from cineteca.catalog.domain.score_sources import prior
from cineteca.providers.records import RatingRecord

METHOD: Final = "shrunk-1"
"""Version of formula and table. A score that was made by another one is made again."""
SPREAD: Final = 8.0
SPREAD_SOURCES: Final = 2.0
NINE_OF_TEN: Final = 1.645


@dataclass(frozen=True, slots=True)
class Score:
    """All on 0–100, rounded to two places; `low` ≤ `value` ≤ `high`."""

    value: float
    low: float
    high: float
    method: str = METHOD


class _Opinion(NamedTuple):
    """What one source says: `weight` w and `said` x as above; `doubt` is the variance of `said` from its votes."""

    weight: float
    said: float
    doubt: float


def score(ratings: Iterable[RatingRecord]) -> Score | None:
    """The score of a work that sources rate so; None where nobody has voted."""
    opinions = list(_opinions(ratings))
    whole = sum(opinion.weight for opinion in opinions)
    if not whole:
        return None
    value = sum(opinion.weight * opinion.said for opinion in opinions) / whole
    reach = NINE_OF_TEN * sqrt(_variance(opinions, whole, value))
    return Score(_rounded(value), _rounded(max(0.0, value - reach)), _rounded(min(100.0, value + reach)))


def _opinions(ratings: Iterable[RatingRecord]) -> Iterator[_Opinion]:
    for rating in sorted(ratings, key=lambda rating: rating.source):
        known = prior(rating.source)
        votes = max(known.untold if rating.votes is None else rating.votes, 0)
        sure = votes / (votes + known.strength)
        said = known.mean + sure * (rating.value_100 - known.mean)
        yield _Opinion(known.weight * sure, said, known.deviation**2 / (votes + known.strength))


def _variance(opinions: list[_Opinion], whole: float, value: float) -> float:
    as_many = whole**2 / sum(opinion.weight**2 for opinion in opinions)
    votes = sum(opinion.weight**2 * opinion.doubt for opinion in opinions) / whole**2
    between = sum(opinion.weight * (opinion.said - value) ** 2 for opinion in opinions) / whole
    spread = (SPREAD_SOURCES * SPREAD**2 + as_many * between) / (SPREAD_SOURCES + as_many)
    return votes + spread / as_many


def _rounded(value: float) -> float:
    # As the database rounds: halves go up.
    return floor(value * 100 + 0.5) / 100
