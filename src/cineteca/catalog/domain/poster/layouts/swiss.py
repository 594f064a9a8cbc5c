"""The international style: a grid, one grotesque, everything flush left, and courage."""

from cineteca.catalog.domain.poster.layouts.setting import MARGIN, Job, Voice, headline, show, small
from cineteca.catalog.domain.poster.lettering.lines import line
from cineteca.catalog.domain.poster.motifs.choice import MOTIFS
from cineteca.catalog.domain.poster.shapes import Box
from cineteca.catalog.domain.poster.sheet import Sheet

LOUD = Voice("bold", leading=0.96, largest=70)


def zurich(sheet: Sheet, job: Job) -> None:
    """The motif fills the upper sheet; below it the title, and the facts in two columns of the grid."""
    inks = job.inks
    head = headline(job.title, LOUD, 400 - 2 * MARGIN, 170)
    foot = 566
    top = foot - 34 - head.height
    edge = top - 30
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    show(sheet, job, Box(0, 0, 400, edge), inks.upon(inks.a) if job.dice.coin("block", 0.35) else inks, zoom=1.12)
    sheet.rect(Box(0, edge, 400, 600 - edge), inks.ground)
    head.set(sheet, MARGIN, top, fill=inks.ink, on=inks.ground)
    _columns(sheet, job, foot, inks.ink, inks.ground)


def _columns(sheet: Sheet, job: Job, y: float, fill: str, on: str, margin: float = MARGIN) -> None:
    if job.director:
        small(sheet, job.director, margin, y, fill=fill, on=on, width=250)
        small(sheet, job.year, 400 - margin, y, fill=fill, on=on, align="right")
    else:
        small(sheet, job.year, margin, y, fill=fill, on=on)


def basel(sheet: Sheet, job: Job) -> None:
    """A very large title above; the motif runs off the lower right; the facts stand in the margin it leaves."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    head = headline(job.title, Voice("black", leading=0.9, largest=112, tracking=-0.01), 400 - 2 * MARGIN + 6, 226)
    bottom = head.set(sheet, MARGIN - 2, 32, fill=inks.loud_on(inks.ground), on=inks.ground, sub_fill=inks.ink)
    top = max(bottom + 36, 190)
    left = 132
    show(sheet, job, Box(left, top, 400 - left, 600 - top), inks.upon(inks.b), zoom=1.1, dx=0.05, dy=0.04)
    sheet.rule(MARGIN, top, left - MARGIN - 14, inks.ink, 3)
    small(sheet, job.year, MARGIN, top + 24, fill=inks.ink, on=inks.ground, size=15, face="bold")
    names = _name_lines(job.director)
    widest = max((line(name, "medium").width for name in names), default=1)
    size = min(12.5, (left - MARGIN - 14) / widest)
    for index, name in enumerate(names):
        small(sheet, name, MARGIN, top + 45 + size * 1.25 * index, fill=inks.ink, on=inks.ground, size=size)


def _name_lines(name: str) -> list[str]:
    """Names one under the other: given names on one line, the family name on the next."""
    names = [part.strip() for part in name.split(",") if part.strip()]
    return [piece for one in names[:2] for piece in (one.rsplit(" ", 1) if len(one) > 12 else [one])]


def contact(sheet: Sheet, job: Job) -> None:
    """Nine squares: the motif again and again, nearer each time, in changing inks; one square stays empty."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    low = job.dice.coin("low")
    gap, left = 6.0, 22.0
    size = (400 - 2 * left - 2 * gap) / 3
    step = size + gap
    top = left if low else 600 - left - 3 * step + gap
    _nine(sheet, job, left, top, size, step)
    area = Box(left, top + 3 * step + 14 if low else left + 2, 400 - 2 * left, 600 - 3 * step - 2 * left - 14)
    head = headline(job.title, Voice("bold", leading=0.96, largest=84), area.width, area.height - 30)
    head.set(sheet, left, area.y + 4, fill=inks.ink, on=inks.ground)
    _columns(sheet, job, 600 - left if low else top - 14, inks.ink, inks.ground, left)


def _nine(sheet: Sheet, job: Job, left: float, top: float, size: float, step: float) -> None:
    inks, dice = job.inks, job.dice
    grounds = dice.pick("grounds", ((inks.a, inks.ink, inks.c), (inks.b, inks.a, inks.ink), (inks.c, inks.b, inks.a)))
    for name, colour in zip("ABC", grounds, strict=True):
        with sheet.kept(name):
            sheet.rect(Box(-size, -size, size * 3, size * 3), colour)
            MOTIFS[job.motif](sheet, size, size, inks.upon(colour), dice)
    empty = dice.pick("empty", (2, 4, 6, 8))
    for index in range(9):
        row, column = divmod(index, 3)
        if index == empty:
            continue
        # Nearer along the diagonals: whole, half, detail.
        zoom, dx, dy = ((1.0, 0.0, 0.0), (1.7, -0.15, -0.45), (2.4, -1.0, -0.45))[(row + column) % 3]
        with sheet.window(Box(left + column * step, top + row * step, size, size)):
            sheet.again("ABC"[(row * 2 + column) % 3], dx * size, dy * size, zoom)


def column(sheet: Sheet, job: Job) -> None:
    """The title climbs the left side as tall as the sheet; the motif has the right."""
    inks = job.inks
    ground = inks.upon(inks.a) if job.dice.coin("loud") else inks
    sheet.rect(Box(0, 0, 400, 600), ground.ground)
    head = headline(job.title, Voice("black", leading=0.9, largest=150, tracking=-0.01), 600 - 2 * MARGIN, 150)
    wide = max(head.height, 44) + 2 * 22
    show(sheet, job, Box(wide, 0, 400 - wide, 600), inks if ground is not inks else inks.upon(inks.b), zoom=1.08)
    with sheet.moved(f"translate(0 {600 - MARGIN})rotate(-90)"):
        head.set(sheet, 0, 22, fill=ground.ink, on=ground.ground)
    inner = inks if ground is not inks else inks.upon(inks.b)
    plate = Box(wide, 600 - 50, 400 - wide, 50)
    sheet.rect(plate, inner.ground)
    small(sheet, job.director, wide + 16, 578, fill=inner.ink, on=inner.ground, width=plate.width - 76, size=12.5)
    small(sheet, job.year, 400 - 18, 578, fill=inner.ink, on=inner.ground, align="right", size=12.5)
