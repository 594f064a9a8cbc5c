"""What bytes are, judged by their content: never by a name, an ending or what a server says they are."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from cineteca.core.images.errors import Broken, Moving, NotAPicture, PictureError, TooLarge, TooManyPixels

TAKEN = ("JPEG", "PNG", "WEBP", "GIF")
_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` in bytes; `side` in pixels, the longest that WebP can hold."""

    size: int = 20 * 1024 * 1024
    pixels: int = 50_000_000
    side: int = 16_383


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Looked:
    """A picture as it is shown: `width` and `height` in pixels, after the turn that a camera asks for."""

    width: int
    height: int
    format: str


def look(data: bytes, *, limits: Limits = LIMITS) -> Looked:
    """What `data` is, without unpacking it. Raises `PictureError`."""
    with opened(data, limits) as image:
        turned = _is_sideways(image)
        width, height = reversed(image.size) if turned else image.size
        return Looked(width, height, "JPEG" if image.format == "MPO" else image.format or "")


@contextmanager
def opened(data: bytes, limits: Limits = LIMITS) -> Iterator[Image.Image]:
    """The picture in `data`, not yet unpacked and within `limits`. Whatever goes wrong inside is a `PictureError`."""
    if len(data) > limits.size:
        raise TooLarge(f"It has {len(data):,} bytes; {limits.size:,} are the most that is taken.")
    try:
        with Image.open(io.BytesIO(data), formats=TAKEN) as image:
            _check(image, limits)
            yield image
    except PictureError:
        raise
    except UnidentifiedImageError:
        raise NotAPicture(_instead(data)) from None
    except _BOMBS:
        raise TooManyPixels(f"It has more than {limits.pixels:,} pixels.") from None
    except Exception as error:  # Pillow's decoders raise nearly anything at bytes that were made to break them
        raise Broken(f"It cannot be read to its end ({type(error).__name__}).") from error


def _check(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.pixels:
        raise TooManyPixels(f"It has {width:,} × {height:,} pixels; {limits.pixels:,} in all are the most.")
    if max(width, height) > limits.side:
        raise TooManyPixels(f"One of its sides has {max(width, height):,} pixels; {limits.side:,} are the most.")
    # MPO is what many phones write into a ``.jpg``: a JPEG with further pictures behind the first, which alone is read.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise Moving("It moves; only pictures that stand still are taken.")


def _is_sideways(image: Image.Image) -> bool:
    try:
        return image.getexif().get(_ORIENTATION) in _SIDEWAYS
    except Exception:  # noqa: BLE001 - what a camera wrote beside the picture is no reason to refuse the picture
        return False


def _instead(data: bytes) -> str:
    start = data[:512].lstrip().lower()
    if not start:
        return "It is empty."
    if b"<svg" in start:
        return "It is an SVG drawing; those can carry scripts and are not taken."
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return "It is a web page, not a picture."
    return "It is no JPEG, PNG, WebP or GIF picture."
