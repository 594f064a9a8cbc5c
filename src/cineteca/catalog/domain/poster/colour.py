"""Colours as "#rrggbb": how they contrast and what they become when printed over each other."""

from functools import cache

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3


@cache
def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue in 0–1."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, channel)) * 255):02x}" for channel in (red, green, blue))


@cache
def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def overprint(under: str, over: str) -> str:
    """What two inks give where both are printed: never lighter than either."""
    (r1, g1, b1), (r2, g2, b2) = channels(under), channels(over)
    return _hex(r1 * r2, g1 * g2, b1 * b2)


@cache
def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0–1) of `other` in it."""
    (r1, g1, b1), (r2, g2, b2) = channels(one), channels(other)
    return _hex(r1 + (r2 - r1) * share, g1 + (g2 - g1) * share, b1 + (b2 - b1) * share)
