"""Colours as the eye orders them (OKLCH), for tints that take a poster's hue.

Source: B. Ottosson, “A perceptual color space for image processing”, 2020; matrices as in CSS Color 4.
"""

from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin

GREY = 0.025
"""Chroma below which nobody would name a hue."""


@lru_cache(maxsize=1024)
def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness 0–1, chroma and hue in degrees of "#rrggbb"."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


def luminance(lightness: float, chroma: float, hue: float) -> float:
    """Relative luminance (WCAG) of an OKLCH colour; channels outside of sRGB are cut off, as browsers at least do."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: float, other: float) -> float:
    """Contrast ratio of two luminances, 1 to 21."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def hue(*colours: str) -> int | None:
    """The hue of the first of `colours` that has one, in whole tens of degrees; None when all are grey."""
    for colour in colours:
        _lightness, chroma, degrees_ = oklch(colour)
        if chroma > GREY:
            return round(degrees_ / 10) * 10 % 360
    return None
