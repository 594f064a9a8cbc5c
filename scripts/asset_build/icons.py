"""One sprite of the icons that templates and scripts name, and our own marks."""

import importlib.resources
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

# `{% icon "film" %}` in a template, `icon="film"` in Python
USED = re.compile(r"""(?:\{%\s*icon\s+|\bicon=)"([a-z0-9-]+)\"""")
INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
BOX = re.compile(r'viewBox="([^"]+)"')


def gather(package: Path, marks: Path) -> Iterator[tuple[str, bytes]]:
    """The sprite, and the mark that stands in the browser's tab."""
    own = {path.stem: path.read_text() for path in sorted(marks.glob("*.svg"))}
    symbols = [_symbol(name, own.get(name) or _lucide(name)) for name in sorted(_used(package) | set(own))]
    yield "icons.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>'.encode()
    yield "favicon.svg", own["favicon"].encode()


def _used(package: Path) -> set[str]:
    sources = [*package.glob("*/templates/**/*.html"), *package.glob("web/**/*.py"), *package.glob("ops/**/*.py")]
    return {name for path in sources for name in USED.findall(path.read_text())}


def _lucide(name: str) -> str:
    with importlib.resources.files("lucide").joinpath("lucide.zip").open("rb") as file, ZipFile(file) as icons:
        try:
            return icons.read(f"{name}.svg").decode()
        except KeyError:
            raise SystemExit(f"There is no icon called “{name}” in lucide.") from None


def _symbol(name: str, svg: str) -> str:
    found, box = INNER.search(svg), BOX.search(svg)
    if found is None:
        raise SystemExit(f"The icon {name} is no SVG.")
    inner = re.sub(r">\s+<", "><", found.group(1).strip())
    return f'<symbol id="{name}" viewBox="{box.group(1) if box else "0 0 24 24"}">{inner}</symbol>'
