"""Rhythms: one form, repeated until it tells something."""

import math

from cineteca.catalog.domain.poster.colour import contrast
from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.shapes import Box, number, polar, polygon, trace
from cineteca.catalog.domain.poster.sheet import Sheet


def frames(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Strips of film side by side, run on by different lengths; a disc travels from frame to frame."""
    strips = 2 if w < h * 0.55 else 3 if w <= h * 1.1 else 4
    gap = w * 0.035
    wide = (w - gap * (strips + 1)) / strips
    tall, pitch = wide * 0.76, wide * 0.83
    for strip in range(strips):
        x, y = gap + strip * (wide + gap), -tall * dice.unit(f"offset{strip}")
        sheet.rect(Box(x, 0, wide, h), inks.ink)
        for side in (0.07, 0.93):
            sheet.stroke(
                trace("M", x + wide * side, y, "V", h), inks.ground, wide * 0.06, dashes=(pitch / 8, pitch / 8)
            )
        for row in range(math.ceil((h - y) / pitch)):
            fill = (inks.a, inks.b, inks.veil(inks.a, 0.4))[(row + strip) % 3]
            top = y + row * pitch
            sheet.rect(Box(x + wide * 0.14, top, wide * 0.72, tall), fill)
            travelled = abs((row + strip * 2) % 6 - 3) / 3
            sheet.circle(x + wide * (0.36 + 0.28 * travelled), top + tall / 2, wide * 0.2, inks.c)


def shards(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A pane that has been hit: splinters around one point."""
    cx, cy = w * dice.pick("cx", (0.34, 0.5, 0.64)), h * dice.pick("cy", (0.36, 0.5, 0.6))
    count, reach = dice.pick("count", (9, 11, 13)), math.hypot(w, h)
    angles = [360 / count * (index + dice.between(f"a{index}", 0, 0.62)) for index in range(count)]
    near = [min(w, h) * dice.between(f"n{index}", 0.1, 0.22) for index in range(count)]
    far = [min(w, h) * dice.between(f"f{index}", 0.3, 0.5) for index in range(count)]
    for index in range(count):
        following = (index + 1) % count
        one, two = angles[index], angles[following] + (360 if following == 0 else 0)
        rings = ((near, far), (far, [reach] * count))
        for ring, (inside, outside) in enumerate(rings):
            fill = (inks.a, inks.ink, inks.b, inks.a, inks.shade(inks.a, 0.4))[(index * 2 + ring * 3) % 5]
            gap = 1.1
            sheet.polygon(
                fill,
                polar(cx, cy, inside[index] + gap * 2, one + gap),
                polar(cx, cy, outside[index] - gap, one + gap),
                polar(cx, cy, outside[following] - gap, two - gap),
                polar(cx, cy, inside[following] + gap * 2, two - gap),
            )
    sheet.polygon(inks.c, *(polar(cx, cy, near[index] * 0.72, angles[index]) for index in range(count)))


def pulse(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Lines of one signal, stacked; each hides what is behind it."""
    lines, marked = 14, dice.whole("marked", 4, 10)
    middle = dice.between("middle", 0.4, 0.6)
    for index in range(lines):
        y = h * (0.2 + 0.72 * index / (lines - 1))
        data = trace("M", w * 0.06, y)
        x, step = w * 0.06, w * 0.88 / 11
        previous = y
        for peak in range(11):
            x += step
            near = math.exp(-(((peak + 1) / 11 - middle) ** 2) * 22)
            top = y - h * 0.2 * near * dice.unit(f"{index}/{peak}")
            data += trace("C", x - step * 0.5, previous, x - step * 0.5, top, x, top)
            previous = top
        colour = inks.a if index == marked else inks.ink
        sheet.stroke(data, colour, max(1.6, w * 0.008), fill=inks.ground)


def maze(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A round labyrinth; there is one way in."""
    cx, cy = w / 2, h / 2
    step = min(w, h) * 0.47 / 7
    openings = [dice.between(f"o{ring}", 0, 360) for ring in range(8)]
    for ring in range(1, 8):
        radius, wide = step * ring, math.degrees(0.8 / ring)
        start, end = polar(cx, cy, radius, openings[ring] + wide / 2), polar(cx, cy, radius, openings[ring] - wide / 2)
        r = radius
        data = trace("M", start[0], start[1], "A", r, r, "0 1 1", end[0], end[1])
        if ring > 1:
            wall = openings[ring] + dice.between(f"w{ring}", 60, 300)
            (x1, y1), (x2, y2) = polar(cx, cy, radius, wall), polar(cx, cy, radius - step, wall)
            data += trace("M", x1, y1, "L", x2, y2)
        sheet.stroke(data, inks.ink if ring % 3 else inks.b, step * 0.34)
    sheet.circle(cx, cy, step * 0.46, inks.a)


def blinds(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Light through slats; a disc behind them shows only between."""
    count = 11
    step = h / count
    radius, cx, cy = min(w, h) * 0.38, w * dice.pick("cx", (0.36, 0.5, 0.66)), h * dice.pick("cy", (0.42, 0.55))
    slope = h * dice.pick("slope", (-0.12, 0.0, 0.12))
    sheet.circle(cx, cy, radius, inks.c)
    for index in range(-2, count + 2):
        y = step * index
        thick = step * (0.28 + 0.44 * (index % 11) / count)
        sheet.polygon(
            inks.a if index % 4 == 1 else inks.ink, (0, y), (w, y + slope), (w, y + slope + thick), (0, y + thick)
        )


def curtain(sheet: Sheet, w: float, h: float, inks: Inks, _dice: Dice) -> None:
    """A curtain drawn to both sides of a lit stage."""
    stage = h * 0.82
    sheet.circle(w * 0.5, stage - min(w, h) * 0.1, min(w * 0.34, h * 0.34), inks.c)
    sheet.rect(Box(0, stage, w, h - stage), inks.ink)
    folds = 5
    for side in (0, 1):
        for fold in reversed(range(folds)):
            top_x, foot_x = w * 0.1 * (fold + 1), w * 0.052 * (fold + 1)
            belly = w * 0.026 * (fold + 1)
            fill = inks.a if fold % 2 else inks.shade(inks.a, 0.4)
            with sheet.moved(f"translate({number(w)} 0)scale(-1 1)" if side else "translate(0 0)"):
                sheet.path(
                    trace("M0 0H", top_x, "C", top_x, h * 0.4, belly, h * 0.55, foot_x, h * 0.9, "H0Z"),
                    fill,
                )
    count = 7
    step = w / count
    scallops = trace("M0 0V", h * 0.07) + trace("q", step / 2, h * 0.09, step, 0) * count + "V0Z"
    sheet.path(scallops, inks.b)


def chevrons(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A column of arrows; one goes against the rest."""
    rows, against = 7, dice.whole("against", 2, 4)
    columns = 3 if w <= h * 1.2 else 5
    step, high = w / columns, h / rows
    marked = dice.whole("column", 0, columns - 1)
    for column in range(columns):
        data = ""
        for row in range(rows):
            if (row, column) == (against, marked):
                continue
            data += _chevron(column * step, row * high, step, high, 1)
        sheet.path(data, inks.a if column % 2 else inks.ink)
    sheet.path(_chevron(marked * step, against * high, step, high, -1), inks.c)


def _chevron(x: float, y: float, w: float, h: float, way: int) -> str:
    tip, tail = (y + h * 0.06, y + h * 0.5) if way > 0 else (y + h * 0.94, y + h * 0.5)
    thick = h * 0.42 * way
    left, middle, right = x + w * 0.07, x + w * 0.5, x + w * 0.93
    return polygon(
        (left, tail), (middle, tip), (right, tail), (right, tail + thick), (middle, tip + thick), (left, tail + thick)
    )


def threads(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Threads spun between edges: straight lines that make a curve."""
    count = 22
    spans = (
        ((0.04, 0.04), (0.04, 0.96), (0.96, 0.96)),
        ((0.96, 0.96), (0.96, 0.04), (0.04, 0.04)),
    )
    flip = dice.coin("flip")
    for (p, q, r), colour in zip(spans, (inks.ink, inks.a), strict=True):
        data = ""
        for index in range(count + 1):
            t = index / count
            x1, y1 = p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t
            x2, y2 = q[0] + (r[0] - q[0]) * t, q[1] + (r[1] - q[1]) * t
            x1, x2 = (1 - x1, 1 - x2) if flip else (x1, x2)
            data += trace("M", x1 * w, y1 * h, "L", x2 * w, y2 * h)
        sheet.stroke(data, colour, 1.3)
    sheet.circle(w * 0.5, h * 0.5, min(w, h) * 0.09, inks.c)


def leaves(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Seaweed cut out of painted paper, each on its own block."""
    columns = 2 if w <= h * 1.2 else 3
    rows = max(1, round(h / (w / columns) / 1.15))
    wide, tall = w / columns, h / rows
    grounds, papers = (inks.a, inks.b, inks.c, inks.veil(inks.a, 0.55)), (inks.ground, inks.ink)
    for row in range(rows):
        for column in range(columns):
            name = f"{row}/{column}"
            back = grounds[(row * 3 + column + dice.whole("first", 0, 3)) % 4]
            fill = max(papers, key=lambda paper: contrast(paper, back))
            with sheet.window(Box(column * wide, row * tall, wide, tall)):
                sheet.rect(Box(0, 0, wide + 1, tall + 1), back)
                turn = dice.pick(f"turn{name}", (-24, -8, 12, 28))
                with sheet.moved(f"translate({number(wide / 2)} {number(tall * 0.94)})rotate({turn})"):
                    sheet.stroke(_weed(wide * 0.36, tall * 0.9), fill, wide * 0.105, rounded=True)


def _weed(half: float, tall: float) -> str:
    """A stem and its arms, to be drawn with a broad round pen, from the foot at the origin upwards."""
    data = trace("M0", tall * 0.1, "Q", half * 0.16, -tall * 0.5, 0, -tall * 0.84)
    for index in range(4):
        y, reach, rise = -tall * (0.1 + 0.19 * index), half * (0.92 - 0.13 * index), number(-tall * 0.2)
        for side in (-1, 1):
            foot, out = number(y - tall * (0.06 if side > 0 else 0)), number(side * reach)
            data += f"M0 {foot}q{out} 0 {out} {rise}"
    return data


def confetti(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Paper forms of one size family thrown over each other, heavier below."""
    colours = (inks.a, inks.b, inks.c, inks.ink)
    unit = min(w, h) * 0.2
    for index in range(15):
        x, y = w * ((index * 0.618 + dice.unit("x")) % 1), h * (0.1 + 0.86 * (index + 0.5) / 15)
        size = unit * (0.45 + 0.95 * (index / 14) ** 1.3)
        fill = colours[(index + dice.whole("first", 0, 3)) % 4]
        turn = dice.between(f"turn{index}", 0, 360)
        with sheet.moved(f"translate({number(x)} {number(y)})rotate({number(turn)})"):
            form = index % 3
            if form == 0:
                sheet.circle(0, 0, size * 0.55, fill)
            elif form == 1:
                sheet.rect(Box(-size * 0.9, -size * 0.17, size * 1.8, size * 0.34), fill)
            else:
                sheet.path(
                    trace("M", -size * 0.7, "0a", size * 0.7, size * 0.7, "0 0 1", size * 1.4, "0z"),
                    fill,
                )
