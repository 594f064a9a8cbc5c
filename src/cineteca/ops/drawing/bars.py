"""Bars side by side, in pieces one on the other: positions in per cent of the width, heights in a box of 100 units."""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 100.0
_GAP = 0.22  # of a step


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar. `tone` names its colour."""

    tone: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` and `width` in per cent; `words` says what it stands for."""

    x: str
    width: str
    pieces: tuple[Piece, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word under the bars; `anchor` as SVG has it."""

    x: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing with what it says in words and as a table. `keys` tell what the tones stand for."""

    name: str
    title: str
    words: str
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    top: str
    keys: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    goal: str = ""


def draw(
    values: Sequence[Sequence[float]], tones: Sequence[str], words: Sequence[str], *, top: float | None = None
) -> tuple[Bar, ...]:
    """One bar for each of `values`, whose parts stand one on the other in the order of `tones`."""
    highest = top or max((sum(parts) for parts in values), default=0) or 1.0
    step = 100 / max(1, len(values))
    return tuple(
        Bar(
            x=f"{step * (n + _GAP / 2):.2f}%",
            width=f"{step * (1 - _GAP):.2f}%",
            pieces=_pieces(parts, tones, highest),
            words=words[n],
        )
        for n, parts in enumerate(values)
    )


def _pieces(parts: Sequence[float], tones: Sequence[str], highest: float) -> tuple[Piece, ...]:
    pieces, ground = [], HEIGHT
    for value, tone in zip(parts, tones, strict=True):
        if value > 0:
            # What is there is seen, however little: half a unit at least.
            height = max(0.5, HEIGHT * min(value, highest) / highest)
            ground -= height
            pieces.append(Piece(tone, f"{max(0.0, ground):.1f}", f"{height:.1f}"))
    return tuple(pieces)


def labels(texts: Sequence[str], *, most: int = 6) -> tuple[Label, ...]:
    """Words under every so many bars, at most `most`: the first and others at equal distances."""
    if not texts:
        return ()
    every = -(-len(texts) // most)
    step = 100 / len(texts)
    return tuple(
        Label(f"{step * n:.2f}%" if n == 0 else f"{step * (n + 0.5):.2f}%", text, "start" if n == 0 else "middle")
        for n, text in enumerate(texts)
        if n % every == 0
    )
