"""Which letters of a name were looked for: pure."""

import re
from collections.abc import Iterator

from cineteca.core.text import fold

Pieces = tuple[tuple[str, bool], ...]
"""Pieces of text that make up the whole, each with whether it is to be marked."""
_WORD = re.compile(r"\w+")
_PART_FROM = 3
"""So many letters and more may be the beginning of a word; fewer have to be all of it, or the last that was typed."""


def marked(text: str, sought: str) -> Pieces:
    """`text` with those words marked that `sought` names or begins. Accents and case do not count."""
    words = [_plain(word) for word in _WORD.findall(sought)]
    if not words:
        return ((text, False),)
    return tuple(_bridged(list(_joined(_pieces(text, words)))))


def _pieces(text: str, words: list[str]) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in _WORD.finditer(text):
        yield text[at : found.start()], False
        length = _length(found[0], words)
        yield found[0][:length], True
        yield found[0][length:], False
        at = found.end()
    yield text[at:], False


def _length(word: str, words: list[str]) -> int:
    """How many letters of `word` were typed."""
    plain = _plain(word)
    if plain in words:
        return len(word)
    last = words[-1]
    begun = [part for part in words if plain.startswith(part) and (len(part) >= _PART_FROM or part == last)]
    # Folding may make one letter two; then no part of the word can be told, and all of it is meant.
    longest = max(map(len, begun), default=0)
    return longest if len(plain) == len(word) or not longest else len(word)


def _joined(pieces: Iterator[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Neighbours that are both marked, or both not, as one; empty ones left out."""
    held, state = "", False
    for piece, mark in pieces:
        if not piece:
            continue
        if held and mark != state:
            yield held, state
            held = ""
        held, state = held + piece, mark
    if held:
        yield held, state


def _bridged(pieces: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Words side by side that are marked to their ends are marked as one."""
    marks = [mark for _, mark in pieces]
    between = [
        (piece, mark or (piece == " " and 0 < place < len(pieces) - 1 and marks[place - 1] and marks[place + 1]))
        for place, (piece, mark) in enumerate(pieces)
    ]
    yield from _joined(iter(between))


def _plain(word: str) -> str:
    return fold(word).casefold()
