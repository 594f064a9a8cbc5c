"""Pictures written anew: as WebP, in the widths that pages need, without anything that is not picture."""

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from cineteca.core.images import looking, previews
from cineteca.core.images.looking import LIMITS, Limits, Looked

WIDTHS = (342, 500, 780, 1280)
QUALITY = 82
_LARGEST_PROFILE = 1 << 20
_FLOATING_RANGE = {"I;16": 65_535, "I;16L": 65_535, "I;16B": 65_535, "I;16N": 65_535, "I": 65_535}


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that is kept of a picture. `files`: width → WebP; `placeholder`: BlurHash, empty for a cut-out."""

    looked: Looked
    files: Mapping[int, bytes]
    placeholder: str
    colour: str


def prepare(data: bytes, *, widths: Iterable[int] = WIDTHS, limits: Limits = LIMITS) -> Prepared:
    """`data` in every width of `widths`, with its preview and its colour. Unpacked once. Raises `PictureError`."""
    looked = looking.look(data, limits=limits)
    wanted = fitting(looked.width, widths)
    with looking.opened(data, limits) as image:
        upright = _upright(image, largest=max(wanted))
        files = {width: _written(upright, width, looked) for width in wanted}
        small = previews.thumbnail(upright)
        return Prepared(looked, files, previews.blur(small), previews.dominant(small))


def encode(data: bytes, widths: Iterable[int] = WIDTHS, *, limits: Limits = LIMITS) -> dict[int, bytes]:
    """Width → WebP bytes of the picture in `data`. Raises `PictureError`."""
    return dict(prepare(data, widths=widths, limits=limits).files)


def fitting(width: int, widths: Iterable[int]) -> tuple[int, ...]:
    """Those of `widths` that a picture so wide can fill; its own width where that is none of them."""
    return tuple(sorted({wanted for wanted in widths if wanted <= width})) or (width,)


def _upright(image: Image.Image, *, largest: int) -> Image.Image:
    """Unpacked, turned as the camera says, in sRGB with eight bits a channel, with alpha only where it shows."""
    # JPEG can be unpacked at a half or a quarter of its size; either side may turn out to be the width.
    image.draft("RGB", (largest, largest))
    profile = image.info.get("icc_profile")
    image.load()
    turned = _turned(image)
    return _plain(_in_srgb(turned, profile) if profile else turned)


def _turned(image: Image.Image) -> Image.Image:
    with suppress(Exception):  # what a camera wrote beside the picture may be nonsense
        return ImageOps.exif_transpose(image)
    return image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    if len(profile) > _LARGEST_PROFILE or image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return image
    # A profile that does not hold together, or is not of this kind of picture: the numbers are taken as they are.
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        return converted or image
    return image


def _plain(image: Image.Image) -> Image.Image:
    """`image` as RGB, or RGBA where something of it is seen through."""
    if image.mode in _FLOATING_RANGE:
        image = image.convert("F").point(lambda value: value * (255 / 65_535)).convert("L")
    elif image.mode == "F":
        image = image.convert("L")
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    seen = image if image.mode == "RGBA" else image.convert("RGBA")
    lowest = seen.getchannel("A").getextrema()[0]
    return seen if isinstance(lowest, int | float) and lowest < 255 else seen.convert("RGB")


def _written(image: Image.Image, width: int, looked: Looked) -> bytes:
    height = max(1, round(looked.height * width / looked.width))
    sized = image if image.size == (width, height) else image.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    bare = Image.frombytes(sized.mode, sized.size, sized.tobytes())  # what Pillow knows of the picture stays behind
    bare.save(out, "WEBP", quality=QUALITY, alpha_quality=90, method=4)
    return out.getvalue()
