"""Letters of other scripts: which are written without blanks, and what some sound like in Latin ones."""

import unicodedata
from collections.abc import Iterator
from typing import Final

# Written without blanks between words: two letters that stand together are the smallest thing to look for.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF),  # Hangul: spaced, but particles stick to words
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)

_LATIN: Final = {
    # Cyrillic
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "i",
    "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz", "ў": "u",
    # Greek
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip


def is_unspaced(letter: str) -> bool:
    """Whether `letter` belongs to a script that puts no blanks between words."""
    code = ord(letter)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def without_marks(text: str) -> str:
    """`text` without accents of Greek, Cyrillic, Hebrew and Arabic; marks that make a letter, as in Hindi, stay."""
    apart = unicodedata.normalize("NFD", text)
    bare = (sign for sign in apart if not (ord(sign) < 0x0900 and unicodedata.category(sign) == "Mn"))
    return unicodedata.normalize("NFC", "".join(bare))


def in_latin(word: str) -> str:
    """A Cyrillic or Greek `word` in Latin letters; any other as it is."""
    if word.isascii():
        return word
    return "".join(_LATIN.get(letter, letter) for letter in word)


def pairs(run: str) -> Iterator[str]:
    """The letters of `run` two by two, overlapping: 東京物語 → 東京, 京物, 物語. A single letter stays alone."""
    if len(run) < 2:
        yield run
    for place in range(len(run) - 1):
        yield run[place : place + 2]
