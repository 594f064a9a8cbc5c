"""Posters drawn for works that have no artwork: typography, five inks, one motif, always the same for the same work.

    draw(Subject(seed="film:949", title="Heat", year=1995, genres=("Crime",), director="Michael Mann"))

gives an SVG document of less than 12 kB. See docs/explanation/drawn-posters.md.
"""

from cineteca.catalog.domain.poster.drawing import VERSION, Accent, Look, accent, draw, key, look
from cineteca.catalog.domain.poster.subject import Subject

__all__ = ["VERSION", "Accent", "Look", "Subject", "accent", "draw", "key", "look"]
