"""How well an answer fits: how its names fit what was asked, and how many people know it.

    fit        1     the very name                        0.72–0.95  the name begins so
               0.93  the very name, written together      0.60–0.80  all words are in it
               0–0.62  it is like it: letters differ      0.40–0.60  its other names, people or plot have the words
               0–0.65  a part of what was asked is a part of it, see `partial`
    rank = FIT · fit · form + weight + year               weight = log10(1 + votes), and what is talked about now

So a name that fits exactly beats one that begins so, unless a thousand times as many people know the other one. A year
that was asked for is a hint: it lifts what is of it, and what is of another year stays.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cineteca.search.domain.asked import Asked
from cineteca.search.domain.likeness import likeness, words_likeness
from cineteca.search.domain.partial import fit_of_part

FIT: Final = 14.0
SAME_YEAR, NEAR_YEAR, OTHER_YEAR = 4.0, 1.5, -1.0

FORMS: Final = {"main": 1.0, "original": 0.995, "bare": 0.985, "other": 0.96, "part": 0.9, "turned": 0.9}
"""What a name counts by what it is of the thing. `bare`: without article or with digits; `part`: after a colon."""


@dataclass(frozen=True, slots=True)
class Named:
    """A key of a candidate, and which form of its names that is."""

    key: str
    form: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a candidate fits, by which of its names; `exact`: that name was asked for letter by letter."""

    value: float
    named: Named | None = None
    exact: bool = False


NONE: Final = Fit(0.0)


def rank(fit: float, *, weight: float, year: int | None, asked: Asked, key: str = "") -> float:
    """The number that orders answers, highest first. `key`: of the name that fits; it may hold the year itself."""
    if asked.year and str(asked.year) in key.split():  # “Blade Runner 2049”
        year = asked.year
    return FIT * fit + weight + year_bonus(asked.year, year)


def year_bonus(asked: int | None, year: int | None) -> float:
    if asked is None:
        return 0.0
    apart = abs(asked - year) if year else 9
    return SAME_YEAR if apart == 0 else NEAR_YEAR if apart == 1 else OTHER_YEAR


def best_fit(asked: Asked, named: Iterable[Named], *, alike: bool = False, partly: bool = False) -> Fit:
    """The best of a candidate's names. `alike`: letters may differ (that takes long to find out); `partly`: words."""
    best = NONE
    for name in named:
        value = fit_of(asked, name.key, alike=alike, partly=partly) * FORMS[name.form]
        if value > best.value:
            best = Fit(value, name, exact=name.key in asked.keys)
    return best


def fit_of(asked: Asked, key: str, *, alike: bool = False, partly: bool = False) -> float:
    """How well one key of a name fits, 0–1."""
    best = max((_fit(wanted, key) for wanted in asked.keys), default=0.0)
    if partly and not best:
        best = max((fit_of_part(wanted, key) for wanted in asked.keys), default=0.0)
    if best or not alike:
        return best
    return max((_likeness(wanted, key) for wanted in asked.keys), default=0.0)


@lru_cache(maxsize=50_000)
def _fit(wanted: str, key: str) -> float:
    if wanted == key:
        return 1.0
    close, together = wanted.replace(" ", ""), key.replace(" ", "")
    if close == together:
        return 0.93
    if key.startswith(wanted):
        whole = key[len(wanted)] == " "
        return (0.8 if whole else 0.72) + 0.15 * len(wanted) / len(key)
    if len(close) > 4 and together.startswith(close):
        return 0.72 + 0.1 * len(close) / len(together)
    return _fit_of_words(wanted.split(), key.split())


def _fit_of_words(wanted: Sequence[str], words: Sequence[str]) -> float:
    here = set(words)
    # The last word may be half typed.
    if any(word not in here for word in wanted[:-1]):
        return 0.0
    if wanted[-1] not in here and not any(word.startswith(wanted[-1]) for word in words):
        return 0.0
    return 0.6 + 0.2 * min(1.0, sum(map(len, wanted)) / sum(map(len, words)))


@lru_cache(maxsize=20_000)
def _likeness(wanted: str, key: str) -> float:
    """How alike two names are that share no words, as a fit up to 0.62."""
    whole = likeness(wanted.replace(" ", ""), key.replace(" ", ""))
    return 0.62 * math.pow(max(whole, words_likeness(wanted.split(), key.split())), 1.5)
