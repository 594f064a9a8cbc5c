"""What somebody typed, understood: keys to compare whole names with, words to look for, a year that may be meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cineteca.core.text import clean_line
from cineteca.search.domain import names, scripts
from cineteca.search.domain.articles import telling
from cineteca.search.domain.folding import LONGEST, line, stem, words
from cineteca.search.domain.numerals import in_digits, roman

MOST_WORDS: Final = 12
_BRACKETED_YEAR: Final = re.compile(r"[(\[]\s*((?:18[89]|19\d|20[0-4])\d)\s*[)\]]")
_LAST_YEAR: Final = re.compile(r"(?<=\S)[\s,]+((?:18[89]|19\d|20[0-4])\d)\s*$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in `text`, as `line` (folded). `keys` are whole names it may be, the literal one first.

    `words` are to be looked for, each with the forms any of which will do; `open`: the last one may go on.
    `spelled` are the words as typed, `joined` neighbours as one; `year` is a hint.
    """

    text: str
    line: str
    keys: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    spelled: tuple[str, ...]
    joined: tuple[str, ...] = ()
    year: int | None = None
    open: bool = True

    @property
    def literal(self) -> str:
        return self.keys[0] if self.keys else ""

    @property
    def empty(self) -> bool:
        return not self.keys


@lru_cache(maxsize=2_000)
def understand(text: str) -> Asked:
    """What `text` asks for. Total: any text will do, the longest is cut."""
    text = clean_line(text[: LONGEST * 4])[:LONGEST]
    year, rest = _year_apart(text)
    spelled = telling(words(rest)[:MOST_WORDS])
    keys = dict.fromkeys((*names.keys(rest), *names.keys(text)))
    found = words(rest)[:MOST_WORDS]
    return Asked(
        text=text,
        line=line(text),
        keys=tuple(keys),
        words=tuple(_groups(spelled))[:MOST_WORDS],
        spelled=spelled,
        joined=tuple(names.joined(found)) if len(found) < 4 else (),
        year=year,
        open=bool(text) and text[-1].isalnum(),
    )


def _year_apart(text: str) -> tuple[int | None, str]:
    """The year in brackets, or the one that comes last after other words, and the text without it."""
    found = _BRACKETED_YEAR.search(text) or _LAST_YEAR.search(text)
    if found is None:
        return None, text
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return (int(found[1]), rest) if words(rest) else (None, text)


def _groups(spelled: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Of each word its forms. Of a script without blanks every pair of letters is a word of its own."""
    for word in spelled:
        if any(map(scripts.is_unspaced, word)):
            yield from ((pair,) for pair in scripts.pairs(word))
        else:
            found = dict.fromkeys(names.forms(word))
            found |= dict.fromkeys(map(stem, in_digits((word,)))) if word.isascii() else {}
            number = roman(word) if len(word) > 1 else 0
            yield tuple(found | ({str(number): None} if number else {}))
