"""Places: landscapes and rooms, reduced to a few flat forms."""

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.shapes import Box, number, polygon, trace
from cineteca.catalog.domain.poster.sheet import Sheet


def horizon(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A sun that is too large, going down into bands of land."""
    level = h * dice.between("level", 0.56, 0.68)
    radius = min(w * 0.36, h * 0.4)
    sx = w * dice.pick("sx", (0.36, 0.5, 0.66))
    sheet.circle(sx, level - radius * dice.between("up", 0.2, 0.5), radius, inks.a)
    for index, fill in enumerate((inks.b, inks.c, inks.shade(inks.b, 0.45), inks.ink)):
        top = level + (h - level) * (0, 0.24, 0.5, 0.76)[index]
        tilt = h * 0.035 * (1, -1.2, 0.8, -0.6)[index] * dice.pick("side", (1, -1))
        sheet.polygon(fill, (0, top - tilt), (w, top + tilt), (w, h), (0, h))


def peaks(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Three ranges, each mountain with a lit and a shaded flank, under a small moon."""
    sheet.circle(w * dice.pick("mx", (0.22, 0.76)), h * 0.2, min(w, h) * 0.085, inks.c)
    for index, (left, top, half) in enumerate(
        ((0.3, 0.3, 0.42), (0.78, 0.44, 0.44), (0.12, 0.62, 0.4), (0.62, 0.7, 0.5))
    ):
        x = w * (left if dice.coin("mirror") else 1 - left)
        y, reach = h * top, max(w, h * 0.7) * half
        fill = (inks.veil(inks.a, 0.3), inks.a, inks.b, inks.ink)[index]
        sheet.polygon(fill, (x, y), (x + reach, h), (x - reach, h))
        if index < 3:
            kink = reach * 0.16
            sheet.polygon(
                inks.shade(fill, 0.36),
                (x, y),
                (x + reach, h),
                (x + kink, h),
                (x - kink * 0.5, y + (h - y) * 0.5),
                (x + kink * 0.5, y + (h - y) * 0.28),
            )


def stairs(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Steps that go up and out of the picture, their risers in shade."""
    count = 8
    step_w, step_h = w / (count - 1), h / (count + 1)
    mirrored = dice.coin("mirror")
    with sheet.moved(f"translate({number(w)} 0)scale(-1 1)" if mirrored else "translate(0 0)"):
        sheet.circle(w * 0.24, h * 0.24, min(w, h) * 0.14, inks.c)
        for index in range(count):
            x, y = index * step_w, h - (index + 1) * step_h
            sheet.polygon(inks.a, (x, y), (x + step_w, y), (x + step_w + h, h + y), (x, h + y))
            sheet.polygon(
                inks.shade(inks.a, 0.55),
                (x, y),
                (x + step_w * 0.0, y + step_h),
                (x + h, y + step_h + h),
                (x + h, y + h),
            )
            sheet.polygon(
                inks.b,
                (x, y),
                (x + step_w, y),
                (x + step_w * 1.6, y + step_h * 0.6),
                (x + step_w * 0.6, y + step_h * 0.6),
            )


def city(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A skyline at night: few windows are lit."""
    sheet.circle(w * dice.pick("mx", (0.24, 0.7)), h * 0.25, min(w, h) * 0.15, inks.c)
    for depth, fill in enumerate((inks.veil(inks.b, 0.25), inks.a, inks.ink)):
        x, index = -w * 0.05 * depth, 0
        while x < w:
            width = w * dice.pick(f"w{depth}/{index}", (0.09, 0.13, 0.18))
            top = h * (dice.between(f"h{depth}/{index}", 0.22, 0.5) + 0.17 * depth)
            sheet.rect(Box(x, top, width, h - top), fill)
            if depth == 2:
                _windows(sheet, Box(x, top, width, h - top), inks, Dice(f"{dice.seed}{index}"))
            x += width + w * 0.012 * (2 - depth)
            index += 1


def _windows(sheet: Sheet, house: Box, inks: Inks, dice: Dice) -> None:
    size = house.width / 7
    data = ""
    for row in range(int(house.height / size / 2.6)):
        for column in range(3):
            if dice.coin(f"{row}/{column}", 0.3):
                x, y = house.x + size * (1 + column * 2), house.y + size * (1.3 + row * 2.6)
                data += trace("M", x, y, "h", size, "v", size * 1.4, "h", -size, "z")
    if data:
        sheet.path(data, inks.c if inks.c != inks.ink else inks.ground)


def road(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A road straight to the horizon, a sun at its end."""
    vx, vy = w * dice.pick("vx", (0.38, 0.5, 0.64)), h * dice.between("vy", 0.42, 0.52)
    sheet.circle(vx, vy, min(w, h) * 0.27, inks.c)
    sheet.rect(Box(0, vy, w, h - vy), inks.a)
    sheet.polygon(inks.shade(inks.a, 0.3), (0, vy), (vx, vy), (0, vy + (h - vy) * 0.5))
    sheet.polygon(inks.ink, (vx - 2, vy), (vx + 2, vy), (vx + w * 0.46, h), (vx - w * 0.46, h))
    light = inks.ground
    for near, far in ((0.06, 0.1), (0.16, 0.25), (0.36, 0.52), (0.7, 0.98)):
        y1, y2 = vy + (h - vy) * near, vy + (h - vy) * far
        sheet.polygon(light, (vx - near * 9, y1), (vx + near * 9, y1), (vx + far * 9, y2), (vx - far * 9, y2))


def arcade(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """Arches within arches, leading off to one side, as in metaphysical squares."""
    fills = (inks.a, inks.ink, inks.b, inks.shade(inks.a, 0.45), inks.c)
    drift = w * dice.pick("drift", (-0.055, 0.0, 0.055))
    for index, fill in enumerate(fills):
        half = w * (0.44 - 0.082 * index)
        x = w / 2 + drift * index
        top = h * (0.08 + 0.105 * index)
        sheet.path(_arch(x, top, half, h), fill)
    if drift:
        sheet.circle(w / 2 + drift * 4, h * 0.82, w * 0.04, inks.ink)


def _arch(x: float, top: float, half: float, foot: float) -> str:
    r = half
    return trace("M", x - half, foot, "V", top + half, "a", r, r, "0 0 1", half * 2, "0V", foot, "Z")


def door(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A door ajar; its light falls across the floor towards us."""
    mirrored = dice.coin("mirror")
    x, top, foot = w * 0.46, h * 0.2, h * 0.66
    width = min(w * 0.2, h * 0.22)
    with sheet.moved(f"translate({number(w)} 0)scale(-1 1)" if mirrored else "translate(0 0)"):
        sheet.rect(Box(0, foot, w, h - foot), inks.shade(inks.ground, 0.16))
        sheet.polygon(inks.a, (x, foot), (x + width, foot), (x + width * 0.1, h), (x - width * 2.4, h))
        sheet.rect(Box(x, top, width, foot - top), inks.a)
        sheet.polygon(
            inks.b,
            (x + width, top),
            (x + width * 1.75, top - h * 0.05),
            (x + width * 1.75, foot + h * 0.07),
            (x + width, foot),
        )
        sheet.circle(x + width * 1.6, (top + foot) / 2 + h * 0.02, width * 0.06, inks.c)
        sheet.polygon(
            inks.ink,
            (x + width * 0.36, foot),
            (x + width * 0.56, foot),
            (x + width * 0.05, foot + (h - foot) * 0.62),
            (x - width * 0.4, foot + (h - foot) * 0.62),
        )
        sheet.path(_arch(x + width * 0.46, foot - (foot - top) * 0.42, width * 0.12, foot), inks.ink)


def moonrise(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """A moon and its broken path on the water."""
    level, x = h * dice.between("level", 0.54, 0.62), w * dice.pick("x", (0.34, 0.5, 0.62))
    radius = min(w * 0.27, h * 0.25)
    sheet.circle(x, level - radius * 1.25, radius, inks.a)
    if dice.coin("crescent"):
        sheet.circle(x + radius * 0.42, level - radius * 1.42, radius * 0.86, inks.ground)
    sheet.rect(Box(0, level, w, h - level), inks.b)
    y, index = level + h * 0.012, 0
    while y < h:
        thick = h * (0.008 + 0.0032 * index)
        half = radius * dice.between(f"half{index}", 0.3, 1.05)
        sheet.rect(Box(x - half + radius * dice.between(f"off{index}", -0.18, 0.18), y, half * 2, thick), inks.a)
        y += thick * 2.1
        index += 1


def summit(sheet: Sheet, w: float, h: float, inks: Inks, dice: Dice) -> None:
    """One mountain drawn by its contour lines."""
    x, top = w * dice.pick("x", (0.36, 0.6)), h * 0.14
    for index in range(9):
        y = top + (h - top) * index / 9.5
        reach = w * (0.1 + 0.095 * index)
        lean = w * 0.03 * (index % 3 - 1)
        fill = (inks.a, inks.ink, inks.b)[index % 3]
        data = polygon((x + lean, y), (x + reach, h), (x - reach, h))
        sheet.path(data, fill if index else inks.c)
