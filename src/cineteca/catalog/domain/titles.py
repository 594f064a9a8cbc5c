"""Kinds of alternative titles. Sources name them in words of their own; here each is one of a few codes.

Nothing said is no kind at all (``""``). Only titles that are what a work is called, somewhere, may stand in its place
on a page (`SHOWN`): a working title, an abbreviation or a transliteration is told among the others.
"""

from collections.abc import Mapping
from typing import Final

SHOWN: Final = ("official", "", "alternative")
"""Kinds that may be shown as the title in a language, the likeliest first."""
CODES: Final = (
    "official", "original", "alternative", "working", "festival", "video", "tv", "transliteration", "translation",
    "abbreviation", "informal", "promotional", "episode", "other",
)  # fmt: skip

# The first that stands in what a source says decides, so the more telling words come first.
_TOLD_BY: Final[Mapping[str, str]] = {
    "working": "working",
    "production title": "working",
    "festival": "festival",
    "dvd": "video",
    "blu-ray": "video",
    "bluray": "video",
    "video": "video",
    "vhs": "video",
    "home release": "video",
    "translit": "transliteration",
    "romani": "transliteration",
    "romaji": "transliteration",
    "pinyin": "transliteration",
    "latin": "transliteration",
    "literal": "translation",
    "translat": "translation",
    "abbrev": "abbreviation",
    "acronym": "abbreviation",
    "short": "abbreviation",
    "informal": "informal",
    "unofficial": "informal",
    "nickname": "informal",
    "promo": "promotional",
    "poster": "promotional",
    "season": "episode",
    "episode": "episode",
    "broadcast": "tv",
    "television": "tv",
    "tv": "tv",
    "original": "original",
    "imdbdisplay": "official",
    "official": "official",
    "theatrical": "official",
    "cinema": "official",
    "alternat": "alternative",
    "aka": "alternative",
    "also known": "alternative",
    "re-release": "alternative",
    "reissue": "alternative",
}


def code(told: str | None) -> str:
    """The code for what a source calls a kind of title. Codes stay what they are; what no word tells is ``other``."""
    said = " ".join((told or "").lower().replace("_", " ").split())
    if not said or said in CODES:
        return said
    return next((kind for word, kind in _TOLD_BY.items() if word in said), "other")
