"""The sheet of paper: collects what is drawn and writes it as one small SVG document."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape

from cineteca.catalog.domain.poster.lettering.breaking import Block
from cineteca.catalog.domain.poster.lettering.faces import Glyph
from cineteca.catalog.domain.poster.lettering.lines import Line
from cineteca.catalog.domain.poster.lettering.paths import grid_for, outlined
from cineteca.catalog.domain.poster.shapes import Box, Point, number, polygon

WIDTH, HEIGHT = 400, 600

Align = Literal["left", "middle", "right"]

_ANCHORS = {"left": "start", "middle": "middle", "right": "end"}
_SHORT = 48  # shorter outlines are cheaper repeated than referred to


@dataclass(frozen=True, slots=True)
class _Setting:
    """A line of type at its place, kept until it is known which letters the sheet repeats."""

    line: Line
    x: float
    y: float
    size: float
    fill: str
    align: Align

    @property
    def grid(self) -> int:
        return grid_for(self.size)


@dataclass
class Sheet:
    """Draws in the sheet's units, 400 × 600. `pairs` remembers each ink that text was set in, and what it stands on."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    _parts: list["str | _Setting"] = field(default_factory=list)
    _clips: list[str] = field(default_factory=list)
    _kept: list[str] = field(default_factory=list)

    def rect(self, box: Box, fill: str) -> None:
        self._parts.append(
            f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
            f' fill="{fill}"/>'
        )

    def circle(self, cx: float, cy: float, radius: float, fill: str) -> None:
        self._parts.append(f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(radius)}" fill="{fill}"/>')

    def ring(self, cx: float, cy: float, radius: float, stroke: str, width: float) -> None:
        self._parts.append(
            f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(radius)}" fill="none" stroke="{stroke}"'
            f' stroke-width="{number(width)}"/>'
        )

    def path(self, data: str, fill: str) -> None:
        self._parts.append(f'<path d="{data}" fill="{fill}"/>')

    def polygon(self, fill: str, *pairs: Point) -> None:
        self.path(polygon(*pairs), fill)

    def stroke(
        self,
        data: str,
        colour: str,
        width: float,
        *,
        rounded: bool = False,
        fill: str = "none",
        dashes: tuple[float, float] | None = None,
    ) -> None:
        more = ' stroke-linecap="round" stroke-linejoin="round"' if rounded else ""
        more += f' stroke-dasharray="{number(dashes[0])} {number(dashes[1])}"' if dashes else ""
        self._parts.append(f'<path d="{data}" fill="{fill}" stroke="{colour}" stroke-width="{number(width)}"{more}/>')

    def rule(self, x: float, y: float, length: float, colour: str, weight: float = 1) -> None:
        self.rect(Box(x, y, length, weight), colour)

    @contextmanager
    def window(self, box: Box) -> Iterator[None]:
        """Draw in a window: the origin is its corner, nothing shows outside it."""
        self._parts.append(
            f'<svg x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}">'
        )
        yield
        self._parts.append("</svg>")

    @contextmanager
    def moved(self, transform: str) -> Iterator[None]:
        """Draw under an SVG transform."""
        self._parts.append(f'<g transform="{transform}">')
        yield
        self._parts.append("</g>")

    @contextmanager
    def within(self, data: str) -> Iterator[None]:
        """Draw only inside the outline `data`."""
        self._clips.append(data)
        self._parts.append(f'<g clip-path="url(#k{len(self._clips)})">')
        yield
        self._parts.append("</g>")

    @contextmanager
    def kept(self, name: str) -> Iterator[None]:
        """Draw something once that `again` shows several times. Names are one capital letter; no type inside."""
        start = len(self._parts)
        yield
        drawn = "".join(part for part in self._parts[start:] if isinstance(part, str))
        self._kept.append(f'<g id="{name}">{drawn}</g>')
        del self._parts[start:]

    def again(self, name: str, x: float, y: float, zoom: float) -> None:
        moved = f"translate({number(x)} {number(y)})" + (f"scale({zoom:.4g})" if zoom != 1 else "")
        self._parts.append(f'<use href="#{name}" transform="{moved}"/>')

    def type(self, line: Line, x: float, y: float, size: float, *, fill: str, on: str, align: Align = "left") -> None:
        """Set a line with its baseline at `y`, its ink (not its bearings) aligned at `x`."""
        self.pairs.append((fill, on))
        self._parts.append(_Setting(line, x, y, size, fill, align))

    def ornament(self, line: Line, x: float, y: float, size: float, *, fill: str, align: Align = "left") -> None:
        """Letters as a picture: nobody has to read them, the words stand elsewhere on the sheet."""
        self._parts.append(_Setting(line, x, y, size, fill, align))

    def block(self, block: Block, x: float, top: float, *, fill: str, on: str, align: Align = "left") -> float:
        """Set a block with the capitals of its first line reaching `top`. Returns the last baseline."""
        y = top + block.cap_height
        for index, line in enumerate(block.lines):
            y += block.leading * block.size if index else 0
            self.type(line, x, y, block.size, fill=fill, on=on, align=align)
        return y

    def document(self, label: str, *, outlined: bool = True) -> str:
        """The SVG document, called `label` for those who cannot see it.

        Without outlines the reader's fonts set the type, made as wide as ours would have been.
        """
        shared = self._shared_letters() if outlined else {}
        body = "".join(
            part if isinstance(part, str) else _set(part, shared) if outlined else _set_by_reader(part)
            for part in self._parts
        )
        letters = "".join(f'<path id="{name}" d="M{x} {y}{rest}"/>' for name, (x, y, rest) in shared.values())
        clips = "".join(
            f'<clipPath id="k{index}"><path d="{data}"/></clipPath>' for index, data in enumerate(self._clips, 1)
        )
        kept = letters + clips + "".join(self._kept)
        defs = f"<defs>{kept}</defs>" if kept else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
            f"<title>{escape(label)}</title>{defs}{body}</svg>"
        )

    def _shared_letters(self) -> "Shared":
        settings: Sequence[_Setting] = [part for part in self._parts if isinstance(part, _Setting)]
        uses = Counter((glyph, setting.grid) for setting in settings for glyph, _ in setting.line.glyphs)
        repeated = [key for key, count in uses.items() if count > 1 and len(outlined(*key)[2]) > _SHORT]
        return {key: (_name(index), outlined(*key)) for index, key in enumerate(repeated)}


Shared = dict[tuple[Glyph, int], tuple[str, tuple[int, int, str]]]


def _name(index: int) -> str:
    return "abcdefghijlmnopqrstuvwxyz"[index % 25] + (str(index // 25) if index >= 25 else "")


def _set(setting: _Setting, shared: Shared) -> str:
    if setting.line.face is None:
        return _set_by_reader(setting)
    grid, line = setting.grid, setting.line
    scale = setting.size / grid
    shift = {"left": line.left, "middle": (line.left + line.right) / 2, "right": line.right}[setting.align]
    inline, referred = "", ""
    for glyph, at in line.glyphs:
        if not glyph.outline:
            continue
        x = round(at * grid / 1000)
        known = shared.get((glyph, grid))
        if known:
            referred += f'<use href="#{known[0]}" x="{x}"/>'
        else:
            start_x, start_y, rest = outlined(glyph, grid)
            inline += f"M{start_x + x} {start_y}{rest}"
    path = f'<path d="{inline}"/>' if inline else ""
    return (
        f'<g fill="{setting.fill}" transform="translate({number(setting.x - shift * setting.size)} {number(setting.y)})'
        f'scale({scale:.4g})">{path}{referred}</g>'
    )


def _set_by_reader(setting: _Setting) -> str:
    """Scripts that our fonts lack are set by the fonts of whoever looks."""
    serif = setting.line.wanted.startswith("serif")
    family = "Georgia,'Noto Serif','Noto Serif CJK SC',serif" if serif else "'Noto Sans','Noto Sans CJK SC',sans-serif"
    light = setting.line.wanted in {"light", "medium", "serif-light", "serif-text", "serif-italic"}
    measured = setting.line.face is not None and setting.line.width > 0
    width = (
        f' textLength="{number(setting.line.width * setting.size)}" lengthAdjust="spacingAndGlyphs"' if measured else ""
    )
    return (
        f'<text x="{number(setting.x)}" y="{number(setting.y)}" font-size="{number(setting.size)}"'
        f' font-family="{family}" font-weight="{400 if light else 700}" text-anchor="{_ANCHORS[setting.align]}"'
        f' fill="{setting.fill}"{width}>{escape(setting.line.text)}</text>'
    )
