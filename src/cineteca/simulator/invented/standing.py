"""How much works are wanted: by their popularity where it is known, else by how many rated them."""

from datetime import date
from math import exp, sqrt

from cineteca.simulator.archive import Fact
from cineteca.simulator.chance import fraction

_NEW_DAYS = 400
_NEW_TIMES = 4.0


def popularity(fact: Fact) -> float:
    """The popularity that a work has by itself, on any day."""
    if fact.get("popularity"):
        return float(fact["popularity"])
    ratings = fact.get("ratings", {})
    votes = max(int(told.get("votes", 0)) for told in ({}, *ratings.values()))
    return round(0.6 + sqrt(votes) / 10 + 2 * fraction("popularity", fact["tmdb"]), 3)


def wanted(fact: Fact, media: str, day: date, *, wobble: float, period: str) -> float:
    """How much a work is wanted on a day: what is new is wanted more, and chance moves it by `wobble` each period."""
    luck = exp(wobble * (2 * fraction("wanted", media, fact["tmdb"], period) - 1))
    return float(fact["popularity"]) * _newness(fact, day) * luck


def _newness(fact: Fact, day: date) -> float:
    told = fact.get("release_date") or fact.get("first_air_date")
    if not told:
        return 1.0
    age = (day - date.fromisoformat(told)).days
    return 1 + _NEW_TIMES * (1 - age / _NEW_DAYS) if 0 <= age < _NEW_DAYS else 1.0
