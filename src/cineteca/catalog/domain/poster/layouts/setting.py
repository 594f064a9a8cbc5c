"""What every layout needs: a job to print, headlines that always fit, facts in small type, a motif in a window."""

from dataclasses import dataclass

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.lettering.breaking import Block, fitted
from cineteca.catalog.domain.poster.lettering.lines import line
from cineteca.catalog.domain.poster.motifs.choice import MOTIFS
from cineteca.catalog.domain.poster.shapes import Box, number
from cineteca.catalog.domain.poster.sheet import Align, Sheet
from cineteca.catalog.domain.poster.titles import Title

MARGIN = 26


@dataclass(frozen=True, slots=True)
class Job:
    """One poster to print. `director` and `year` may be empty."""

    title: Title
    director: str
    year: str
    inks: Inks
    motif: str
    dice: Dice


@dataclass(frozen=True, slots=True)
class Voice:
    """How a title speaks. `leading` in em; `largest` in units of the sheet."""

    face: str
    leading: float = 1.0
    capitals: bool = False
    largest: float = 120
    tracking: float = 0
    sub_face: str = "medium"

    def text(self, text: str) -> str:
        return text.upper() if self.capitals else text


@dataclass(frozen=True, slots=True)
class Headline:
    main: Block
    sub: Block | None
    gap: float

    @property
    def height(self) -> float:
        return self.main.height + (self.gap + self.sub.height if self.sub else 0)

    def set(
        self, sheet: Sheet, x: float, top: float, *, fill: str, on: str, align: Align = "left", sub_fill: str = ""
    ) -> float:
        """Set both parts from `top` down. Returns the last baseline."""
        baseline = sheet.block(self.main, x, top, fill=fill, on=on, align=align)
        if self.sub:
            baseline = sheet.block(self.sub, x, baseline + self.gap, fill=sub_fill or fill, on=on, align=align)
        return baseline


def headline(title: Title, voice: Voice, width: float, height: float) -> Headline:
    """The title as large as it goes into `width` × `height`, a subtitle below it in smaller type."""
    sub_height = max(44.0, min(height * 0.34, 92)) if title.sub else 0
    main = fitted(
        voice.text(title.main),
        voice.face,
        width=width,
        height=height - sub_height,
        leading=voice.leading,
        largest=voice.largest,
        tracking=voice.tracking,
    )
    if not title.sub:
        return Headline(main, None, 0)
    size = min(24.0, max(11.0, main.size * 0.42))
    gap = max(10.0, size * 0.75)
    sub = fitted(title.sub, voice.sub_face, width=width, height=sub_height - gap, leading=1.16, largest=size)
    return Headline(main, sub, gap)


def small(  # noqa: PLR0913 - each is one property of a line of type
    sheet: Sheet,
    text: str,
    x: float,
    y: float,
    *,
    fill: str,
    on: str,
    align: Align = "left",
    width: float = 340,
    size: float = 12,
    face: str = "medium",
    tracking: float = 0,
) -> None:
    """A line of small type at baseline `y`; smaller still where it would not fit."""
    if not text:
        return
    one = line(text, face, tracking)
    sheet.type(one, x, y, min(size, width / max(one.width, 0.01)), fill=fill, on=on, align=align)


def show(sheet: Sheet, job: Job, box: Box, inks: Inks, *, zoom: float = 1, dx: float = 0, dy: float = 0) -> None:
    """The motif in a window on its own ground, enlarged by `zoom` and moved by shares of the window."""
    with sheet.window(box):
        sheet.rect(Box(0, 0, box.width, box.height), inks.ground)
        draw = MOTIFS[job.motif]
        if zoom == 1 and not dx and not dy:
            draw(sheet, box.width, box.height, inks, job.dice)
            return
        x, y = box.width * ((1 - zoom) / 2 + dx), box.height * ((1 - zoom) / 2 + dy)
        with sheet.moved(f"translate({number(x)} {number(y)})"):
            draw(sheet, box.width * zoom, box.height * zoom, inks, job.dice)
