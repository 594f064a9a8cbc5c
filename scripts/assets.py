"""Build what the pages load: fonts, icons, one style sheet, scripts. Hatch runs it; by hand: python scripts/assets.py.

Everything lands in ``src/cineteca/web/static/built`` under names that carry a hash of the content, so that browsers
may keep it for ever; ``manifest.json`` there tells the pages the current names.
"""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from asset_build import fonts, icons, scripts, styles
from asset_build.shelf import Shelf

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # by hand, in an environment that does not build packages
    BuildHookInterface = object

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "cineteca"


def build(package: Path = PACKAGE) -> Shelf:
    """Write every asset of the package in `package` and drop the ones of earlier builds."""
    web = package / "web"
    shelf = Shelf(web / "static" / "built")
    for name, data in scripts.gather(web / "scripts"):
        shelf.put(name, data)
    for name, data in icons.gather(package, web / "marks"):
        shelf.put(name, data)
    faces = [fonts.place(face, shelf) for face in fonts.FACES]
    shelf.put("cineteca.css", styles.join(web / "styles", fonts.rules(faces)))
    shelf.close()
    return shelf


class AssetsHook(BuildHookInterface):  # type: ignore[misc,valid-type]
    """Hatch calls this before it packs a wheel or makes an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Build into the tree; pyproject lists the folder as an artefact."""
        build(Path(self.root) / "src" / "cineteca")


if __name__ == "__main__":
    for name, size, packed in build().report():
        print(f"{name:<44} {size:>8,} bytes   {packed:>8,} compressed")
