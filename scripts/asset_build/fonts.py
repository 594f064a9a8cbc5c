"""Four faces, cut down to what Latin text needs, and stand-ins that take the same room until they are there."""

import hashlib
import importlib.util
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from asset_build.shelf import Shelf

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x1E9E]
TYPOGRAPHY = [ord(sign) for sign in "‐‑–—‘’‚“”„†•…′″‹›⁄€™←↑→↓−"]
FEATURES = ["kern", "liga", "locl"]
TOLERANCE = 3  # of 2,048 units: a fiftieth of a pixel at reading size

# Share of each letter in English text, and widths of the two faces every system has (Adobe's metrics, 1/1000 em;
# Arial and Liberation Sans share the first, Times New Roman and Liberation Serif the second).
LETTERS = " etaoinshrdlcumwfgypbvk"
SHARES = (18, 10.2, 7.5, 6.5, 6.2, 5.7, 5.7, 5.3, 5, 4.9, 3.5, 3.3, 2.3, 2.3, 2, 1.7, 1.8, 1.6, 1.6, 1.6, 1.2, 0.8, 0.6)
WIDTHS = {
    "sans": "278 556 278 556 556 222 556 500 556 333 556 222 500 556 833 722 278 556 500 556 556 500 500",
    "serif": "250 444 278 444 500 278 500 389 500 333 500 278 444 500 778 722 333 500 500 500 500 500 500",
}
LOCAL = {
    "serif": ("Times New Roman", "Liberation Serif", "Tinos", "Nimbus Roman"),
    "sans": ("Arial", "Liberation Sans", "Arimo", "Helvetica"),
}


@dataclass(frozen=True, slots=True)
class Face:
    """One face: where it comes from and what the style sheet calls it."""

    name: str
    package: str
    file: str
    family: str
    weight: int
    style: str
    stand_in: str


SERIF, HANKEN = "font_source_serif_pro", "font_hanken_grotesk"
FACES = (
    Face("source-serif-semibold", SERIF, "SourceSerifPro-Semibold.ttf", "Source Serif", 600, "normal", "serif"),
    Face("source-serif-italic", SERIF, "SourceSerifPro-It.ttf", "Source Serif", 400, "italic", "serif"),
    Face("hanken-grotesk-regular", HANKEN, "HankenGrotesk-Regular.otf", "Hanken Grotesk", 400, "normal", "sans"),
    Face("hanken-grotesk-semibold", HANKEN, "HankenGrotesk-SemiBold.otf", "Hanken Grotesk", 600, "normal", "sans"),
)


def place(face: Face, shelf: Shelf) -> tuple[Face, str]:
    """Put the cut face on the shelf, unless an earlier build made the same one."""
    source = _source(face)
    recipe = f"{LATIN}{TYPOGRAPHY}{FEATURES}{TOLERANCE}".encode()
    key = hashlib.sha256(source.read_bytes() + recipe).hexdigest()[:16]
    return face, shelf.again(f"{face.name}.woff2", key) or shelf.put(f"{face.name}.woff2", _cut(source))


@cache
def _source(face: Face) -> Path:
    found = importlib.util.find_spec(face.package)
    if found is None or found.origin is None:
        raise SystemExit(f"The package {face.package} with the typeface {face.family} is not installed.")
    return Path(found.origin).parent / "files" / face.file


def _cut(source: Path) -> bytes:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, name_IDs=[1, 2])
    font = TTFont(source, recalcTimestamp=False)
    if "CFF " in font:
        font = _with_quadratic_outlines(font)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*LATIN, *TYPOGRAPHY])
    cutter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()


def _with_quadratic_outlines(font: TTFont) -> TTFont:
    """The same font with TrueType outlines: WOFF2 packs those a tenth smaller than CFF."""
    glyphs, drawn = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), drawn
    _declare_truetype(font)
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return TTFont(out, recalcTimestamp=False)


def _declare_truetype(font: TTFont) -> None:
    counted = "TwilightPoints Storage FunctionDefs InstructionDefs StackElements SizeOfInstructions ComponentElements"
    shapes = "Points Contours CompositePoints CompositeContours ComponentDepth"
    maximum = font["maxp"]
    maximum.tableVersion, maximum.maxZones = 0x00010000, 1
    for name in f"{counted} {shapes}".split():
        setattr(maximum, f"max{name}", 0)
    font["head"].glyphDataFormat = 0
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"


def rules(faces: list[tuple[Face, str]]) -> str:
    """@font-face rules of the faces and of their stand-ins."""
    return "\n".join(_rule(face, file) + _stand_in(face) for face, file in faces)


def _rule(face: Face, file: str) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:swap;src:url("{file}") format("woff2")}}\n'
    )


def _stand_in(face: Face) -> str:
    """A system face of the same mean width, ascent and descent, so that nothing moves when the real one arrives."""
    font = TTFont(_source(face))
    scale = font["head"].unitsPerEm
    adjust = _mean_width(font) / _stand_in_width(face.stand_in)
    ascent, descent = (abs(value) / scale / adjust for value in (font["hhea"].ascent, font["hhea"].descent))
    local = ",".join(f'local("{name}{_suffix(face)}")' for name in LOCAL[face.stand_in])
    return (
        f'@font-face{{font-family:"{face.family} stand-in";font-weight:{face.weight};font-style:{face.style};'
        f"src:{local};size-adjust:{adjust:.2%};"
        f"ascent-override:{ascent:.2%};descent-override:{descent:.2%};line-gap-override:0%}}\n"
    )


def _suffix(face: Face) -> str:
    if face.style == "italic":
        return " Italic"
    return " Bold" if face.weight >= 600 else ""


def _stand_in_width(kind: str) -> float:
    widths = map(int, WIDTHS[kind].split())
    return sum(share * width for share, width in zip(SHARES, widths, strict=True)) / sum(SHARES) / 1000


def _mean_width(font: TTFont) -> float:
    named, metrics = font.getBestCmap(), font["hmtx"]
    widths = (metrics[named[ord(letter)]][0] for letter in LETTERS)
    return (
        sum(share * width for share, width in zip(SHARES, widths, strict=True)) / sum(SHARES) / font["head"].unitsPerEm
    )
