"""Titles set in type: as a logo on nothing, and small at the foot of a poster."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from cineteca.simulator.painting.palettes import RGB

LOGO = (800, 310)
_INK: RGB = (250, 246, 236)
_WIDEST = 0.92


def logo(title: str) -> bytes:
    """A PNG of the title in light letters with a soft dark edge, on a transparent ground: it reads on any page."""
    picture = Image.new("RGBA", LOGO)
    lines, font = _fitting(title.upper(), LOGO[0] * _WIDEST, LOGO[1] * 0.8, 120)
    shadow = Image.new("RGBA", LOGO)
    _write(shadow, lines, font, LOGO[1] / 2, (10, 12, 16, 190), stroke=3)
    picture.alpha_composite(shadow.filter(ImageFilter.GaussianBlur(4)))
    _write(picture, lines, font, LOGO[1] / 2, (*_INK, 255))
    with BytesIO() as out:
        picture.save(out, "PNG", compress_level=4)
        return out.getvalue()


def inscribed(picture: Image.Image, title: str, ink: RGB) -> None:
    """Set the title at the foot of a poster."""
    width, height = picture.size
    lines, font = _fitting(title.upper(), width * 0.84, height * 0.16, int(width * 0.085))
    _write(picture, lines, font, height * 0.87, (*ink, 255))


def _fitting(text: str, width: float, height: float, largest: int) -> tuple[list[str], Any]:
    """The text in as few lines and as large a type as the space allows."""
    size = largest
    while size > 14:
        font = _font(size)
        lines = _broken(text, font, width)
        if len(lines) * size * 1.15 <= height and all(font.getlength(line) <= width for line in lines):
            return lines, font
        size = int(size * 0.86)
    return _broken(text, _font(size), width)[:4], _font(size)


def _broken(text: str, font: Any, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _write(
    picture: Image.Image, lines: list[str], font: Any, middle: float, ink: tuple[int, int, int, int], stroke: int = 0
) -> None:
    drawn = ImageDraw.Draw(picture, "RGBA")
    step = font.size * 1.15
    for place, line in enumerate(lines):
        y = middle + (place - (len(lines) - 1) / 2) * step
        drawn.text(
            (picture.size[0] / 2, y), line, font=font, fill=ink, anchor="mm", stroke_width=stroke, stroke_fill=ink
        )


@lru_cache(maxsize=64)
def _font(size: int) -> Any:
    """The face that Pillow carries: the same on every machine."""
    return ImageFont.load_default(size)
