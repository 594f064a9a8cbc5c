"""One style sheet of many small ones. Their order is that of the layers, so it does not matter to the result."""

import re
from pathlib import Path

LAYERS = "@layer reset,tokens,type,layout,components,pages,print;"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TEXT = re.compile(r"""("[^"]*")""")
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,>])\s*")


def join(folder: Path, font_rules: str) -> bytes:
    """Every sheet of `folder`, comments and needless spaces gone."""
    sheets = [path.read_text() for path in sorted(folder.glob("*.css"))]
    return _pack("\n".join([LAYERS, font_rules, *sheets])).encode()


def _pack(css: str) -> str:
    parts = TEXT.split(COMMENT.sub("", css))  # every other part is text in quotes
    parts[::2] = [AROUND.sub(r"\1", SPACE.sub(" ", part)) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()
