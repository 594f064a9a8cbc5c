"""Which words somebody may have meant who typed another one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import log10
from typing import Final

from cineteca.search.domain.folding import stem
from cineteca.search.domain.likeness import allowed, distance

MOST: Final = 10
"""Corrections of one word that are tried."""
MOST_READINGS: Final = 8
RARE: Final = 3
"""A word that so few documents have may be somebody else's misspelling."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word of the vocabulary: in how many documents, how known the best of them is, whether it sounds the same."""

    word: str
    documents: int
    weight: float
    sounds_same: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    word: str
    steps: float


def corrections(typed: str, known: Iterable[Known]) -> tuple[Correction, ...]:
    """The likeliest words for `typed`, best first. One that sounds the same may be further off."""
    found: dict[str, tuple[float, Correction]] = {}
    for word in known:
        if word.word == typed:
            continue
        steps = distance(typed, word.word)
        if steps > allowed(typed) + (1 if word.sounds_same else 0):
            continue
        cost = _cost(typed, word, steps)
        if word.word not in found or cost < found[word.word][0]:
            found[word.word] = (cost, Correction(word.word, steps))
    return tuple(correction for _, correction in sorted(found.values(), key=lambda one: (one[0], one[1].word)))[:MOST]


def _cost(typed: str, known: Known, steps: int) -> float:
    """Few steps; then what many have and know. People rarely get the first letter wrong."""
    first = 0.0 if typed[0] == known.word[0] else 0.6
    return steps + first - 0.25 * log10(1 + known.documents) - 0.2 * known.weight - (0.5 if known.sounds_same else 0)


def readings(
    spelled: Sequence[str], corrected: Mapping[str, Sequence[Correction]]
) -> tuple[tuple[tuple[str, ...], float], ...]:
    """Ways to read the words, each with the steps it is off, the nearest first."""
    choices = [[*corrected.get(word, ())[:2]] or [Correction(word, 0)] for word in spelled]
    found = [
        (tuple(one.word for one in chosen), float(sum(one.steps for one in chosen)))
        for chosen in islice(product(*choices), 64)
    ]
    return tuple(sorted(found, key=lambda one: one[1])[:MOST_READINGS])


def worth(steps: float, letters: int) -> float:
    """What a fit counts that needed so many corrections, 0–1."""
    return max(0.6, 0.95 - 0.8 * steps / max(letters, 4))


def reading_of(
    spelled: Sequence[str], corrected: Mapping[str, Sequence[Correction]], there: Collection[str]
) -> tuple[tuple[str, ...], float] | None:
    """How the words are to be read so that all of them are `there` (stems of a name), and the steps that it takes."""
    chosen = [_there(word, corrected.get(word, ()), there) for word in spelled]
    if None in chosen:
        return None
    found = [one for one in chosen if one is not None]
    return tuple(one.word for one in found), float(sum(one.steps for one in found))


def _there(typed: str, corrected: Sequence[Correction], there: Collection[str]) -> Correction | None:
    if stem(typed) in there:
        return Correction(typed, 0)
    return min((one for one in corrected if one.word in there), key=lambda one: one.steps, default=None)
