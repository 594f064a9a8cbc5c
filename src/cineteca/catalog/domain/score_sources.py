"""What we take each rating source for: the one table behind the aggregate score, for rules and SQL alike.

    mean        what the source gives a work of which nobody knows anything, 0–100
    strength    so many votes say as much as the mean does
    weight      how much its word counts beside the others', once it is sure
    deviation   how far single votes lie from what the source says of the work, on 0–100
    untold      as many votes count where the source tells no number (critics' percentages)

`docs/explanation/the-score.md` says where the numbers come from. Whoever changes one raises `scores.METHOD`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SourcePrior:
    """One row of the table above."""

    mean: float
    strength: float
    weight: float
    deviation: float
    untold: int


# Audiences grade on a scale: the mean is a mean of grades. Rotten Tomatoes counts reviews that are favourable, which is
# no grade: it lies further from the middle than any grade would, so its word counts less and its votes vary more.
PRIORS: Final[Mapping[str, SourcePrior]] = {
    "imdb": SourcePrior(mean=66, strength=500, weight=1.0, deviation=20, untold=50),
    "tmdb": SourcePrior(mean=62, strength=150, weight=0.6, deviation=20, untold=20),
    "trakt": SourcePrior(mean=67, strength=150, weight=0.6, deviation=20, untold=20),
    "letterboxd": SourcePrior(mean=64, strength=300, weight=0.7, deviation=18, untold=20),
    "metacritic": SourcePrior(mean=60, strength=10, weight=0.6, deviation=17, untold=20),
    "rotten_tomatoes": SourcePrior(mean=62, strength=20, weight=0.4, deviation=45, untold=40),
    "users": SourcePrior(mean=66, strength=5, weight=0.5, deviation=20, untold=1),
}
UNKNOWN: Final = SourcePrior(mean=64, strength=300, weight=0.3, deviation=22, untold=20)
"""A source that the table does not name."""


def prior(source: str) -> SourcePrior:
    """The row of `source`."""
    return PRIORS.get(source, UNKNOWN)
