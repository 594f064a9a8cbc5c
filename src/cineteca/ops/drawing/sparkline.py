"""Small lines drawn on the server: as paths, so that nothing needs a script or a style of its own."""

from collections.abc import Sequence

WIDTH, HEIGHT = 120.0, 28.0


def line(values: Sequence[float]) -> str:
    """The SVG path through `values`, left to right, in a box of 120 × 28; empty for fewer than two."""
    return "M" + "L".join(_points(values)) if len(values) > 1 else ""


def area(values: Sequence[float]) -> str:
    """The same, closed along the ground."""
    return f"{line(values)}L{WIDTH:g} {HEIGHT:g}L0 {HEIGHT:g}Z" if len(values) > 1 else ""


def _points(values: Sequence[float]) -> list[str]:
    step, top = WIDTH / (len(values) - 1), max(values) or 1.0
    return [f"{step * at:.1f} {HEIGHT - 1 - (HEIGHT - 2) * value / top:.1f}" for at, value in enumerate(values)]
