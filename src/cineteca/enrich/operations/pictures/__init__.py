"""Pictures that pages show, brought home."""

from cineteca.enrich.operations.pictures.collecting import collect_garbage
from cineteca.enrich.operations.pictures.hosting import PictureOutcome, host_pictures
from cineteca.enrich.operations.pictures.registering import (
    register_all_pictures,
    register_pictures_of_person,
    register_pictures_of_works,
)

__all__ = [
    "PictureOutcome",
    "collect_garbage",
    "host_pictures",
    "register_all_pictures",
    "register_pictures_of_person",
    "register_pictures_of_works",
]
