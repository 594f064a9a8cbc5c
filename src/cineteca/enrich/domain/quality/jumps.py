"""When a rule fires so much more than usual that somebody should look."""

from collections.abc import Sequence
from statistics import median

HISTORY = 7
"""Runs that make up what is usual."""
_RUNS_ENOUGH = 2
_FACTOR = 1.5
_FLOOR = 10


def usual(counts: Sequence[int]) -> int | None:
    """The most that a rule may fire without anybody being told, from its last counts; None while there are too few.

    Half as much again as the median of the last seven runs, and at least ten more: so that a rule that hardly ever
    fires may fire a few times, and one that fires by the thousand is not told of for its usual ups and downs.
    """
    if len(counts) < _RUNS_ENOUGH:
        return None
    middle = median(counts[-HISTORY:])
    return int(max(middle * _FACTOR, middle + _FLOOR))
