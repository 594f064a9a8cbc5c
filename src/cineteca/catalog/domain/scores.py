"""One number to sort by: what the best-voted source thinks, drawn towards the middle where few have voted.

    score = (votes · value + PRIOR_VOTES · PRIOR_VALUE) / (votes + PRIOR_VOTES)

the posterior mean of a rating whose prior is `PRIOR_VOTES` votes of `PRIOR_VALUE`. It only orders lists; what pages
show are the ratings themselves. Sources that tell no number of votes (critics' percentages) count as `UNTOLD_VOTES`,
so they speak only where no audience does.
"""

from collections.abc import Iterable

from cineteca.providers.records import RatingRecord

PRIOR_VALUE = 62.0
PRIOR_VOTES = 500
UNTOLD_VOTES = 50


def score(ratings: Iterable[RatingRecord]) -> float | None:
    """0–100, rounded to two places; None where nobody has rated."""
    best = max(ratings, key=_standing, default=None)
    if best is None:
        return None
    votes = _votes(best)
    return round((votes * best.value_100 + PRIOR_VOTES * PRIOR_VALUE) / (votes + PRIOR_VOTES), 2)


def _votes(rating: RatingRecord) -> int:
    return UNTOLD_VOTES if rating.votes is None else max(rating.votes, 0)


def _standing(rating: RatingRecord) -> tuple[int, str]:
    # The name decides between equals, so that the order in which ratings came does not.
    return _votes(rating), rating.source
