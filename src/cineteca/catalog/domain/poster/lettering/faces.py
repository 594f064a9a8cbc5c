"""Faces: glyph outlines, advances and kerning, read from the font files once and cut for posters.

A grotesque poster face wants weights and widths that its family does not ship. They are cut here from the bold: the
outline grows along its normals, then it is squeezed, so that stems keep their weight while letters get narrow.
"""

import math
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

EM = 1000

Point = tuple[float, float]
Command = tuple[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Cut:
    """How a face comes out of its file. `grow` thickens along x and y, `tracking` opens: thousandths of an em."""

    package: str
    file: str
    squeeze: float = 1.0
    grow: tuple[float, float] = (0, 0)
    tracking: float = 0


HANKEN, SOURCE = "font_hanken_grotesk", "font_source_serif_pro"

CUTS = {
    "light": Cut(HANKEN, "HankenGrotesk-Light"),
    "medium": Cut(HANKEN, "HankenGrotesk-Medium"),
    "bold": Cut(HANKEN, "HankenGrotesk-Bold", tracking=-12),
    "black": Cut(HANKEN, "HankenGrotesk-Bold", grow=(58, 34), tracking=-14),
    "narrow": Cut(HANKEN, "HankenGrotesk-Bold", squeeze=0.66, grow=(62, 4), tracking=-10),
    "tall": Cut(HANKEN, "HankenGrotesk-Bold", squeeze=0.47, grow=(118, -6), tracking=-10),
    "serif": Cut(SOURCE, "SourceSerifPro-Semibold"),
    "serif-light": Cut(SOURCE, "SourceSerifPro-Light"),
    "serif-text": Cut(SOURCE, "SourceSerifPro-Regular"),
    "serif-black": Cut(SOURCE, "SourceSerifPro-Black", tracking=-10),
    "serif-italic": Cut(SOURCE, "SourceSerifPro-It"),
    "serif-black-italic": Cut(SOURCE, "SourceSerifPro-BlackIt", tracking=-8),
}

# Who steps in for a face that lacks a letter (Hanken has no Greek and Cyrillic; the italics have no Greek).
STAND_INS = {
    "light": "serif-light",
    "medium": "serif-text",
    "bold": "serif-black",
    "black": "serif-black",
    "narrow": "serif-black",
    "tall": "serif-black",
    "serif-italic": "serif-text",
    "serif-black-italic": "serif-black",
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter; measures and outline in thousandths of an em, y upwards."""

    name: str
    advance: float
    bounds: tuple[float, float, float, float]
    outline: tuple[Command, ...]


class Face:
    def __init__(self, name: str) -> None:
        self.name = name
        self._cut = CUTS[name]
        self._glyphs: dict[str, Glyph] = {}
        self._kerning: dict[tuple[str, str], float] = {}

    @cached_property
    def _font(self) -> Any:
        spec = find_spec(self._cut.package)
        if spec is None or spec.origin is None:
            raise LookupError(f"{self._cut.package} is not installed")
        return TTFont(Path(spec.origin).parent / "files" / f"{self._cut.file}.otf")

    @cached_property
    def _characters(self) -> dict[int, str]:
        return dict(self._font.getBestCmap())

    @cached_property
    def _shapes(self) -> Any:
        return self._font.getGlyphSet()

    @cached_property
    def _scale(self) -> float:
        return float(EM / self._font["head"].unitsPerEm)

    @cached_property
    def cap_height(self) -> float:
        """Height of H."""
        return self.glyph("H").bounds[3]

    def covers(self, text: str) -> bool:
        return all(ord(character) in self._characters for character in text)

    def glyph(self, character: str) -> Glyph:
        """The glyph of a character that the face covers."""
        found = self._glyphs.get(character)
        if found is None:
            found = self._glyphs[character] = self._read(character)
        return found

    def _read(self, character: str) -> Glyph:
        name = self._characters[ord(character)]
        pen = RecordingPen()
        self._shapes[name].draw(pen)
        grown = _grown(_scaled(pen.value, self._scale), *self._cut.grow)
        outline = tuple((verb, tuple((x * self._cut.squeeze, y) for x, y in points)) for verb, points in grown)
        advance = self._shapes[name].width * self._scale + self._cut.grow[0]
        return Glyph(name, advance * self._cut.squeeze + self._cut.tracking, _bounds(outline), outline)

    def kern(self, left: str, right: str) -> float:
        """What the pair comes closer (negative) or farther, in thousandths of an em."""
        pair = (self._characters[ord(left)], self._characters[ord(right)])
        known = self._kerning.get(pair)
        if known is None:
            known = self._kerning[pair] = self._pair(*pair) * self._scale * self._cut.squeeze
        return known

    def _pair(self, left: str, right: str) -> float:
        for subtable in self._pairs:
            value = _pair_value(subtable, left, right)
            if value is not None:
                return value
        return 0

    @cached_property
    def _pairs(self) -> list[Any]:
        table = self._font["GPOS"].table
        wanted = {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
        lookups = (table.LookupList.Lookup[index] for index in sorted(wanted))
        return [subtable for lookup in lookups if lookup.LookupType == 2 for subtable in lookup.SubTable]


@cache
def face(name: str) -> Face:
    return Face(name)


@cache
def face_for(text: str, wanted: str) -> Face | None:
    """The wanted face, or the one that stands in, or None where neither has all the letters."""
    if face(wanted).covers(text):
        return face(wanted)
    other = STAND_INS.get(wanted)
    return face(other) if other and face(other).covers(text) else None


def _pair_value(subtable: Any, left: str, right: str) -> float | None:
    """The x advance of the pair in one PairPos subtable; None where it does not speak of it (OpenType, GPOS type 2)."""
    if left not in subtable.Coverage.glyphs:
        return None
    if subtable.Format == 1:
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        value = next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)
    else:
        first = subtable.ClassDef1.classDefs.get(left, 0)
        second = subtable.ClassDef2.classDefs.get(right, 0)
        value = subtable.Class1Record[first].Class2Record[second].Value1 if second else None
    return None if value is None else float(getattr(value, "XAdvance", 0) or 0)


def _scaled(commands: list[tuple[str, tuple[Point, ...]]], scale: float) -> list[Command]:
    return [(verb, tuple((x * scale, y * scale) for x, y in points)) for verb, points in commands]


def _bounds(outline: tuple[Command, ...]) -> tuple[float, float, float, float]:
    pen = ControlBoundsPen(None)
    for verb, points in outline:
        getattr(pen, verb)(*points)
    return pen.bounds or (0.0, 0.0, 0.0, 0.0)


def _grown(commands: list[Command], across: float, upwards: float) -> list[Command]:
    """The outline, its edges moved outwards by half of each measure (as FreeType emboldens, with its own two axes)."""
    if not across and not upwards:
        return commands
    grown: list[Command] = []
    for contour in _contours(commands):
        points = [point for _, part in contour for point in part]
        moved = iter(_moved(points, across / 2, upwards / 2))
        grown += [(verb, tuple(next(moved) for _ in part)) for verb, part in contour]
    # Keep the left bearing: the letter grows to the right of where it stood.
    return [(verb, tuple((x + across / 2, y) for x, y in points)) for verb, points in grown]


def _contours(commands: list[Command]) -> list[list[Command]]:
    contours: list[list[Command]] = []
    for verb, points in commands:
        if verb == "moveTo":
            contours.append([])
        contours[-1].append((verb, points))
    return contours


def _moved(points: list[Point], across: float, upwards: float) -> list[Point]:
    moved = []
    for index, (x, y) in enumerate(points):
        before, after = _direction(points, index, -1), _direction(points, index, 1)
        # PostScript outlines keep the ink on their left: outwards is to the right of the direction.
        nx, ny = before[1] + after[1], -before[0] - after[0]
        reach = max(0.55, 1 + before[0] * after[0] + before[1] * after[1])
        moved.append((x + nx / reach * across, y + ny / reach * upwards))
    return moved


def _direction(points: list[Point], index: int, step: int) -> Point:
    """Unit vector along the contour into (`step` -1) or out of (1) a point, past points that coincide with it."""
    x, y = points[index]
    for distance in range(1, len(points)):
        ox, oy = points[(index + step * distance) % len(points)]
        length = math.hypot(ox - x, oy - y)
        if length > 0.01:
            return ((ox - x) / length * step, (oy - y) / length * step)
    return (0.0, 0.0)
