"""Scissors and silkscreen: cut paper, brush and flat ink."""

from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.layouts.setting import Job, Voice, headline, show, small
from cineteca.catalog.domain.poster.lettering.breaking import fitted
from cineteca.catalog.domain.poster.shapes import Box, polygon
from cineteca.catalog.domain.poster.sheet import Sheet


def cutpaper(sheet: Sheet, job: Job) -> None:
    """Blocks cut by hand lean against each other; each line of the title has its own strip."""
    inks, dice = job.inks, job.dice
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    _scraps(sheet, job)
    block = fitted(job.title.main.upper(), "narrow", width=330, height=210, leading=1.02, largest=150)
    step = block.size * 0.94
    top = 540 - 26 - step * len(block.lines)
    strip = inks.ink
    for index, one in enumerate(block.lines):
        y = top + index * step
        high, width = step * 0.97, one.width * block.size + 30
        x = 24 + dice.between(f"x{index}", 0, max(0.0, min(60, 352 - width)))
        jag = [dice.between(f"jag{index}/{corner}", -3.2, 3.2) for corner in range(4)]
        with sheet.moved(f"rotate({dice.between(f'turn{index}', -2.4, 2.4):.1f} 200 {y:.0f})"):
            sheet.polygon(
                strip,
                (x - 2 + jag[0], y + jag[1] * 0.6),
                (x + width + jag[2], y - jag[0] * 0.6),
                (x + width - jag[1], y + high + jag[3] * 0.6),
                (x + jag[3], y + high - jag[2] * 0.6),
            )
            sheet.type(one, x + 15, y + high / 2 + block.cap_height / 2, block.size, fill=inks.on(strip), on=strip)
    small(sheet, job.title.sub, 30, 548, fill=inks.ink, on=inks.ground, face="bold", size=13, width=340)
    small(sheet, job.director, 30, 574, fill=inks.ink, on=inks.ground, size=12.5, width=250, face="bold")
    small(sheet, job.year, 370, 574, fill=inks.ink, on=inks.ground, size=12.5, align="right", face="bold")


def _scraps(sheet: Sheet, job: Job) -> None:
    inks, dice = job.inks, job.dice
    colours = [ink for ink in (inks.a, inks.b, inks.c) if ink != inks.ink]
    edges = [0.0]
    count = dice.pick("scraps", (3, 4, 5))
    for index in range(count):
        edges.append(edges[-1] + dice.between(f"w{index}", 0.7, 1.5))
    scale = 412 / edges[-1]
    for index in range(count):
        left, right = edges[index] * scale - 6, edges[index + 1] * scale - 6
        lean = [dice.between(f"lean{index}/{corner}", -16, 16) for corner in range(4)]
        foot = dice.between(f"foot{index}", 150, 470) if index % 2 else dice.between(f"foot{index}", 250, 520)
        sheet.polygon(
            colours[index % len(colours)],
            (left + lean[0], -5),
            (right + lean[1], -5),
            (right + lean[2] * 0.7, foot + lean[3]),
            (left + lean[3] * 0.7, foot - lean[0]),
        )
    window = Box(70 + dice.between("px", 0, 60), 60 + dice.between("py", 0, 50), 200, 210)
    jag = [dice.between(f"p{corner}", -14, 14) for corner in range(8)]
    frame = polygon(
        (window.x + jag[0], window.y + jag[1]),
        (window.right + jag[2], window.y + jag[3]),
        (window.right + jag[4], window.bottom + jag[5]),
        (window.x + jag[6], window.bottom + jag[7]),
    )
    with sheet.within(frame):
        show(sheet, job, window.inset(-16), inks, zoom=1.0)


def warsaw(sheet: Sheet, job: Job) -> None:
    """One painted form on a sheet torn at the edges, lettering in heavy italics that will not stand still."""
    inks, dice = job.inks, job.dice
    border = inks.ink if dice.coin("dark", 0.3) else inks.b
    sheet.rect(Box(0, 0, 400, 600), border)
    torn = _torn(Box(14, 14, 372, 572), job)
    field = inks if border != inks.ground else inks.upon(inks.a)
    sheet.path(torn, field.ground)
    high = dice.coin("title above")
    voice = Voice("serif-black-italic", leading=0.92, largest=92, sub_face="serif-italic")
    head = headline(job.title, voice, 316, 168)
    size = head.height
    picture = Box(40, (62 + size + 26) if high else 44, 320, 600 - size - 164)
    with sheet.within(torn):
        show(sheet, job, picture, field)
    top = 56 if high else picture.bottom + 26
    turn = dice.pick("turn", (-2.5, -1.5, 1.5))
    with sheet.moved(f"rotate({turn} 200 {top + size / 2:.0f})"):
        head.set(sheet, 200, top, fill=field.loud_on(field.ground), on=field.ground, align="middle", sub_fill=field.ink)
    small(
        sheet,
        "   ".join(part for part in (job.director, job.year) if part),
        200,
        564,
        fill=field.ink,
        on=field.ground,
        align="middle",
        face="serif-italic",
        size=15,
        width=310,
    )


def _torn(box: Box, job: Job) -> str:
    """A rectangle with edges as torn along a ruler."""
    dice, steps = job.dice, 9
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    pairs = []
    for side in range(4):
        (x1, y1), (x2, y2) = corners[side], corners[(side + 1) % 4]
        for step in range(steps):
            share = step / steps
            wander = dice.between(f"torn{side}/{step}", -3.4, 3.4)
            across = side % 2 == 0
            pairs.append(
                (x1 + (x2 - x1) * share + (0 if across else wander), y1 + (y2 - y1) * share + (wander if across else 0))
            )
    return polygon(*pairs)


def habana(sheet: Sheet, job: Job) -> None:
    """Silkscreen: the motif in flat inks up to a heavy frame, the title in a bar across it."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ink)
    head = headline(job.title, Voice("black", leading=0.86, capitals=True, largest=84), 332, 150)
    bar = head.height + 44
    low = job.dice.coin("low", 0.65)
    y = 588 - 38 - bar if low else 12.0
    picture = Box(12, 12 if low else 12 + bar, 376, 576 - bar - 38)
    show(sheet, job, picture, inks, zoom=1.0)
    colour = job.dice.pick("bar", [ink for ink in (inks.a, inks.c, inks.b) if ink != inks.ink] or [inks.ground])
    sheet.rect(Box(12, y, 376, bar), colour)
    head.set(sheet, 200, y + 22, fill=inks.on(colour), on=colour, align="middle")
    paper = inks.on(inks.ink)
    small(sheet, job.director, 24, 575, fill=paper, on=inks.ink, width=270, face="bold", size=13)
    small(sheet, job.year, 376, 575, fill=paper, on=inks.ink, align="right", face="bold", size=13)


def split(sheet: Sheet, job: Job) -> None:
    """Two halves; whatever crosses from one to the other changes its ink."""
    inks, dice = job.inks, job.dice
    slant = dice.pick("slant", (0, 90, -90, 150))
    half = polygon((200 + slant, -1), (401, -1), (401, 601), (200 - slant, 601))
    cy = dice.pick("cy", (170, 186))
    cx = 200 + slant * (1 - 2 * cy / 600)
    other = inks.upon(inks.ink)
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    _half(sheet, job, inks, (cx, cy), inks.strongest)
    sheet.path(half, inks.ink)
    with sheet.within(half):
        _half(sheet, job, other, (cx, cy), inks.second)


def _half(sheet: Sheet, job: Job, inks: Inks, centre: tuple[float, float], disc: str) -> None:
    """All of the poster in these inks; the caller decides which part of it is seen."""
    sheet.circle(*centre, 118, disc)
    head = headline(job.title, Voice("serif-black", leading=0.96, largest=190, sub_face="serif-text"), 348, 210)
    head.set(sheet, 200, 522 - head.height, fill=inks.ink, on=inks.ground, align="middle")
    small(sheet, job.director, 26, 574, fill=inks.ink, on=inks.ground, width=250, size=13)
    small(sheet, job.year, 374, 574, fill=inks.ink, on=inks.ground, align="right", size=13)
