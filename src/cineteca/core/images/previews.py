"""What stands for a picture while it is on its way: a BlurHash, a tiny picture made of it, a colour.

Source: BlurHash, https://github.com/woltapp/blurhash (algorithm and alphabet).
"""

import base64
import io
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import blurhash
from PIL import Image

from cineteca.core.images import looking
from cineteca.core.images.looking import LIMITS, Limits

_SMALL = 32
_COLOURS = 8


def placeholder(data: bytes, *, limits: Limits = LIMITS) -> str:
    """The BlurHash of the picture in `data`; empty for one that is cut out. Raises `PictureError`."""
    with looking.opened(data, limits) as image:
        image.draft("RGB", (_SMALL * 4, _SMALL * 4))
        return blur(thumbnail(image if image.has_transparency_data else image.convert("RGB")))


def thumbnail(image: Image.Image) -> Image.Image:
    """`image` within 32 × 32 pixels."""
    small = image.copy() if image.mode in {"RGB", "RGBA"} else image.convert("RGBA")
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BILINEAR, reducing_gap=None)
    return small


def blur(small: Image.Image) -> str:
    """The BlurHash of a thumbnail: finer along its longer side. A cut-out has none: what is behind it shows."""
    if small.mode == "RGBA":
        return ""
    across, down = (3, 4) if small.height > small.width else (4, 3)
    pixels = small.copy()
    pixels.__class__ = _Pixels
    return str(blurhash.encode(pixels, across, down))


class _Pixels(Image.Image):
    """blurhash asks pictures for their pixels by a name that Pillow is about to take away."""

    def getdata(self, band: int | None = None) -> Any:
        return self.get_flattened_data(band)


def dominant(small: Image.Image) -> str:
    """The colour one remembers of a thumbnail, ``#rrggbb``: large in area, and a colour rather than a grey."""
    opaque = _opaque(small)
    reduced = opaque.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)
    palette = reduced.getpalette() or [0, 0, 0]
    counts = reduced.getcolors() or []
    colours = [(count, palette[3 * index : 3 * index + 3]) for count, index in counts if isinstance(index, int)]
    _, chosen = max(colours, key=lambda entry: (entry[0] * _weight(entry[1]), entry[1]))
    return "#" + bytes(chosen).hex()


def _opaque(small: Image.Image) -> Image.Image:
    """What is seen of a thumbnail, as RGB. Of a cut-out the cut-out alone counts, not what was cut away."""
    if small.mode != "RGBA":
        return small.convert("RGB")
    pixels: Any = small.get_flattened_data()
    seen = [pixel[:3] for pixel in pixels if pixel[3] > 127] or [(0, 0, 0)]
    line = Image.new("RGB", (len(seen), 1))
    line.putdata(seen)
    return line


def _weight(colour: Sequence[int]) -> float:
    return 0.15 + (max(colour) - min(colour)) / 255


@lru_cache(maxsize=8192)
def tiny(placeholder: str, *, portrait: bool) -> str:
    """A few pixels made of a BlurHash, as a ``data:`` address of some hundred letters. Empty for none or a bad one."""
    if not placeholder or not blurhash.is_valid_blurhash(placeholder):
        return ""
    image = blurhash.decode(placeholder, *((8, 12) if portrait else (16, 9)))
    out = io.BytesIO()
    image.convert("RGB").save(out, "WEBP", quality=50, method=4)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode()
