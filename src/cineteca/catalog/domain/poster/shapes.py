"""Geometry as SVG path data."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: float) -> "Box":
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def number(value: float) -> str:
    """`value` with at most one decimal, as short as it goes."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.startswith("0."):
        return text[1:]
    return "0" if text == "-0" else text.replace("-0.", "-.")


def trace(*parts: str | float | Point) -> str:
    """Path data of commands, numbers and points: `trace("M", (3, 4), "h", 10)` is "M3 4h10"."""
    text = ""
    for part in _flat(parts):
        shown = part if isinstance(part, str) else number(part)
        parted = not text or text[-1].isalpha() or shown[0].isalpha() or shown[0] == "-"
        text += shown if parted else f" {shown}"
    return text


def _flat(parts: Iterable[str | float | Point]) -> Iterable[str | float]:
    for part in parts:
        if isinstance(part, tuple):
            yield from part
        else:
            yield part


def polygon(*corners: Point) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def circle(cx: float, cy: float, radius: float) -> str:
    return trace(
        "M",
        cx - radius,
        cy,
        "a",
        radius,
        radius,
        "0 1 0",
        radius * 2,
        0,
        "a",
        radius,
        radius,
        "0 1 0",
        -radius * 2,
        0,
        "Z",
    )


def rectangle(box: Box) -> str:
    return trace("M", box.x, box.y, "h", box.width, "v", box.height, "h", -box.width, "z")


def polar(cx: float, cy: float, radius: float, degrees: float) -> Point:
    """The point at `degrees` clockwise from three o'clock."""
    angle = math.radians(degrees)
    return (cx + radius * math.cos(angle), cy + radius * math.sin(angle))
