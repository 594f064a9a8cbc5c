"""Colours by genre: the sky from top to horizon, the land from far to near, and the light."""

from typing import NamedTuple

RGB = tuple[int, int, int]


class Palette(NamedTuple):
    sky: tuple[RGB, RGB, RGB]
    land: tuple[RGB, RGB]
    light: RGB
    scene: str
    """hills, sea, city, dunes or planet."""


def _rgb(text: str) -> RGB:
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def _palette(scene: str, *colours: str) -> Palette:
    top, middle, low, far, near, light = map(_rgb, colours)
    return Palette((top, middle, low), (far, near), light, scene)


OTHER = (
    _palette("hills", "2b3a55", "8a7f96", "e6b89c", "7d7f92", "1f2a38", "ffe3b8"),
    _palette("sea", "24475b", "6fa3a8", "f1d9b5", "4f8089", "14303c", "fff1cf"),
)
BY_GENRE: dict[str, tuple[Palette, ...]] = {
    "Action": (
        _palette("city", "1b1f33", "7a3b3f", "e9804a", "5b3a44", "120f18", "ffc27a"),
        _palette("dunes", "3a2430", "a84a32", "f3a152", "8c4630", "2a1718", "ffd08a"),
    ),
    "Adventure": (
        _palette("dunes", "2f5d73", "a9b89a", "f4cf8a", "b98a55", "5b3a26", "fff0c2"),
        _palette("hills", "21506b", "86b0a6", "f0d59a", "5f8a78", "1d3a36", "fff4cf"),
    ),
    "Animation": (_palette("hills", "4a5fa8", "c48fc0", "ffd0a6", "8d86c9", "3f3a78", "fff2c4"),),
    "Comedy": (
        _palette("hills", "4f8fb3", "a9d0c9", "fbe3a8", "7fb08f", "2f5f4d", "fff7d6"),
        _palette("sea", "3f7ea6", "f0b7a4", "ffe0a3", "6f9fb0", "2a5a72", "fff5d8"),
    ),
    "Crime": (_palette("city", "10151f", "2c3f55", "8a7a63", "26323f", "070a10", "e8c98a"),),
    "Documentary": (_palette("hills", "39505a", "8fa19a", "dcd3bb", "6d8079", "26332f", "f6efd8"),),
    "Drama": (
        _palette("sea", "33394f", "8d7f92", "e9c4a6", "5f6580", "1c2130", "ffe6c4"),
        _palette("hills", "2e4650", "93938a", "dfbe95", "6d7a75", "202b2c", "ffecc9"),
    ),
    "Family": (_palette("hills", "3f7fa8", "9fcfc0", "fde6ab", "78b489", "2c6650", "fff8da"),),
    "Fantasy": (_palette("planet", "1c1f4a", "5a4a8c", "d99fb8", "4b4480", "15143a", "ffe9d0"),),
    "History": (_palette("dunes", "4b4434", "a18b62", "e6cf9a", "8a7348", "33291a", "fff0c8"),),
    "Horror": (_palette("hills", "0b0d12", "2a2f36", "6b4a48", "22262c", "050608", "d8d2c4"),),
    "Music": (_palette("city", "2b1640", "8c3a7a", "f08a6a", "5a2a60", "180c26", "ffd3a0"),),
    "Mystery": (_palette("sea", "101b2b", "34506b", "8fa0a6", "2a4256", "080f18", "e6e6d4"),),
    "Romance": (_palette("sea", "5a4a78", "d08c98", "ffd3a8", "8f6f90", "3a2c4c", "fff0d2"),),
    "Science Fiction": (
        _palette("planet", "070b1c", "1f3a63", "6fa3b0", "1c3550", "050a14", "d6f0f4"),
        _palette("planet", "120a22", "4a2a63", "c77a7a", "3a2650", "0c0716", "ffdcc0"),
    ),
    "Thriller": (_palette("city", "0e1a22", "2f4f55", "9c8f6a", "243c42", "060c10", "e9dca0"),),
    "War": (_palette("dunes", "2c2f2c", "6b6a58", "c79f6b", "55523f", "171712", "f2d9a0"),),
    "Western": (_palette("dunes", "3f6a86", "d7a877", "f6c987", "b5683f", "53281a", "fff0c0"),),
}
ALIKE = {
    "Sci-Fi & Fantasy": "Science Fiction", "Action & Adventure": "Adventure", "War & Politics": "War", "Kids": "Family",
}  # fmt: skip


def of(genres: list[str]) -> tuple[Palette, ...]:
    """The palettes that suit the first genre that has any."""
    named = (ALIKE.get(genre, genre) for genre in genres)
    return next((BY_GENRE[genre] for genre in named if genre in BY_GENRE), OTHER)


def mixed(one: RGB, other: RGB, share: float) -> RGB:
    """A colour `share` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
