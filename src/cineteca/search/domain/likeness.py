"""How alike two words are: letters that are wrong, missing, too many, or swapped."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final


@lru_cache(maxsize=100_000)
def distance(first: str, second: str, most: int = 4) -> int:
    """Steps from one word to the other (Damerau–Levenshtein, optimal alignment); `most` + 1 where there are more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, start=1):
        before, last, row = row, before, [place, *([0] * len(second))]
        for other, sign in enumerate(second, start=1):
            steps = min(before[other] + 1, row[other - 1] + 1, before[other - 1] + (letter != sign))
            if last and place > 1 and other > 1 and letter == second[other - 2] and first[place - 2] == sign:
                steps = min(steps, last[other - 2] + 1)
            row[other] = steps
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def allowed(word: str) -> int:
    """How many steps a word of this length may be off."""
    return 0 if len(word) < 3 else 1 if len(word) < 5 else 2 if len(word) < 9 else 3


def likeness(first: str, second: str) -> float:
    """1 for the same, 0 for nothing in common."""
    longest = max(len(first), len(second))
    if not longest:
        return 1.0
    most = min(8, longest // 2)
    steps = distance(first[:64], second[:64], most)
    return 0.0 if steps > most else 1 - steps / longest


def words_likeness(wanted: Sequence[str], words: Sequence[str]) -> float:
    """How alike two names are word by word, whatever their order: 1 when each has its like in the other."""
    if not wanted or not words:
        return 0.0
    there = sum(max(likeness(word, other) for other in words) * len(word) for word in wanted)
    back = sum(max(likeness(word, other) for word in wanted) * len(other) for other in words)
    return (2 * there / sum(map(len, wanted)) + back / sum(map(len, words))) / 3


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_SHORT: Final = 7


@lru_cache(maxsize=2_000)
def one_step_from(word: str) -> tuple[str, ...]:
    """Everything one step away from a short word; nothing for a long one.

    Trigrams tell long words that are alike, but of five letters two swapped ones leave nothing in common.
    """
    if not 3 <= len(word) <= _LONGEST_SHORT or not word.isascii():
        return ()
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    near = {head + tail[1:] for head, tail in cuts if tail}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    near |= {head + letter + tail[skipped:] for head, tail in cuts for letter in _LETTERS for skipped in (0, 1)}
    return tuple(sorted(near - {word}))
