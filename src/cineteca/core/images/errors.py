"""Why bytes are not taken as a picture.

PictureError          the message says what is wrong with it, for whoever sent it and for the log
├── NotAPicture       it is something else, or of a format that is not taken
├── TooLarge          too many bytes
├── TooManyPixels     it would unpack to more than it is worth
├── Moving            it has more frames than a picture needs
└── Broken            it begins as a picture and cannot be read to its end
"""

from cineteca.core.errors import CinetecaError


class PictureError(CinetecaError):
    """Root of what can be wrong with a picture. None of it goes away by trying again."""


class NotAPicture(PictureError):
    """It is something else, or of a format that is not taken."""


class TooLarge(PictureError):
    """Too many bytes."""


class TooManyPixels(PictureError):
    """It would unpack to more than it is worth: the usual form of a decompression bomb."""


class Moving(PictureError):
    """It has more frames than a picture needs."""


class Broken(PictureError):
    """It begins as a picture and cannot be read to its end."""
