"""Every pair of text and ground, in both rooms, in every hue: at least 4.5 : 1."""

import re
from pathlib import Path

import pytest

from cineteca.web import colour

TOKENS = (Path(colour.__file__).parent / "styles" / "10-tokens.css").read_text()
READABLE = 4.5
TEXTS = ("ink", "ink-2", "accent", "good", "warning", "bad")
ROOMS = ("light", "dark")
HUES = range(0, 360, 10)


def tokens(block: str) -> dict[str, tuple[str, str]]:
    """Name → its colour in the light and in the dark room, of the first block with the selector `block`."""
    body = TOKENS[TOKENS.index(block) :].partition("\n  }")[0]
    found = re.findall(r"--([a-z0-9-]+): light-dark\((#\w+|oklch\(.*?\)\)), (#\w+|oklch\(.*?\)\))\)", body)
    found += re.findall(r"--([a-z0-9-]+): light-dark\((#\w+), (#\w+)\)", body)
    return {name: (light, dark) for name, light, dark in found}


PLAIN = tokens(":root {")
TINTED = PLAIN | tokens(":root[data-hue] {")
STARK = PLAIN | tokens(":root, :root[data-hue] {")


def luminance(value: str, hue: int) -> float:
    if value.startswith("#"):
        return colour.luminance(*colour.oklch(value))
    lightness, chroma = map(float, re.findall(r"\d+\.\d+", value)[:2])
    return colour.luminance(lightness, chroma, hue)


def worst(palette: dict[str, tuple[str, str]], grounds: tuple[str, ...], hue: int = 0) -> tuple[float, str]:
    return min(
        (
            colour.contrast(luminance(palette[text][room], hue), luminance(palette[ground][room], hue)),
            f"{text} on {ground}, {ROOMS[room]}, hue {hue}",
        )
        for text in TEXTS
        for ground in grounds
        for room in (0, 1)
    )


def test_the_tokens_were_found():
    assert set(TEXTS) | {"ground", "raised", "line"} <= PLAIN.keys()
    assert {"ground", "raised", "ink", "ink-2", "accent", "tint"} <= tokens(":root[data-hue] {").keys()


def test_black_on_white_is_twenty_one_to_one():
    ratio = colour.contrast(colour.luminance(*colour.oklch("#000001")), colour.luminance(*colour.oklch("#ffffff")))
    assert ratio == pytest.approx(21, abs=0.05)


def test_every_text_reads_on_every_ground():
    ratio, pair = worst(PLAIN, ("ground", "raised"))
    assert ratio >= READABLE, pair


@pytest.mark.parametrize("hue", HUES)
def test_every_text_reads_on_a_page_of_any_hue(hue):
    ratio, pair = worst(TINTED, ("ground", "raised", "tint"), hue)
    assert ratio >= READABLE, pair


def test_high_contrast_is_higher():
    ratio, pair = worst(
        {name: STARK[name] for name in ("ink", "ink-2", "accent", "ground", "raised", "good", "warning", "bad")},
        ("ground",),
    )
    assert ratio >= READABLE, pair
    assert colour.contrast(luminance(STARK["ink"][0], 0), luminance(STARK["ground"][0], 0)) > 20


class TestHue:
    def test_is_a_whole_ten_of_degrees(self):
        assert colour.hue("#b93815") == 40

    def test_of_greys_is_none(self):
        assert colour.hue("#808080", "#111111") is None

    def test_is_that_of_the_first_colour_that_has_one(self):
        assert colour.hue("#f4f4f4", "#1f6fd0") == colour.hue("#1f6fd0")

    def test_is_never_three_hundred_and_sixty(self):
        assert all((colour.hue(f"#ff{level:02x}{level:02x}") or 0) < 360 for level in range(0, 200, 5))
