"""Bills and sleeves: posters made of type alone, or nearly."""

from cineteca.catalog.domain.poster.layouts.setting import Job, Voice, headline, show, small
from cineteca.catalog.domain.poster.lettering.breaking import Block, broken, fitted, words
from cineteca.catalog.domain.poster.lettering.lines import Line, line
from cineteca.catalog.domain.poster.shapes import Box, trace
from cineteca.catalog.domain.poster.sheet import Sheet

WOOD = ("tall", "narrow", "black", "serif-black", "bold")


def broadside(sheet: Sheet, job: Job) -> None:
    """Wood type: every line fills the measure, whatever size that takes."""
    inks = job.inks.upon(job.inks.a) if job.dice.coin("flood", 0.4) else job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    width, top, foot = 400 - 2 * 22, 54.0, 546.0
    lines = _measure_filling(job, width, foot - top - 16)
    heights = [one.top * size for one, size in lines]
    gap = min(26.0, (foot - top - 16 - sum(heights)) / max(1, len(lines)))
    fills = [inks.ink, inks.loud_on(inks.ground)]
    small(sheet, job.director, 22, 36, fill=inks.ink, on=inks.ground, width=270, face="bold", size=12.5)
    small(sheet, job.year, 378, 36, fill=inks.ink, on=inks.ground, align="right", face="bold", size=12.5)
    sheet.rule(22, 46, width, inks.ink, 3)
    y = top + 12
    loud = job.dice.whole("loud", 0, max(0, len(lines) - 1))
    for index, (one, size) in enumerate(lines):
        y += heights[index]
        sheet.type(one, 22, y, size, fill=fills[index == loud], on=inks.ground)
        y += gap
    rest = foot + 22 - y
    if rest > 60:
        show(sheet, job, Box(22, y + 2, width, rest + 10), inks.upon(inks.b), zoom=1.1)
    else:
        sheet.rule(22, foot + 24, width, inks.ink, 3)


def _measure_filling(job: Job, width: float, height: float) -> list[tuple[Line, float]]:
    """Lines with their sizes, so that each is as wide as the measure and all together not higher than `height`."""
    text = job.title.whole.upper()
    parts = words(text)
    best: list[tuple[Line, float]] = []
    best_fill = -1.0
    for count in range(1, min(6, len(parts)) + 1):
        texts, ugliness = broken(parts, count, "narrow")
        lines = [_cut(one, index, job, width, height / count) for index, one in enumerate(texts)]
        total = sum(one.top * size for one, size in lines) + 12 * (count - 1)
        if total > height:
            lines = [(one, size * height / total) for one, size in lines]
        fill = min(1.0, total / height) - 0.3 * ugliness - (0.6 * (total / height - 1) if total > height else 0)
        if fill > best_fill:
            best, best_fill = lines, fill
    return best


def _cut(text: str, index: int, job: Job, width: float, share: float) -> tuple[Line, float]:
    """The cut of wood type that fills the measure nearest to its share of the height."""
    first = job.dice.whole("cut", 0, 3)
    cuts = [WOOD[(first + index + step) % 4] for step in range(2)] + ["tall", "narrow"]
    options = [(one, width / max(one.width, 0.01)) for one in (line(text, cut) for cut in cuts)]
    return min(options, key=lambda option: abs(option[0].top * option[1] - share * 0.9))


def session(sheet: Sheet, job: Job) -> None:
    """A sleeve of the fifties: a picture in one ink, and narrow capitals packed below it, one line in colour."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    width = 400 - 2 * 20
    block = fitted(job.title.main.upper(), "tall", width=width, height=300, leading=0.77, largest=250)
    top = 560 - block.height
    edge = top - (max(block.lines[0].top, block.lines[0].cap_height) - block.lines[0].cap_height) * block.size - 22
    edge -= 26 if job.title.sub else 0
    show(sheet, job, Box(0, 0, 400, edge), inks.upon(inks.a), zoom=1.2)
    small(sheet, job.title.sub, 20, edge + 28, fill=inks.ink, on=inks.ground, face="bold", size=17, width=width)
    loud = job.dice.whole("loud", 0, max(0, len(block.lines) - 1))
    for index, one in enumerate(block.lines):
        y = top + block.cap_height + index * block.leading * block.size
        fill = inks.loud_on(inks.ground) if index == loud else inks.ink
        sheet.type(one, 20, y, block.size, fill=fill, on=inks.ground)
    _foot(sheet, job)


def _foot(sheet: Sheet, job: Job) -> None:
    inks = job.inks
    small(sheet, job.director, 20, 584, fill=inks.ink, on=inks.ground, width=270, size=13, face="bold")
    small(sheet, job.year, 380, 584, fill=inks.ink, on=inks.ground, align="right", size=13, face="bold")


def teatro(sheet: Sheet, job: Job) -> None:
    """A playbill on the middle axis: thick and thin frame, small words in italics, swelled rules."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    accent = inks.loud_on(inks.ground)
    for inset, weight in ((15, 5.0), (23, 1.2)):
        box = Box(0, 0, 400, 600).inset(inset)
        sheet.stroke(f"M{box.x} {box.y}h{box.width}v{box.height}h-{box.width}z", inks.ink, weight)
    small(
        sheet,
        job.director,
        200,
        74,
        fill=inks.ink,
        on=inks.ground,
        align="middle",
        face="serif-italic",
        size=19,
        width=300,
    )
    _swelled(sheet, 98, inks.ink)
    _bill(sheet, job, Box(46, 120, 308, 356), inks.ink, accent, inks.ground)
    _swelled(sheet, 500, inks.ink)
    small(
        sheet,
        job.year,
        200,
        546,
        fill=accent,
        on=inks.ground,
        align="middle",
        face="serif-black",
        size=34,
        tracking=0.06,
    )


def _swelled(sheet: Sheet, y: float, fill: str) -> None:
    sheet.path(trace("M110", y, "Q200", y - 4.5, "290", y, "Q200", y + 4.5, "110", y, "Z"), fill)


def _bill(sheet: Sheet, job: Job, box: Box, ink: str, accent: str, on: str) -> None:
    head = headline(
        job.title,
        Voice("serif-black", leading=0.98, capitals=len(job.title.main) < 26, largest=190, sub_face="serif-italic"),
        box.width,
        box.height,
    )
    top = box.y + (box.height - head.height) / 2
    head.set(sheet, 200, top, fill=accent, on=on, align="middle", sub_fill=ink)


def echo(sheet: Sheet, job: Job) -> None:
    """The title called down the sheet until it is answered: one in colour, the others fading into the ground."""
    inks = job.inks
    sheet.rect(Box(0, 0, 400, 600), inks.ground)
    cut = job.dice.pick("face", ("narrow", "black", "tall"))
    block = fitted(job.title.main.upper(), cut, width=360, height=170, leading=0.8, largest=210, most_lines=3)
    step = block.height + block.size * 0.13
    # The first call comes from beyond the upper edge.
    count = int(560 / step) + 1
    main = job.dice.whole("main", 1, count - 1)
    for index in range(count):
        top = 562 - (count - index) * step + block.size * 0.13
        if index == main:
            sheet.block(block, 20, top, fill=inks.loud_on(inks.ground), on=inks.ground)
        else:
            fade = 0.16 + 0.66 * abs(index - main) / count
            _call(sheet, block, top, inks.shade(inks.ground, 0.42 * (1 - fade) + 0.05))
    _foot(sheet, job)


def _call(sheet: Sheet, block: Block, top: float, fill: str) -> None:
    for row, one in enumerate(block.lines):
        sheet.ornament(one, 20, top + block.cap_height + row * block.leading * block.size, block.size, fill=fill)
