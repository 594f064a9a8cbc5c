"""Landscapes: a sky, a light in it, land before it, haze and grain."""

from functools import lru_cache
from io import BytesIO
from math import sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from cineteca.simulator.chance import dice
from cineteca.simulator.painting import palettes
from cineteca.simulator.painting.lettering import inscribed
from cineteca.simulator.painting.palettes import RGB, Palette

Size = tuple[int, int]
QUALITY = 84
_STOPS = 64
_SOFT = 4


def painted(seed: str, genres: list[str], size: Size, title: str = "") -> bytes:
    """A JPEG of `size` in pixels; `title` is set on it where there is one."""
    thrown = dice("painting", seed)
    palette = thrown.choice(palettes.of(genres))
    horizon = thrown.uniform(0.52, 0.68)
    picture = _lit_sky(palette, horizon, size, thrown)
    SCENES[palette.scene](picture, palette, horizon, thrown)
    if title:
        _shaded_foot(picture, palette)
        inscribed(picture, title, palettes.mixed(palette.light, (255, 255, 255), 0.4))
    with BytesIO() as out:
        _grained(picture, seed).save(out, "JPEG", quality=QUALITY)
        return out.getvalue()


def _lit_sky(palette: Palette, horizon: float, size: Size, thrown: Random) -> Image.Image:
    """The sky with a sun or moon and its glow: all but the disc is soft, and painted small."""
    at = thrown.uniform(0.2, 0.8), horizon - thrown.uniform(0.08, 0.34)
    small = _sky(palette, (size[0] // _SOFT, size[1] // _SOFT))
    for reach, share in ((1.1, 0.55), (0.45, 0.4)):
        centre = at[0] * small.size[0], at[1] * small.size[1]
        _glow(small, palette.light, centre, min(small.size) * reach, share)
    picture = small.resize(size, Image.Resampling.BILINEAR)
    radius = min(size) * thrown.uniform(0.045, 0.085)
    _disc(picture, palettes.mixed(palette.light, (255, 255, 255), 0.35), (at[0] * size[0], at[1] * size[1]), radius)
    return picture


def _sky(palette: Palette, size: Size) -> Image.Image:
    top, middle, low = palette.sky
    column = Image.new("RGB", (1, _STOPS))
    for y in range(_STOPS):
        share = y / (_STOPS * 0.66)
        colour = palettes.mixed(top, middle, share * 2) if share < 0.5 else palettes.mixed(middle, low, share * 2 - 1)
        column.putpixel((0, y), colour if share <= 1 else low)
    return column.resize(size, Image.Resampling.BICUBIC)


def _glow(picture: Image.Image, colour: RGB, at: tuple[float, float], reach: float, share: float) -> None:
    side = max(2, int(2 * reach))
    mask = _halo(share).resize((side, side), Image.Resampling.BILINEAR)
    picture.paste(Image.new("RGB", mask.size, colour), (int(at[0] - side / 2), int(at[1] - side / 2)), mask)


@lru_cache(maxsize=8)
def _halo(share: float) -> Image.Image:
    """A glow of which nothing is left at the edge of its square, the corners of which the gradient overshoots."""
    edge = Image.radial_gradient("L").getpixel((0, 128))
    reached = float(edge) if isinstance(edge, int) else 255.0
    falling = [max(0.0, 1 - value / reached) ** 2 for value in range(256)]
    return Image.radial_gradient("L").point([round(255 * share * left) for left in falling])


def _disc(picture: Image.Image, colour: RGB, at: tuple[float, float], radius: float, shade: RGB | None = None) -> None:
    """A circle without steps at its edge, darker to one side where it has a shade."""
    side = int(radius * 2) + 4
    mask = Image.new("L", (side * 3, side * 3))
    ImageDraw.Draw(mask).ellipse((6, 6, side * 3 - 7, side * 3 - 7), fill=235)
    disc = Image.new("RGB", (side, side), colour)
    if shade:
        _glow(disc, shade, (side * 0.85, side * 0.8), side * 0.95, 0.9)
    small = mask.resize((side, side), Image.Resampling.LANCZOS)
    picture.paste(disc, (int(at[0] - side / 2), int(at[1] - side / 2)), small)


def _hills(picture: Image.Image, palette: Palette, horizon: float, thrown: Random) -> None:
    layers = thrown.randint(4, 6)
    for layer in range(layers):
        share = layer / (layers - 1)
        base = horizon + (1.02 - horizon) * share * 0.8
        _ridge(picture, _shade(palette, share), base, 0.17 - 0.07 * share, thrown)


def _dunes(picture: Image.Image, palette: Palette, horizon: float, thrown: Random) -> None:
    for layer in range(4):
        share = layer / 3
        base = horizon + 0.06 + (0.98 - horizon) * share * 0.75
        _ridge(picture, _shade(palette, share), base, 0.05 + 0.03 * share, thrown, waves=2)


def _sea(picture: Image.Image, palette: Palette, horizon: float, thrown: Random) -> None:
    width, height = picture.size
    line = int(horizon * height)
    mirrored = picture.crop((0, max(0, 2 * line - height), width, line)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    water = Image.blend(mirrored, Image.new("RGB", mirrored.size, palette.land[0]), 0.45)
    picture.paste(water.resize((width, height - line)), (0, line))
    drawn = ImageDraw.Draw(picture, "RGBA")
    for _ in range(90):
        depth = thrown.random() ** 1.6
        y, length = line + depth * (height - line), (0.02 + 0.10 * depth) * width
        x = thrown.random() * width
        drawn.line((x, y, x + length, y), fill=(*palette.light, int(26 + 20 * (1 - depth))), width=1 + int(2 * depth))
    for share in (0.25, 1.0)[: thrown.randint(1, 2)]:
        _ridge(picture, _shade(palette, share), horizon + (0.012 if share < 1 else 0.3), 0.06, thrown, floor=share == 1)


def _city(picture: Image.Image, palette: Palette, horizon: float, thrown: Random) -> None:
    width, height = picture.size
    for layer in range(3):
        share = layer / 2
        drawn, x = ImageDraw.Draw(picture), 0.0
        colour, lit = _shade(palette, share), palettes.mixed(_shade(palette, share), palette.light, 0.55)
        while x < width:
            broad = width * thrown.uniform(0.035, 0.08) * (1 + share * 0.6)
            top = height * (horizon + 0.10 * share - thrown.random() ** 2 * 0.26)
            drawn.rectangle((x, top, x + broad, height), fill=colour)
            _windows(drawn, (x, top, broad, height), lit, thrown, share)
            x += broad
        _haze(picture, palette, horizon + 0.1 * share, 0.30 * (1 - share))


def _windows(drawn: ImageDraw.ImageDraw, house: tuple[float, ...], lit: RGB, thrown: Random, share: float) -> None:
    x, top, broad, height = house
    step = max(6.0, broad / 6)
    for _ in range(int(4 + 8 * share)):
        column, row = thrown.randrange(1, 6), thrown.randrange(1, max(2, int((height - top) / step / 1.4)))
        left, upper = x + column * broad / 6.2, top + row * step * 1.3
        drawn.rectangle((left, upper, left + step * 0.28, upper + step * 0.42), fill=lit)


def _planet(picture: Image.Image, palette: Palette, horizon: float, thrown: Random) -> None:
    width, height = picture.size
    drawn = ImageDraw.Draw(picture, "RGBA")
    for _ in range(130):
        x, y, bright = thrown.random() * width, thrown.random() ** 1.5 * horizon * height, thrown.randint(50, 200)
        drawn.ellipse((x, y, x + 1 + bright // 110, y + 1 + bright // 110), fill=(*palette.light, bright))
    radius = min(width, height) * thrown.uniform(0.18, 0.30)
    at = (thrown.uniform(0.15, 0.85) * width, thrown.uniform(0.12, 0.3) * height)
    _disc(picture, palettes.mixed(palette.sky[1], palette.sky[2], 0.35), at, radius, palette.sky[0])
    for share in (0.2, 0.6, 1.0):
        _ridge(picture, _shade(palette, share), horizon + 0.12 + 0.2 * share, 0.10, thrown)


SCENES = {"hills": _hills, "sea": _sea, "city": _city, "dunes": _dunes, "planet": _planet}


def _ridge(
    picture: Image.Image, colour: RGB, base: float, rise: float, thrown: Random, waves: int = 5, *, floor: bool = True
) -> None:
    """A line of hills from edge to edge, down to the bottom, or to their own foot; a little haze lies below it."""
    width, height = picture.size
    swings = [(thrown.uniform(0.6, 1.8) * 1.9**n, thrown.random() * 6.28, 0.6**n) for n in range(waves)]
    steps = 160
    points = []
    for step in range(steps + 1):
        up = sum(size * sin(at + 6.28 * speed * step / steps) for speed, at, size in swings) / 2
        points.append((step * width / steps, height * (base - rise * (0.5 + up))))
    foot = height if floor else height * base
    _soft_polygon(picture, [*points, (width, foot), (0, foot)], colour)


def _soft_polygon(picture: Image.Image, points: list[tuple[float, float]], colour: RGB) -> None:
    """A shape whose upper edge has no steps: a faint line lies along it."""
    ImageDraw.Draw(picture, "RGBA").line(points[:-2], fill=(*colour, 110), width=3)
    ImageDraw.Draw(picture).polygon(points, fill=colour)


def _haze(picture: Image.Image, palette: Palette, at: float, share: float) -> None:
    width, height = picture.size
    band = Image.linear_gradient("L").resize((width, max(2, int(height * (1 - at)))))
    picture.paste(
        Image.new("RGB", band.size, palette.sky[2]),
        (0, height - band.size[1]),
        band.point([int(v * share) for v in range(256)]),
    )


def _shaded_foot(picture: Image.Image, palette: Palette) -> None:
    """Darker towards the bottom, so that a title can be read there."""
    width, height = picture.size
    band = Image.linear_gradient("L").resize((width, int(height * 0.42)))
    dark = palettes.mixed(palette.land[1], (0, 0, 0), 0.35)
    picture.paste(
        Image.new("RGB", band.size, dark), (0, height - band.size[1]), band.point([v * 3 // 4 for v in range(256)])
    )


def _shade(palette: Palette, share: float) -> RGB:
    """The colour of land that lies `share` of the way to us: what is far takes on the colour of the sky."""
    land = palettes.mixed(*palette.land, share)
    return palettes.mixed(palette.sky[2], land, 0.45 + 0.55 * share)


def _grained(picture: Image.Image, seed: str) -> Image.Image:
    """With the grain of film, laid as tiles, each picture beginning at another place of it."""
    width, height = picture.size
    thrown = dice("grain", seed)
    grain, across = _grain(), _grain().size[0]
    sheet = Image.new("L", (width, height))
    left, upper = -thrown.randrange(across), -thrown.randrange(across)
    for x in range(left, width, across):
        for y in range(upper, height, across):
            sheet.paste(grain, (x, y))
    return ImageChops.overlay(picture, Image.merge("RGB", (sheet,) * 3))


@lru_cache(maxsize=1)
def _grain() -> Image.Image:
    """A tile of noise around the middle grey, which leaves a picture as bright as it was."""
    noise = Image.frombytes("L", (256, 256), dice("grain").randbytes(256 * 256))
    return noise.filter(ImageFilter.GaussianBlur(0.5)).point([round(128 + (v - 128) * 0.11) for v in range(256)])
