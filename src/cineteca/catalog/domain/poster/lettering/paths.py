"""Outlines as the shortest SVG path data that still looks the same: whole numbers on a grid, relative, y downwards."""

from functools import lru_cache

from cineteca.catalog.domain.poster.lettering.faces import EM, Glyph

GRIDS = ((16.0, 200), (56.0, 400), (float("inf"), 800))


def grid_for(size: float) -> int:
    """Units per em for type of this size: fine enough that no rounding is seen at twice the poster's usual size."""
    return next(grid for limit, grid in GRIDS if size <= limit)


@lru_cache(maxsize=8192)
def outlined(glyph: Glyph, grid: int) -> tuple[int, int, str]:
    """Where the outline starts, and the rest of it, relative to that."""
    scale = grid / EM
    at = start = origin = (0, 0)
    data: list[str] = []
    for verb, points in glyph.outline:
        ends = [(round(x * scale), round(-y * scale)) for x, y in points]
        if verb == "moveTo":
            if data:
                data.append(_command("m", (ends[0][0] - at[0], ends[0][1] - at[1])))
            else:
                origin = ends[0]
            at = start = ends[0]
        elif verb == "lineTo":
            data.append(_straight(ends[0][0] - at[0], ends[0][1] - at[1]))
            at = ends[0]
        elif verb == "curveTo":
            data.append(_command("c", *(value for x, y in ends for value in (x - at[0], y - at[1]))))
            at = ends[-1]
        else:
            data.append("z")
            at = start
    return (*origin, _joined(data))


def _command(letter: str, *values: object) -> str:
    flat = [value for part in values for value in (part if isinstance(part, tuple) else (part,))]
    text = letter
    for index, value in enumerate(flat):
        text += f" {value}" if index and value >= 0 else str(value)
    return text


def _straight(dx: int, dy: int) -> str:
    if dx == 0 and dy == 0:
        return ""
    if dy == 0:
        return f"h{dx}"
    return f"v{dy}" if dx == 0 else _command("l", dx, dy)


def _joined(data: list[str]) -> str:
    """Commands after one another, a letter left out where it repeats."""
    text, last = "", ""
    for command in data:
        if not command:
            continue
        if command[0] == last and last in "cl":
            text += command[1:] if command[1] == "-" else f" {command[1:]}"
        else:
            text += command
        last = command[0]
    return text
