"""Paperback covers: bands, rules, plates and labels."""

from cineteca.catalog.domain.poster.layouts.setting import MARGIN, Job, Voice, headline, show, small
from cineteca.catalog.domain.poster.shapes import Box, circle
from cineteca.catalog.domain.poster.sheet import Sheet


def bands(sheet: Sheet, job: Job) -> None:
    """Three horizontal bands, the title in the pale one, an emblem below (Young's covers of 1935)."""
    inks = job.inks
    colour, paper = inks.strongest, inks.ground
    sheet.rect(Box(0, 0, 400, 600), colour)
    sheet.rect(Box(0, 176, 400, 210), paper)
    emblem = inks.upon(colour)
    with sheet.within(circle(200, 490, 74)):
        show(sheet, job, Box(126, 416, 148, 148), emblem.upon(emblem.a) if emblem.a != colour else emblem, zoom=1.0)
    ink = inks.on(paper)
    head = headline(
        job.title, Voice("bold", leading=1.02, largest=76, sub_face="medium"), 330, 142 if job.director else 160
    )
    total = head.height + (34 if job.director else 0)
    top = 281 - total / 2
    bottom = head.set(sheet, 200, top, fill=ink, on=paper, align="middle")
    if job.director:
        sheet.rule(182, bottom + 16, 36, colour, 2)
        small(sheet, job.director, 200, bottom + 38, fill=ink, on=paper, align="middle", face="serif-italic", size=16)
    on_band = inks.on(colour)
    sheet.ring(200, 88, 40, on_band, 1.5)
    small(sheet, job.year or "·", 200, 94, fill=on_band, on=colour, align="middle", face="bold", size=18)


def marber(sheet: Sheet, job: Job) -> None:
    """Rules divide the upper third for title and facts; the picture has all the rest (Marber's grid of 1961)."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    head = headline(job.title, Voice("medium", leading=1.04, largest=72, sub_face="light"), 348, 130)
    small(sheet, job.director, MARGIN, 40, fill=inks.ink, on=inks.ground, size=12.5, width=280, face="bold")
    small(sheet, job.year, 400 - MARGIN, 40, fill=inks.ink, on=inks.ground, size=12.5, align="right")
    sheet.rule(MARGIN, 52, 400 - 2 * MARGIN, inks.ink, 1.2)
    title_ink = inks.loud_on(inks.ground)
    bottom = head.set(sheet, MARGIN, 70, fill=title_ink, on=inks.ground, sub_fill=inks.ink)
    edge = max(bottom + 24, 142)
    sheet.rule(MARGIN, edge - 8, 400 - 2 * MARGIN, inks.ink, 1.2)
    show(sheet, job, Box(0, edge + 6, 400, 594 - edge), inks.upon(inks.a), zoom=1.0)


def plate(sheet: Sheet, job: Job) -> None:
    """A picture on a wide margin and a serif title under it, as tipped into an art book."""
    inks = job.inks if job.dice.coin("pale", 0.6) else job.inks.upon(job.inks.b)
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    side = 400 - 2 * 34
    show(sheet, job, Box(34, 34, side, side + 24), inks.upon(inks.a) if inks.a != inks.ground else inks.upon(inks.c))
    head = headline(job.title, Voice("serif", leading=1.02, largest=84, sub_face="serif-italic"), side, 104)
    top = 34 + side + 24 + 26
    bottom = head.set(sheet, 34, top, fill=inks.ink, on=inks.ground)
    base = max(566.0, bottom + 24)
    small(sheet, job.director, 34, base, fill=inks.ink, on=inks.ground, face="serif-italic", size=14, width=260)
    small(sheet, job.year, 366, base, fill=inks.ink, on=inks.ground, face="serif-text", size=14, align="right")


def label(sheet: Sheet, job: Job) -> None:
    """The motif over the whole sheet, and on it a printed label with a fine frame."""
    inks = job.inks
    field = inks.upon(inks.a) if job.dice.coin("field") else inks
    show(sheet, job, Box(0, 0, 400, 600), field, zoom=1.16)
    paper = inks.ground if field is not inks else inks.ink
    ink = inks.on(paper)
    width = 268
    head = headline(job.title, Voice("serif", leading=1.04, largest=64, sub_face="serif-italic"), width - 48, 150)
    height = head.height + 92
    x = job.dice.pick("x", (0.0, 66.0, 132.0))
    y = job.dice.pick("y", (56.0, 300 - height / 2, 600 - 56 - height))
    sheet.rect(Box(x, y, width, height), paper)
    frame = Box(x, y, width, height).inset(7)
    data = f"M{frame.x} {frame.y:.1f}h{frame.width}v{frame.height:.1f}h-{frame.width}z"
    sheet.stroke(data, ink, 1)
    cx = x + width / 2
    small(sheet, job.year, cx, y + 32, fill=ink, on=paper, align="middle", face="serif-text", size=13, tracking=0.12)
    bottom = head.set(sheet, cx, y + 50, fill=ink, on=paper, align="middle")
    small(
        sheet,
        job.director,
        cx,
        bottom + 27,
        fill=ink,
        on=paper,
        align="middle",
        face="serif-italic",
        size=14,
        width=width - 40,
    )
