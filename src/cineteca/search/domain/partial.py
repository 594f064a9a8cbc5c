"""When only a part of what was asked is a name: “pacino heat”, “stallone rocky”, “watch the matrix online”.

within     0.30–0.65  the whole name stands in the question, by the share of it that the name is
shared     0–0.45     some words are in both, by the share of each
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cineteca.search.domain.articles import EMPTY, telling
from cineteca.search.domain.asked import Asked
from cineteca.search.domain.folding import stem

_LEAST, _MOST_OF_ALL = 0.3, 0.35
_SHARED: Final = 0.45


def stretches(asked: Asked) -> tuple[str, ...]:
    """Neighbouring words of the question, fewer than all, that may be a name of their own."""
    return tuple(dict.fromkeys(part for key in asked.keys[:3] for part in _stretches(key.split())))


def _stretches(words: list[str]) -> Iterator[str]:
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            part = words[first:last]
            if len(part) < len(words) and any(word not in EMPTY for word in part):
                yield " ".join(part)


@lru_cache(maxsize=20_000)
def fit_of_part(wanted: str, key: str) -> float:
    """How well a name fits of which only a part was asked for, or which is only a part of what was."""
    asked, words = wanted.split(), key.split()
    return max(_within(asked, words), _shared(asked, words))


def _within(asked: list[str], words: list[str]) -> float:
    places = range(len(asked) - len(words))
    if not words or not any(asked[place : place + len(words)] == words for place in (*places, len(places))):
        return 0.0
    return _LEAST + _MOST_OF_ALL * _letters(words) / _letters(asked)


def _shared(asked: list[str], words: list[str]) -> float:
    telling_asked, telling_words = telling(asked), telling(words)
    here, initials = {stem(word) for word in telling_words}, "".join(word[0] for word in words)
    both = _letters([word for word in telling_asked if stem(word) in here or _abbreviates(word, initials)])
    share = both / max(1, _letters(telling_asked))
    return _SHARED * math.sqrt(share) * (0.5 + 0.5 * min(1.0, both / max(1, _letters(telling_words))))


def _abbreviates(word: str, initials: str) -> bool:
    """“lotr 3” asks for a name that begins with these four letters."""
    return len(word) > 2 and initials.startswith(word)


def _letters(words: list[str] | tuple[str, ...]) -> int:
    return sum(map(len, words))
