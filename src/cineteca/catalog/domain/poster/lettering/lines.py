"""A line of type: glyphs placed with kerning, its width and its ink; also where the fonts lack its script."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cineteca.catalog.domain.poster.lettering.faces import EM, Face, Glyph, face_for

FALLBACK_CAP_HEIGHT = 0.72


@dataclass(frozen=True, slots=True)
class Line:
    """Measures in em at size 1. `glyphs` is empty where the line must be set by the reader's own fonts.

    `left`, `right`, `top` and `bottom` bound the ink: x from the origin, y upwards from the baseline.
    """

    text: str
    face: Face | None
    wanted: str
    glyphs: tuple[tuple[Glyph, float], ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def cap_height(self) -> float:
        return self.face.cap_height / EM if self.face else FALLBACK_CAP_HEIGHT


@lru_cache(maxsize=4096)
def line(text: str, wanted: str, tracking: float = 0) -> Line:
    """`text` set in the face `wanted`, letters opened by `tracking` (em)."""
    face = face_for(text, wanted)
    if face is None:
        return Line(text, None, wanted, (), 0, _guessed_width(text, wanted), FALLBACK_CAP_HEIGHT, -0.24)
    return _set(text, face, wanted, tracking)


def _set(text: str, face: Face, wanted: str, tracking: float) -> Line:
    placed: list[tuple[Glyph, float]] = []
    x = 0.0
    for index, character in enumerate(text):
        if index:
            x += face.kern(text[index - 1], character)
        glyph = face.glyph(character)
        placed.append((glyph, x))
        x += glyph.advance + tracking * EM
    inked = [(glyph, at) for glyph, at in placed if glyph.outline] or placed
    return Line(
        text,
        face,
        wanted,
        tuple(placed),
        left=min((at + glyph.bounds[0] for glyph, at in inked), default=0) / EM,
        right=max((at + glyph.bounds[2] for glyph, at in inked), default=0) / EM,
        top=max((glyph.bounds[3] for glyph, _ in inked), default=0) / EM,
        bottom=min((glyph.bounds[1] for glyph, _ in inked), default=0) / EM,
    )


def _guessed_width(text: str, wanted: str) -> float:
    """Width in em by the readers' fonts, rather too wide than too narrow: nobody can know theirs."""
    return sum(_guessed_advance(character) for character in text) * (1.08 if wanted in {"black", "bold"} else 1.0)


def _guessed_advance(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"} or ord(character) >= 0x1F000:
        return 1.05 if ord(character) < 0x1F000 else 1.35
    if character == " ":
        return 0.33
    return 0.82 if character.isupper() or ord(character) > 0x900 else 0.68
