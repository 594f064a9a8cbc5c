"""Fields: rhythms that run over the edge of the paper."""

import math

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.shapes import Box, circle, number, polar, polygon, trace
from cineteca.catalog.domain.poster.sheet import Sheet


def arcs(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Rings cut to arcs, each twice as wide as the one inside it (after the concert posters of Zurich, 1955)."""
    cx, cy = w * dice.between("cx", 0.3, 0.62), h * dice.between("cy", 0.42, 0.62)
    base = math.hypot(w, h) / 46
    radius, turn = base * 4, dice.pick("turn", (0, 90, 180, 270))
    for index, width in enumerate((1, 1, 2, 3, 5, 8, 11)):
        radius += width * base / 2
        start = turn + dice.whole(f"start{index}", 0, 7) * 45
        sweep = dice.pick(f"sweep{index}", (90, 112.5, 135, 180))
        colour = (inks.ink, inks.a, inks.ink, inks.b, inks.ink, inks.a, inks.ink)[index]
        sheet.stroke(_arc(cx, cy, radius, start, sweep), colour, width * base * 0.92)
        radius += width * base / 2 + base * 0.7


def _arc(cx: float, cy: float, radius: float, start: float, sweep: float) -> str:
    (x1, y1), (x2, y2) = polar(cx, cy, radius, start), polar(cx, cy, radius, start + sweep)
    size = radius
    return trace("M", x1, y1, "A", size, size, 0, int(sweep > 180), 1, x2, y2)


def rays(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A silkscreened burst, its centre off the middle."""
    cx, cy = w * dice.pick("cx", (0.24, 0.5, 0.72)), h * dice.between("cy", 0.5, 0.78)
    count = dice.pick("count", (12, 16, 20))
    reach, step = math.hypot(w, h), 360 / count
    twist = dice.between("twist", 0, step)
    for index in range(count):
        fill = inks.a if index % 2 else inks.veil(inks.a, 0.72)
        start = twist + index * step
        sheet.polygon(fill, (cx, cy), polar(cx, cy, reach, start), polar(cx, cy, reach, start + step * 1.004))
    size = min(w, h) * dice.between("size", 0.2, 0.27)
    sheet.circle(cx, cy, size, inks.ground)
    sheet.circle(cx, cy, size * 0.82, inks.c)
    sheet.circle(cx, cy, size * 0.34, inks.ink)


def waves(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A sea of bands under a sun."""
    size = min(w, h) * dice.between("size", 0.2, 0.3)
    sheet.circle(w * dice.pick("sx", (0.3, 0.5, 0.7)), h * 0.36, size, inks.c)
    count = 7
    for index in range(count):
        y = h * (0.36 + 0.1 * index)
        lift = h * (0.025 + 0.008 * index) * (1 if index % 2 else -1)
        fill = (inks.a, inks.b)[index % 2] if index < count - 1 else inks.ink
        if index in {1, 4}:
            fill = inks.veil(inks.a, 0.45)
        sheet.path(_wave(h, y, lift, w / 2), fill)


def _wave(h: float, y: float, lift: float, half: float) -> str:
    n = number
    data = f"M0 {n(y)}q{n(half / 2)} {n(-lift * 2)} {n(half)} 0t{n(half)} 0"
    return f"{data}V{n(h)}H0Z"


def rain(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Slanted strokes in even columns, each of its own length; one of them glows."""
    columns = 11 if w < h * 1.3 else 17
    step, slant = (w * 1.3) / columns, dice.pick("slant", (0.22, -0.22, 0.32))
    drops = {"ink": "", "a": ""}
    for column in range(-2, columns + 3):
        y = -h * 0.1 * dice.unit(f"y{column}")
        row = 0
        while y < h:
            length = h * dice.between(f"{column}/{row}", 0.06, 0.26)
            x = column * step - y * slant
            kind = "a" if dice.coin(f"a{column}/{row}", 0.22) else "ink"
            drops[kind] += trace("M", x, y, "l", -length * slant, length)
            y += length + h * 0.045
            row += 1
    sheet.stroke(drops["ink"], inks.ink, step * 0.24)
    sheet.stroke(drops["a"], inks.a, step * 0.42)


def raster(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A printer's screen much enlarged: dots that swell towards one point."""
    columns = 9
    step = w / columns
    rows = math.ceil(h / step)
    fx, fy = dice.pick("fx", (0.15, 0.5, 0.85)) * columns, dice.pick("fy", (0.2, 0.5, 0.9)) * rows
    far = math.hypot(columns, rows) * 0.78
    marked = (dice.whole("mx", 2, columns - 3), dice.whole("my", 2, max(2, rows - 3)))
    by_size: dict[int, str] = {}
    for row in range(rows):
        for column in range(columns):
            near = max(0.0, 1 - math.hypot(column + 0.5 - fx, row + 0.5 - fy) / far)
            if (column, row) != marked:
                size = round(24 * (0.14 + near**1.25))
                by_size[size] = by_size.get(size, "") + _spot((column + 0.5) * step, (row + 0.5) * step)
    for size, data in by_size.items():
        sheet.stroke(data, inks.a, step * size / 24, rounded=True)
    sheet.circle((marked[0] + 0.5) * step, (marked[1] + 0.5) * step, step * 0.5, inks.c)


def _spot(x: float, y: float) -> str:
    """A stroke of no length: with round ends it is a dot, and a short one to write."""
    return trace("M", x, y, "h0")


def bars(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Standing bars of a modular width, hung from the top and set on the ground, printed over each other."""
    module = w / 12
    x, index = module * 0.5, 0
    colours = (inks.a, inks.ink, inks.b, inks.c)
    while x < w - module * 0.5:
        width = module * dice.pick(f"w{index}", (0.4, 0.8, 1.2, 2.0))
        height = h * dice.between(f"h{index}", 0.3, 0.86)
        top = 0 if index % 2 else h - height
        sheet.rect(Box(x, top, width, height), colours[(index + dice.whole("first", 0, 3)) % 4])
        x += width + module * dice.pick(f"g{index}", (0.25, 0.4, 0.7))
        index += 1


def folds(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A folded sheet: pleats with a light and a shaded side, cut askew."""
    count = dice.pick("count", (5, 6, 7))
    step, rise = w / count, h * dice.between("rise", 0.12, 0.24)
    for index in range(count):
        x, up = index * step, index % 2
        light = (inks.a, inks.b)[(index // 2) % 2]
        fill = inks.shade(light, 0.34) if up else light
        left, right = (rise, 0) if up else (0, rise)
        drop = h * (0.97 - 0.1 * index * dice.pick("cut", (0.3, 0.9)))
        next_drop = h * (0.97 - 0.1 * (index + 1) * dice.pick("cut", (0.3, 0.9)))
        top = h * 0.06
        sheet.polygon(
            fill,
            (x, top + left),
            (x + step + 0.4, top + right),
            (x + step + 0.4, next_drop - rise + right),
            (x, drop - rise + left),
        )


def tiles(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Quarter circles, halves and wholes on a square grid."""
    columns = 3 if w <= h * 1.2 else 5
    size = w / columns
    rows = math.ceil(h / size)
    colours = (inks.a, inks.b, inks.c, inks.ink)
    for row in range(rows):
        for column in range(columns):
            name = f"{row}/{column}"
            fill = colours[(row * 3 + column * 2 + dice.whole(name, 0, 2)) % 4]
            with sheet.moved(f"translate({number(column * size)} {number(row * size)})"):
                sheet.path(
                    _tile(
                        dice.pick(f"form{name}", ("quarter", "quarter", "half", "dot", "leaf", "wedge")),
                        size,
                        dice.whole(f"turn{name}", 0, 3),
                    ),
                    fill,
                )


def _tile(form: str, size: float, turn: int) -> str:
    corners = ((0.0, 0.0), (size, 0.0), (size, size), (0.0, size))
    one, two, three, four = (corners[(turn + step) % 4] for step in range(4))
    half = size / 2
    match form:
        case "dot":
            return circle(half, half, half)
        case "half":
            return trace("M", one, "A", half, half, "0 0", int(turn > 1), two, "Z")
        case "leaf":
            return trace("M", one, "A", size, size, "0 0 1", three, "A", size, size, "0 0 1", one, "Z")
        case "wedge":
            return polygon(one, two, four)
        case _:
            return trace("M", one, "L", two, "A", size, size, "0 0 1", four, "Z")
