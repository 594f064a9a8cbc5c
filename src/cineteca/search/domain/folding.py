"""From what people write to words that can be compared: the same for what is indexed and for what is asked.

“Amélie” → ``amelie`` · “Spider-Man” → ``spider man`` · “M*A*S*H” → ``mash`` · “Schindler's List” → ``schindlers list``
· “L'avventura” → ``l avventura`` · “Fast & Furious” → ``fast and furious`` · “Брат” → ``брат``
"""

import re
from functools import lru_cache
from typing import Final

from cineteca.core.text import clean_line, fold, is_mark
from cineteca.search.domain import scripts

LONGEST: Final = 400
"""Letters of a name or a question that count."""

_ELIDED: Final = re.compile(r"\b(l|d|un|dell|dall|nell|all|sull|qu|c|j)'(?=\w{3})")
_INVERTED: Final = re.compile(
    r"^(.+), (the|an?|le|la|les|l'|el|los|las|il|lo|i|gli|der|die|das|de|het|een?|un|une|den|det|os?|as?)$"
)
_SINGLES: Final = re.compile(r"(?<![^\W_])(?<!\w['`])([^\W\d_](?:[ .*·-]+[^\W\d_]){1,9})(?![^\W_])")
_WORDS_ASCII: Final = re.compile(r"[a-z0-9]+")
_KEPT: Final = ("ss", "us", "is")
_JOINED: Final = re.compile(r"[^\W\d_]")


def line(text: str) -> str:
    """`text` in one line of small letters without accents, punctuation as it was."""
    folded = fold(clean_line(text[: LONGEST * 4]))[:LONGEST].casefold()
    return folded if folded.isascii() else scripts.without_marks(folded)


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`. Where there are none (“???”), what was written is the word; for nothing there is nothing."""
    plain = line(text)
    if (inverted := _INVERTED.match(plain)) is not None:
        plain = f"{inverted[2]} {inverted[1]}"
    joined = _join_letters(_ELIDED.sub(r"\1 ", plain.replace("&", " and "))).replace("'", "").replace("`", "")
    found = _WORDS_ASCII.findall(joined) if joined.isascii() else _split(joined)
    return tuple(found) or tuple(filter(None, ["".join(plain.split())]))


def words_of_text(text: str) -> list[str]:
    """The words of a text of any length, such as a plot, each as often as it stands there."""
    plain = fold(text).casefold()
    plain = plain if plain.isascii() else scripts.without_marks(plain)
    return _split(plain.replace("'", ""))


def _join_letters(text: str) -> str:
    """Initials become one word: ``e.t.`` → ``et``. Two letters with a blank between them are left alone."""
    if not _SINGLES.search(text):
        return text
    return _SINGLES.sub(lambda run: "".join(_JOINED.findall(run[1])), text)


def _split(text: str) -> list[str]:
    """Words of any script; where a script has no blanks, the whole run is one."""
    return "".join(letter if letter.isalnum() or is_mark(letter) else " " for letter in text).split()


def stem(word: str) -> str:
    """`word` without the plural's or the possessive's s, so that one finds the other."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(_KEPT) and word.isascii():
        return word[:-1]
    return word
