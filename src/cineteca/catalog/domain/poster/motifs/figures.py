"""Figures: one form that holds the whole sheet."""

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.shapes import Box, circle, number, polar, polygon, trace
from cineteca.catalog.domain.poster.sheet import Sheet


def target(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Rings in two halves that have slipped against each other by one ring."""
    cx, cy, step = w / 2, h / 2, min(w, h) * 0.47 / 6
    slip = step * dice.pick("slip", (1, 2, -1))
    upright = dice.coin("upright")
    for side in (0, 1):
        if upright:
            box, ox, oy = Box(side * cx, 0, cx, h), cx - side * cx, cy + (slip if side else 0)
        else:
            box, ox, oy = Box(0, side * cy, w, cy), cx + (slip if side else 0), cy - side * cy
        with sheet.window(box):
            for index in range(6):
                fill = (inks.a, inks.ground, inks.ink, inks.ground, inks.b, inks.c)[index]
                sheet.circle(ox, oy, step * (6 - index), fill)


def iris(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """An aperture half closed, its blades in three tones."""
    cx, cy = w * 0.5, h * 0.5
    radius = min(w, h) * dice.pick("radius", (0.46, 0.62))
    blades = dice.pick("blades", (7, 8, 9))
    hole = radius * dice.between("hole", 0.2, 0.36)
    turn = dice.between("turn", 0, 360)
    step = 360 / blades
    sheet.circle(cx, cy, radius * 1.05, inks.ink)
    for index in range(blades):
        inner, following = polar(cx, cy, hole, turn + index * step), polar(cx, cy, hole, turn + (index + 1) * step)
        outer = polar(cx, cy, radius, turn + (index + 1) * step + 8)
        outer_next = polar(cx, cy, radius, turn + (index + 2) * step + 8)
        r = radius
        data = trace(
            "M",
            inner[0],
            inner[1],
            "L",
            outer[0],
            outer[1],
            "A",
            r,
            r,
            "0 0 1",
            outer_next[0],
            outer_next[1],
            "L",
            following[0],
            following[1],
            "Z",
        )
        sheet.path(
            data, (inks.a, inks.shade(inks.a, 0.3), inks.veil(inks.a, 0.25))[index % 3 if index < blades - 1 else 1]
        )
    sheet.circle(cx, cy, hole * 0.42, inks.c)


def eye(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """An eye that fills the sheet, as painted by the poster school of Warsaw."""
    cx, cy, half = w / 2, h * 0.52, w * 0.47
    lift = min(half * 0.78, h * 0.44)
    lid = trace("M", cx - half, cy, "Q", cx, cy - lift * 2, cx + half, cy)
    almond = trace(lid, "Q", cx, cy + lift * 1.5, cx - half, cy, "Z")
    count = dice.pick("lashes", (9, 11, 13))
    for index in range(count):
        angle = 180 + (index + 0.5) * 180 / count
        foot, tip = polar(cx, cy, half * 0.55, angle), polar(cx, cy - lift * 0.28, half * 1.04, angle)
        sheet.stroke(trace("M", foot[0], foot[1], "L", tip[0], tip[1]), inks.ink, w * 0.014)
    sheet.path(almond, inks.b)
    with sheet.within(almond):
        look = half * dice.pick("look", (-0.18, 0, 0.18))
        iris_radius = lift * 0.68
        for share, fill in ((1, inks.ink), (0.86, inks.a), (0.6, inks.shade(inks.a, 0.4)), (0.4, inks.ink)):
            sheet.circle(cx + look, cy - lift * 0.12, iris_radius * share, fill)
        sheet.circle(cx + look + iris_radius * 0.3, cy - lift * 0.42, iris_radius * 0.15, inks.ground)
    sheet.stroke(lid, inks.ink, w * 0.022)


def pair(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Two discs printed over each other: where they meet, a third colour."""
    radius = min(w, h) * 0.3
    tilt = dice.pick("tilt", (0, 38, 90, -38))
    near = radius * dice.between("near", 0.46, 0.66)
    (x1, y1), (x2, y2) = polar(w / 2, h / 2, near, tilt + 180), polar(w / 2, h / 2, near, tilt)
    sheet.circle(x1, y1, radius, inks.a)
    sheet.circle(x2, y2, radius, inks.c)
    with sheet.within(circle(x1, y1, radius)):
        sheet.circle(x2, y2, radius, inks.over(inks.a, inks.c))
    if dice.coin("third", 0.4):
        sheet.circle(*polar(w / 2, h / 2, radius * 1.5, tilt + 90), radius * 0.12, inks.ink)


def bloom(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A flower seen from the side, petal before petal, a sun or seed above it."""
    cx, foot = w * 0.5, h
    length = min(h * 0.74, w * 0.72)
    wide = length * dice.pick("wide", (0.2, 0.24))
    petal = trace("M0 0C", wide * 1.7, -length * 0.3, wide, -length * 0.8, 0, -length)
    petal += trace("C", -wide, -length * 0.8, -wide * 1.7, -length * 0.3, "0 0Z")
    spread = dice.pick("spread", (30, 36))
    for angle, fill in ((2, inks.b), (-2, inks.b), (1, inks.a), (-1, inks.a), (0, inks.c)):
        with sheet.moved(f"translate({number(cx)} {number(foot)})rotate({angle * spread})"):
            sheet.path(petal, inks.over(fill, inks.a) if angle == 1 else fill)
    sheet.path(trace("M", cx - wide * 1.5, foot, "a", wide * 1.5, wide * 1.5, "0 0 1", wide * 3, 0, "z"), inks.ink)
    sheet.circle(cx, foot - length - wide * 0.75, wide * 0.3, inks.ink)


def orbit(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A planet too near to be seen whole, its moons on their paths."""
    side = dice.pick("side", (0.0, 1.0))
    cx, cy = w * (0.12 + 0.76 * side), h * dice.between("cy", 0.6, 0.72)
    planet = min(w, h) * 0.42
    for index, share in enumerate((1.34, 1.72, 2.16)):
        sheet.ring(cx, cy, planet * share, inks.veil(inks.ink, 0.45), 1.1)
        angle = (-64, -104, -82)[index] + dice.between(f"at{index}", -16, 16) + (1 - side) * 20
        x, y = polar(cx, cy, planet * share, angle)
        sheet.circle(x, y, planet * (0.1, 0.055, 0.16)[index], (inks.c, inks.ink, inks.b)[index])
    sheet.circle(cx, cy, planet, inks.a)
    with sheet.within(circle(cx, cy, planet)):
        sheet.circle(
            cx + planet * (0.42 - 0.84 * side) * -1, cy + planet * 0.3, planet * 1.06, inks.shade(inks.a, 0.28)
        )
        for index in range(3):
            sheet.rect(
                Box(cx - planet, cy - planet * 0.34 + planet * 0.3 * index, planet * 2, planet * (0.05 + 0.03 * index)),
                inks.b,
            )


def flame(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Flames one inside the other."""
    foot, lean = h * 0.98, dice.pick("lean", (-1, 1))
    for index, fill in enumerate((inks.a, inks.c, inks.b, inks.ink)):
        size = (1.0, 0.72, 0.48, 0.24)[index]
        wide, tall = min(w * 0.42, h * 0.33) * size, h * 0.9 * size
        x = w * 0.5 + lean * w * 0.02 * index
        sheet.path(
            trace(
                "M",
                x,
                foot,
                "C",
                x - wide * 1.5,
                foot - tall * 0.1,
                x - wide * 0.9,
                foot - tall * 0.62,
                x - lean * wide * 0.2,
                foot - tall,
                "C",
                x + lean * wide * 0.1,
                foot - tall * 0.74,
                x + wide * 0.62,
                foot - tall * 0.72,
                x + wide * 0.5,
                foot - tall * 0.52,
                "C",
                x + wide * 1.4,
                foot - tall * 0.3,
                x + wide * 1.1,
                foot,
                x,
                foot,
                "Z",
            ),
            fill,
        )


def spiral(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A spiral that draws the eye in."""
    cx, cy = w * dice.between("cx", 0.44, 0.58), h * dice.between("cy", 0.44, 0.56)
    step, turns = min(w, h) * 0.105, 5 if max(w, h) < min(w, h) * 1.5 else 6
    data, x, y, radius = trace("M", cx, cy), cx, cy, 0.0
    way = 1 if dice.coin("way") else -1
    for index in range(turns * 2):
        radius += step / 2
        x += radius * 2 * way * (1 if index % 2 == 0 else -1)
        r = radius
        data += trace("A", r, r, "0 0", int(way > 0), x, y)
    sheet.stroke(data, inks.a, step * 0.52)
    sheet.circle(cx + way * step * 0.25, cy, step * 0.75, inks.c)


def figure_in_light(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A cone of light from above, someone small standing in it."""
    x, top, foot = w * dice.pick("x", (0.4, 0.5, 0.6)), 0.0, h * 0.86
    half = min(w * 0.4, h * 0.36)
    sheet.polygon(inks.a, (x - w * 0.02, top), (x + w * 0.02, top), (x + half, foot), (x - half, foot))
    flat = half * 0.2
    sheet.path(
        trace("M", x - half, foot, "a", half, flat, "0 0 0", half * 2, "0a", half, flat, "0 0 0", -half * 2, "0Z"),
        inks.b if inks.b != inks.ground else inks.c,
    )
    tall = h * 0.15
    sheet.circle(x, foot - tall, tall * 0.16, inks.on(inks.a))
    sheet.path(
        polygon(
            (x - tall * 0.2, foot - tall * 0.78),
            (x + tall * 0.2, foot - tall * 0.78),
            (x + tall * 0.12, foot + flat * 0.2),
            (x - tall * 0.12, foot + flat * 0.2),
        ),
        inks.on(inks.a),
    )


def disc(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A record, half out of the picture."""
    cx, cy = w * dice.pick("cx", (0.5, 0.72, 0.28)), h * dice.pick("cy", (0.5, 0.64))
    radius = min(w, h) * 0.52
    dark = inks.ink
    sheet.circle(cx, cy, radius, dark)
    for index in range(7):
        sheet.ring(cx, cy, radius * (0.93 - 0.075 * index), inks.veil(dark, 0.3), radius * 0.009)
    for start in (-62, 118):
        sheet.polygon(inks.veil(dark, 0.22), (cx, cy), polar(cx, cy, radius, start), polar(cx, cy, radius, start + 16))
    sheet.circle(cx, cy, radius * 0.38, inks.a)
    with sheet.within(circle(cx, cy, radius * 0.38)):
        sheet.rect(Box(cx - radius, cy, radius * 2, radius), inks.c)
    sheet.circle(cx, cy, radius * 0.045, inks.ground)
