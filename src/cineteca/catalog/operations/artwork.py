"""Artwork that people give a work themselves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from cineteca.catalog.domain import pictures as rules
from cineteca.catalog.operations.editing import By, put_image_first, unlock_field
from cineteca.catalog.operations.errors import Unfit
from cineteca.catalog.operations.merging import Outcome
from cineteca.catalog.operations.pictures import keep_own
from cineteca.core import images
from cineteca.providers.records import ImageRecord

LEAST: Final[Mapping[str, tuple[int, int]]] = {"poster": (300, 400), "backdrop": (640, 360), "logo": (100, 20)}
"""Width and height in pixels below which a picture would look poor where it stands."""


def add_artwork(*, work_id: int, kind: str, data: bytes, by: By, at: datetime) -> Outcome:
    """Show the picture in `data` as the poster, backdrop or logo of a work; no source can change that from now on.

    It is written anew; nothing but the picture is kept of what was sent. Raises `images.PictureError` for what is no
    picture, `Unfit`, `NoRoom`, `storage.StorageError` and `UnknownWork`.
    """
    _check(images.look(data), kind)
    url, picture = keep_own(data=data, kind=kind, at=at)
    image = ImageRecord(kind=kind, url=url, width=picture.width, height=picture.height)
    return put_image_first(work_id=work_id, image=image, by=by, at=at)


def remove_artwork(*, work_id: int, kind: str, by: By, at: datetime) -> Outcome:
    """Let the sources' pictures of `kind` stand again. Raises `UnknownWork` and `NothingLocked`."""
    return unlock_field(work_id=work_id, path=f"images.{kind}", by=by, at=at)


def _check(looked: images.Looked, kind: str) -> None:
    width, height = LEAST[kind]
    if looked.width < width or looked.height < height:
        raise Unfit(f"It has {looked.width} × {looked.height} pixels; a {kind} needs {width} × {height} to look well.")


assert LEAST.keys() <= rules.WIDTHS_OF.keys()
