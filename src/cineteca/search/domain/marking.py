"""Which part of a text shows why it was found, with the words that were asked for marked."""

import re
from typing import Final

from cineteca.search.domain.asked import Asked
from cineteca.search.domain.folding import stem, words
from cineteca.search.domain.questions import Snippet

LENGTH: Final = 180
_PIECES: Final = re.compile(r"(\w[\w'’]*)")


def snippet(asked: Asked, text: str, *, length: int = LENGTH) -> Snippet | None:
    """About `length` letters around the first word that was asked for; None where there is none of them."""
    wanted = {form for forms in asked.words for form in forms}
    pieces = _PIECES.split(text)
    marked = [place % 2 == 1 and _is_wanted(piece, wanted) for place, piece in enumerate(pieces)]
    if True not in marked:
        return None
    first, last = _window(pieces, marked.index(True), length)
    shown = [("… ", False)] if first else []
    shown += [(piece, mark) for piece, mark in zip(pieces[first:last], marked[first:last], strict=True) if piece]
    return _together([*shown, *([(" …", False)] if last < len(pieces) else [])])


def _is_wanted(piece: str, wanted: set[str]) -> bool:
    return any(stem(word) in wanted for word in words(piece))


def _window(pieces: list[str], centre: int, length: int) -> tuple[int, int]:
    first, last, size = centre, centre + 1, len(pieces[centre])
    before = 0
    while first and before < length // 3:
        first -= 1
        before += len(pieces[first])
    while last < len(pieces) and size + before < length:
        size += len(pieces[last])
        last += 1
    return first, last


def _together(shown: list[tuple[str, bool]]) -> Snippet:
    joined: list[tuple[str, bool]] = []
    for text, mark in shown:
        if joined and joined[-1][1] == mark:
            joined[-1] = (joined[-1][0] + text, mark)
        else:
            joined.append((text, mark))
    return tuple(joined)
