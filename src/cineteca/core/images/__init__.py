"""Pictures as bytes: looked at, refused, written anew. Pure: no names, no addresses, no disk."""

from cineteca.core.images.encoding import WIDTHS, Prepared, encode, fitting, prepare
from cineteca.core.images.errors import Broken, Moving, NotAPicture, PictureError, TooLarge, TooManyPixels
from cineteca.core.images.looking import LIMITS, Limits, Looked, look
from cineteca.core.images.previews import placeholder, tiny

__all__ = [
    "LIMITS",
    "WIDTHS",
    "Broken",
    "Limits",
    "Looked",
    "Moving",
    "NotAPicture",
    "PictureError",
    "Prepared",
    "TooLarge",
    "TooManyPixels",
    "encode",
    "fitting",
    "look",
    "placeholder",
    "prepare",
    "tiny",
]
