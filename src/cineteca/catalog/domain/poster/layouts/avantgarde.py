"""Weimar, Munich, Ivrea, Kyoto: turned type, letters as pictures, and empty paper."""

from cineteca.catalog.domain.poster.layouts.setting import MARGIN, Job, Voice, headline, show, small
from cineteca.catalog.domain.poster.lettering.lines import line
from cineteca.catalog.domain.poster.shapes import Box, circle, polygon
from cineteca.catalog.domain.poster.sheet import Sheet

_ARTICLES = "the a an le la les l’ der die das el los las il lo gli un una une"
ARTICLES = frozenset(_ARTICLES.split())


def weimar(sheet: Sheet, job: Job) -> None:
    """Bars and a disc in balance; the title reads upwards along the heaviest bar."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    strong = inks.strongest
    head = headline(job.title, Voice("black", leading=0.9, capitals=True, largest=104, tracking=0.01), 520, 104)
    x, bar = 40.0, max(head.height + 44, 84)
    left = x + bar
    radius = min(134.0, (400 - left) * 0.66)
    cx, cy = left + (400 - left) * 0.5, 186
    with sheet.within(circle(cx, cy, radius)):
        show(sheet, job, Box(cx - radius, cy - radius, radius * 2, radius * 2), inks.upon(inks.second), zoom=1.1)
    sheet.rect(Box(0, cy + radius + 40, 400, 14), inks.ink)
    sheet.rect(Box(x, 0, bar, 600), strong)
    with sheet.moved(f"translate({x} 574)rotate(-90)"):
        head.set(sheet, 0, (bar - head.height) / 2, fill=inks.on(strong), on=strong)
    left += 18
    small(sheet, job.year, left, 374 + 58, fill=inks.ink, on=inks.ground, face="black", size=44, width=400 - left - 20)
    sheet.rect(Box(left, 548, 400 - left - 24, 5), inks.ink)
    small(sheet, job.director, left, 574, fill=inks.ink, on=inks.ground, face="bold", size=14, width=400 - left - 22)


def phoebus(sheet: Sheet, job: Job) -> None:
    """Everything on one diagonal: a line, a disc with the picture, the title rising along it (after Munich, 1927)."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    turn = -job.dice.pick("turn", (32, 38, 44))
    with sheet.moved(f"rotate({turn} 200 330)"):
        sheet.rect(Box(-300, 338, 1000, 340), inks.a)
        sheet.rect(Box(-300, 322, 1000, 4), inks.ink)
    cx, cy, radius = 136.0, 158.0, 112.0
    with sheet.within(circle(cx, cy, radius)):
        show(sheet, job, Box(cx - radius, cy - radius, radius * 2, radius * 2), inks.upon(inks.b), zoom=1.05)
    head = headline(job.title, Voice("bold", leading=0.94, largest=110), 322, 116)
    with sheet.moved(f"rotate({turn} 200 330)"):
        head.set(sheet, 8, 358, fill=inks.on(inks.a), on=inks.a)
    small(sheet, job.year, 400 - MARGIN, 52, fill=inks.ink, on=inks.ground, face="black", size=34, align="right")
    colour = inks.a
    small(
        sheet,
        job.director,
        400 - MARGIN,
        572,
        fill=inks.on(colour),
        on=colour,
        align="right",
        size=13,
        face="bold",
        width=260,
    )


def ivrea(sheet: Sheet, job: Job) -> None:
    """The letters of the title let loose in colour, and the title itself, quietly, below (after Olivetti's posters)."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    letters = [one for one in job.title.main if one.isalnum()][:9] or ["—"]
    columns = 2 if len(letters) <= 4 else 3
    rows = -(-len(letters) // columns)
    wide, tall = 388 / columns, 440 / rows
    with sheet.window(Box(0, 0, 400, 462)):
        for index, letter in enumerate(letters):
            row, column = divmod(index, columns)
            # A last row that is not full spreads over the whole width.
            in_row = min(columns, len(letters) - row * columns)
            cell = Box(6 + 388 / in_row * column, 10 + tall * row, 388 / in_row, tall)
            _loose(sheet, job, letter, index, cell, min(wide, tall))
    head = headline(job.title, Voice("bold", leading=1.0, largest=38), 400 - 2 * MARGIN, 70)
    head.set(sheet, MARGIN, 484, fill=inks.ink, on=inks.ground)
    small(sheet, job.director, MARGIN, 578, fill=inks.ink, on=inks.ground, size=13, width=260)
    small(sheet, job.year, 400 - MARGIN, 578, fill=inks.ink, on=inks.ground, size=13, align="right")


def _loose(sheet: Sheet, job: Job, letter: str, index: int, cell: Box, unit: float) -> None:
    """One letter in its cell, larger than the cell, in its own face, ink and turn."""
    inks, dice = job.inks, job.dice
    one = line(letter, dice.pick(f"face{index}", ("black", "serif-black", "narrow", "serif-black-italic")))
    high = one.top - min(0.0, one.bottom)
    size = unit * dice.between(f"size{index}", 1.08, 1.42) / max(high, one.width * 0.92, 0.3)
    colours = [ink for ink in dict.fromkeys((inks.a, inks.b, inks.c, inks.ink)) if ink != inks.ground]
    x = cell.x + cell.width * (0.5 + dice.between(f"x{index}", -0.08, 0.08))
    y = cell.y + cell.height * (0.5 + dice.between(f"y{index}", -0.06, 0.06))
    turn = dice.pick(f"turn{index}", (0, 0, 0, -90, 90, -14, 12))
    with sheet.moved(f"translate({x:.0f} {y:.0f})rotate({turn})"):
        middle = (one.top + min(0.0, one.bottom)) / 2 * size
        fill = colours[(index + index // 3 + dice.whole("first", 0, 3)) % len(colours)]
        sheet.ornament(one, 0, middle, size, fill=fill, align="middle")


def initial(sheet: Sheet, job: Job) -> None:
    """One letter, larger than the sheet, standing on a rule; the title below it."""
    inks, dice = job.inks, job.dice
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    letter = _initial(job.title.main)
    slab = letter in "IJ1L"
    one = line(letter, "serif-black" if slab else dice.pick("face", ("serif-black", "black", "serif-black-italic")))
    rule = 428.0
    size = min(rule * dice.pick("rise", (0.94, 1.06, 1.2)) / max(one.top, 0.3), 620 / max(one.width, 0.2))
    wide = one.width * size
    # The letter leaves the sheet on one side, but never so far that it cannot be told.
    x = MARGIN if slab else dice.pick("side", (MARGIN - 4, 400 - MARGIN / 2 - wide * 0.8, -wide * 0.14))
    colour = inks.strongest
    with sheet.window(Box(0, 0, 400, rule)):
        sheet.ornament(one, x, rule, size, fill=colour)
    sheet.rule(0, rule, 400, inks.ink, 3)
    head = headline(job.title, Voice("serif", leading=1.0, largest=58, sub_face="serif-italic"), 400 - 2 * MARGIN, 106)
    head.set(sheet, MARGIN, rule + 24, fill=inks.ink, on=inks.ground)
    small(sheet, job.director, MARGIN, 578, fill=inks.ink, on=inks.ground, size=14, width=260, face="serif-italic")
    small(sheet, job.year, 400 - MARGIN, 578, fill=inks.ink, on=inks.ground, size=14, align="right", face="serif-text")


def _initial(title: str) -> str:
    """The first letter of the first word that says something."""
    parts = [part for part in title.split() if part.lower() not in ARTICLES] or title.split()
    return next((one for part in parts for one in part.upper() if one.isalnum()), "—")


def kyoto(sheet: Sheet, job: Job) -> None:
    """Empty paper, one disc, a light title."""
    inks, dice = job.inks, job.dice
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    radius = dice.pick("radius", (84, 104, 128))
    cx, cy = dice.pick("cx", (146, 200, 262)), dice.pick("cy", (178, 214))
    with sheet.within(circle(cx, cy, radius)):
        show(sheet, job, Box(cx - radius, cy - radius, radius * 2, radius * 2), inks.upon(inks.a), zoom=1.05)
    head = headline(job.title, Voice("serif-light", leading=1.06, largest=58, sub_face="serif-italic"), 320, 150)
    top = 546 - head.height - 22
    head.set(sheet, 40, top, fill=inks.ink, on=inks.ground)
    small(sheet, job.director, 40, 560, fill=inks.ink, on=inks.ground, size=12.5, width=240, face="serif-text")
    small(sheet, job.year, 360, 560, fill=inks.ink, on=inks.ground, size=12.5, align="right", face="serif-text")


def beam(sheet: Sheet, job: Job) -> None:
    """A beam of light from one corner; the title stands where it falls."""
    inks, dice = job.inks, job.dice
    night = inks.upon(inks.ink) if dice.coin("night") else inks.upon(inks.b)
    sheet.rect(Box(0, 0, 400, 600), night.ground)
    left = dice.coin("left")
    x0, x1 = (-10.0, 410.0) if left else (410.0, -10.0)
    light = inks.ground
    fall = dice.pick("fall", (190, 230, 270))
    sheet.polygon(light, (x0, 26), (x1, fall), (x1, 610), (x0, 610))
    shade = polygon((x1, fall), (x1, fall + 80), (x0, 40))
    sheet.path(shade, inks.a)
    head = headline(job.title, Voice("narrow", leading=0.84, capitals=True, largest=150), 400 - 2 * MARGIN, 220)
    top = 548 - head.height
    edge = 400 - MARGIN if left else MARGIN
    head.set(sheet, edge, top, fill=inks.ink, on=light, align="right" if left else "left")
    small(
        sheet,
        job.director,
        edge,
        576,
        fill=inks.ink,
        on=light,
        size=13,
        align="right" if left else "left",
        face="bold",
        width=300,
    )
    small(
        sheet,
        job.year,
        edge,
        60,
        fill=night.ink,
        on=night.ground,
        size=18,
        align="right" if left else "left",
        face="bold",
    )
