"""Pictures to look at, painted here."""

import io
import zlib
from struct import pack

from PIL import Image


def picture(width=600, height=900, colour=(160, 40, 30), *, mode="RGB", form="JPEG", **more) -> bytes:
    """A gradient, darker below. `more` goes to Pillow's `save`."""
    ramp = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", [ramp.point(lambda value, top=top: top * (255 - value // 2) // 255) for top in colour])
    return saved(image.convert(mode), form, **more)


def saved(image, form="PNG", **more) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def logo(width=600, height=200) -> bytes:
    """White letters' worth of block on nothing."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((250, 20, 20, 255), (width // 4, height // 4, width // 2, height // 2))
    return saved(image)


def bomb(width=30_000, height=30_000) -> bytes:
    """A PNG whose header promises far more than its bytes hold."""
    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(1000)))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image
