"""Numbers that titles write in many ways: “Part II”, “part two”, “Part 2” are one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEENS = "sixteen seventeen eighteen nineteen"
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = {word: number for number, word in enumerate([*_UNITS.split(), *_TEENS.split()])}
_TENS: Final = {word: number * 10 for number, word in enumerate(_ROUND.split(), start=2)}
_FIRST_TEN = "first second third fourth fifth sixth seventh eighth ninth tenth"
_SECOND_TEN = "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_ORDINALS: Final = {word: number for number, word in enumerate([*_FIRST_TEN.split(), *_SECOND_TEN.split()], start=1)}
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_LARGE: Final = {"hundred": 100, "thousand": 1000}
_COUNTED: Final = {**_SMALL, **_TENS}

_ROMAN_FORM: Final = re.compile(r"(?=.)(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50}

# Digits that stand for letters: Se7en, S1m0ne, Thir13en.
_LOOKS_LIKE: Final = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "v", "8": "b"})


def in_digits(words: Sequence[str]) -> tuple[str, ...]:
    """`words` with numbers in digits: ``("rocky", "iii")`` → ``("rocky", "3")``, ``("twenty", "one")`` → ``21``."""
    return tuple(_in_digits(words))


def _in_digits(words: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(words):
        word = words[place]
        if read := _ordinal(words[place : place + 2]):
            ordinal, length = read
            yield ordinal
            place += length
            continue
        if word in _COUNTED:
            number, place = _counted(words, place)
            yield str(number)
            continue
        # A first “I” or “X” is a word; after another it counts, and “I” only at the end.
        if place and (len(word) > 1 or word != "i" or place == len(words) - 1) and (number := roman(word)):
            yield str(number)
        else:
            yield word
        place += 1


def _ordinal(words: Sequence[str]) -> tuple[str, int] | None:
    """``sixth`` → ``6th`` and one, ``twenty fifth`` → ``25th`` and two: the words that it takes."""
    if words[0] in _ORDINALS:
        number, length = _ORDINALS[words[0]], 1
    elif words[0] in _TENS and len(words) > 1 and _ORDINALS.get(words[1], 99) < 10:
        number, length = _TENS[words[0]] + _ORDINALS[words[1]], 2
    else:
        return None
    return f"{number}{'th' if 10 < number < 20 else _ENDINGS.get(number % 10, 'th')}", length


def _counted(words: Sequence[str], place: int) -> tuple[int, int]:
    """The number that begins at `place`, and the place after it."""
    number = _COUNTED[words[place]]
    tens = words[place] in _TENS
    place += 1
    if tens and place < len(words) and 0 < _SMALL.get(words[place], 0) < 10:
        number += _SMALL[words[place]]
        place += 1
    if place < len(words) and words[place] in _LARGE:
        number *= _LARGE[words[place]]
        place += 1
        rest = place + (place < len(words) and words[place] == "and")
        if rest < len(words) and words[rest] in _COUNTED:
            more, place = _counted(words, rest)
            number += more
    return number, place


def roman(word: str) -> int:
    """The value of a Roman number up to 89; 0 for any other word."""
    if len(word) > 7 or not _ROMAN_FORM.fullmatch(word):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < max(values[place + 1 :], default=0) else value for place, value in enumerate(values))


def unmasked(word: str) -> str:
    """A word with digits for letters as it is read: ``se7en`` → ``seven``; any other as it is."""
    if word.isdigit() or word.isalpha() or not word[0].isalpha():
        return word
    letters = sum(letter.isalpha() for letter in word)
    return word.translate(_LOOKS_LIKE) if letters >= 2 and word[-1].isalpha() else word
