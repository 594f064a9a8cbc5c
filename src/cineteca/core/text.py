"""Text as it can be stored, compared and put into addresses."""

import re
import unicodedata

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")

# Letters of Latin scripts that Unicode does not take apart.
_LETTERS = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "ng", "Ŋ": "NG",
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
})  # fmt: skip


def clean_text(text: str) -> str:
    """`text` as PostgreSQL can keep it: no NUL, no lone surrogates, no control characters, no space around it."""
    text = _CONTROL.sub("", _UNSTORABLE.sub("", text))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def clean_line(text: str) -> str:
    """`text` as one line: every run of white space is one blank."""
    return " ".join(clean_text(text).split())


def fold(text: str) -> str:
    """`text` with the letters that have an ASCII form in it: “Amélie” → “Amelie”, “Łódź” → “Lodz”.

    Letters of other scripts stay as they are, marks and all: “Зелёный”, “東京物語”.
    """
    if text.isascii():
        return text
    return "".join(map(_folded, unicodedata.normalize("NFC", text).translate(_LETTERS)))


def is_mark(letter: str) -> bool:
    """Whether `letter` is a mark that belongs to the letter before it, like the vowel signs of Indian scripts."""
    return unicodedata.category(letter).startswith("M")


def _folded(letter: str) -> str:
    if letter.isascii():
        return letter
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in apart if not unicodedata.combining(part))
    if "\N{FRACTION SLASH}" in bare:  # “8½” is eight and a half, not 81/2
        return f" {bare.replace(chr(0x2044), '/')}"
    return bare if bare.isascii() and bare else unicodedata.normalize("NFKC", letter)


def gettext_noop(text: str) -> str:
    """`text` as it is, marked to be translated: for rules that know no language. Who shows it asks ``gettext``."""
    return text
