"""Pictures that nothing shows any more, let go after a time of grace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from cineteca.catalog.domain import pictures as rules
from cineteca.catalog.models import Picture, PictureSource
from cineteca.catalog.queries import pictures as queries
from cineteca.core import storage as storages

GRACE = timedelta(days=30)
LEAST_GRACE = timedelta(days=2)
"""An address that is shown is marked so once a day at most."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What was let go, or would be: addresses, pictures, files and their bytes."""

    addresses: int = 0
    pictures: int = 0
    files: int = 0
    size: int = 0


def collect_pictures(*, at: datetime, grace: timedelta = GRACE, dry: bool = False) -> Collected:
    """Let go what nothing has shown for as long as `grace`: addresses, pictures without any, files without either.

    `dry`: only say what it would be. Right only after every address that is shown was registered anew.
    """
    before = at - max(grace, LEAST_GRACE)
    stale = PictureSource.objects.filter(wanted_at__lt=before)
    addresses = stale.count()
    going = Picture.objects.filter(created_at__lt=before).exclude(sources__wanted_at__gte=before)
    lost = dict(_stray_files(before))
    if dry:
        rows = list(going.values_list("widths", "size_bytes"))
        files, size = sum(len(widths) for widths, _size in rows), sum(size for _widths, size in rows)
        return Collected(addresses, len(rows), files + len(lost), size + sum(lost.values()))
    stale.delete()
    gone = [done for id_ in list(going.values_list("id", flat=True)) if (done := _let_go(id_))]
    store = storages.pictures()
    for name in lost:
        store.delete(name)
    files, size = sum(files for files, _size in gone), sum(size for _files, size in gone)
    return Collected(addresses, len(gone), files + len(lost), size + sum(lost.values()))


def _let_go(picture_id: int) -> tuple[int, int] | None:
    """Let one picture go with its files, unless an address leads to it again."""
    with transaction.atomic():
        picture = Picture.objects.select_for_update().filter(id=picture_id).first()
        if picture is None or PictureSource.objects.filter(picture=picture).exists():
            return None
        store = storages.pictures()
        for width in picture.widths:
            store.delete(rules.file_name(picture.sha256, width))
        done = len(picture.widths), picture.size_bytes
        picture.delete()
    return done


def _stray_files(before: datetime) -> Iterator[tuple[str, int]]:
    """Old files in the store that belong to no picture: what a process that died had put there."""
    known = queries.kept_names()
    for stored in storages.pictures().list():
        if stored.name.endswith(".webp") and stored.name not in known and stored.at < before:
            yield stored.name, stored.size
