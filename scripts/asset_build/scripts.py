"""htmx as it comes, and our own modules joined into one: each in a block of its own, so they share nothing."""

import importlib.resources
import re
from collections.abc import Iterator
from pathlib import Path

HTMX = ("htmx-2.min.js", "ext/hx-sse-2.min.js")
NOTES = re.compile(r"^\s*(//.*|/\*\*?.*?\*/)\s*$", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)


def gather(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every script under the name the pages ask for."""
    shipped = importlib.resources.files("django_htmx") / "static" / "django_htmx"
    for name in HTMX:
        yield Path(name).name, shipped.joinpath(name).read_bytes()
    modules = [path.read_text() for path in sorted(folder.glob("*.js"))]
    yield "cineteca.js", "\n".join("{\n" + _pack(module) + "\n}" for module in modules).encode()


def _pack(module: str) -> str:
    return INDENT.sub("", NOTES.sub("", module)).strip()
