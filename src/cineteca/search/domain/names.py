"""How a name is found: the keys it is compared by as a whole, and the words it is found by.

A name has up to three *keys*. The first is all of it; the others are what is left without a leading article, and with
its numbers in digits and its words in their usual spelling: “The Godfather Part II” → ``the godfather part ii``,
``godfather part ii``, ``godfather part 2``; “Doctor Zhivago” → ``doctor zhivago``, ``dr zhivago``.

Its *words* are classed: A those of the name; C neighbours as one (``spiderman``); D its initials (``lotr``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from cineteca.search.domain import scripts
from cineteca.search.domain.articles import telling, without_leading
from cineteca.search.domain.folding import stem, words
from cineteca.search.domain.numerals import in_digits, unmasked
from cineteca.search.domain.spellings import spellings, usual

KEY_LENGTH: Final = 120
_JOINED_UP_TO: Final = 6
_SUBTITLE: Final = re.compile(r"(?::| [-–—] | \()\s*")


@lru_cache(maxsize=20_000)
def keys(name: str) -> tuple[str, ...]:
    """The keys of `name`, the literal one first; empty for a name of nothing."""
    found = words(name)
    if not found:
        return ()
    bare = without_leading(found)
    alike = without_leading(in_digits(tuple(map(usual, found))))
    forms = [found, bare, alike, tuple(map(scripts.in_latin, bare))]
    return tuple(dict.fromkeys(" ".join(form)[:KEY_LENGTH].strip() for form in forms))


def subtitle_keys(name: str) -> tuple[str, ...]:
    """Keys of what comes after a colon or a dash: “Star Wars: The Empire Strikes Back” is known by that alone."""
    _, found, rest = name.partition(":") if ":" in name else name.partition(" - ")
    return keys(rest)[:2] if found and len(words(rest)) > 1 else ()


def turned_keys(name: str) -> tuple[str, ...]:
    """The key of a person with the last name first, for who types that alone: ``pacino al``."""
    found = words(name)
    return (" ".join((found[-1], *found[:-1]))[:KEY_LENGTH],) if len(found) > 1 else ()


@lru_cache(maxsize=20_000)
def classed_words(name: str) -> Mapping[str, str]:
    """What `name` is found by → its class."""
    found = words(name)
    classed: dict[str, str] = {}
    for word in telling(found):
        for form in forms(word):
            classed[form] = "A"
    for word in telling(in_digits(found)):
        classed.setdefault(stem(word), "A")
    for word in joined(found):
        classed.setdefault(word, "C")
    for word in initials(name):
        classed.setdefault(word, "D")
    return classed


def forms(word: str) -> Iterator[str]:
    """The ways a single word is found: its stem, its letters two by two, its Latin spelling, read through digits."""
    if word.isascii():
        yield stem(word)
        yield from (stem(same) for same in spellings(word))
        plain = unmasked(word)
        if plain != word:
            yield stem(plain)
            yield from in_digits((plain,))
    elif any(map(scripts.is_unspaced, word)):
        yield from scripts.pairs(word)
    else:
        yield word
        yield stem(scripts.in_latin(word)) or word


def joined(found: Sequence[str]) -> Iterator[str]:
    """Neighbours as one word, in short names: “Spider-Man” is asked for as ``spiderman``."""
    if 1 < len(found) <= _JOINED_UP_TO:
        for first, second in pairwise(found):
            yield stem(first + second)
        if len(found) == 3:
            yield stem("".join(found))


def initials(name: str) -> Iterator[str]:
    """First letters of three and more words, with and without the article, also of what stands before a colon."""
    for part in dict.fromkeys((name, _SUBTITLE.split(name)[0])):
        found = words(part)
        if 3 <= len(found) <= 8 and all(word.isascii() for word in found):
            letters = "".join(word[0] for word in found)
            yield letters
            if len(found) > 3 and len(without_leading(found)) < len(found):
                yield letters[1:]
