"""Writes of pictures: addresses to fetch from, who fetches them, what is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from cineteca.catalog.domain import pictures as rules
from cineteca.catalog.models import Picture, PictureSource
from cineteca.catalog.operations import plain
from cineteca.catalog.operations.errors import NoRoom
from cineteca.catalog.queries import pictures as queries
from cineteca.catalog.sql import statement
from cineteca.core import images
from cineteca.core import storage as storages
from cineteca.core.database.trips import send_one

State = PictureSource.State
LEASE = timedelta(minutes=5)


class PictureWanted(NamedTuple):
    """An address to fetch from. `refused`: why it is not to be fetched, and registered all the same."""

    url: str
    kind: str
    priority: float
    refused: str = ""


@dataclass(frozen=True, slots=True)
class PictureLease:
    """An address that is ours to fetch until `until`."""

    id: int
    key: str
    url: str
    kind: str
    retries: int
    until: datetime


def register_pictures(wanted: Iterable[PictureWanted], *, at: datetime) -> int:
    """Make the addresses known: pages may name their keys then, and somebody fetches them. Returns how many are new."""
    rows = {
        rules.key_of(one.url): {"kind": one.kind, "url": one.url, "priority": one.priority, "refused": one.refused}
        for one in wanted
    }
    if not rows:
        return 0
    body = plain.jsonb([{"key": key, **rows[key]} for key in sorted(rows)])
    (counted,) = send_one(statement("put_picture_sources"), {"rows": body, "at": at})
    return int(counted[0])


def lease_pictures(*, limit: int, at: datetime) -> list[PictureLease]:
    """The next addresses to fetch from, ours for `LEASE`. Those that others hold are passed over."""
    until = at + LEASE
    rows = send_one(statement("lease_pictures"), {"limit": limit, "at": at, "until": until})
    return [PictureLease(id_, key, url, kind, retries, until) for id_, key, url, kind, retries in rows]


def settle_picture(lease: PictureLease, *, data: bytes, prepared: images.Prepared, at: datetime) -> bool:
    """Keep what came from a leased address. Returns whether its content is new: equal pictures are kept once."""
    content = sha256(data).hexdigest()
    with transaction.atomic():
        picture, new = _kept(content, prepared, at=at)
        _settle(lease, at=at, state=State.STORED, picture=picture, reason="", retries=0)
    return new


def refuse_picture(lease: PictureLease, *, reason: str, at: datetime) -> None:
    """Never fetch from a leased address again, unless somebody asks for it."""
    _settle(lease, at=at, state=State.REFUSED, reason=reason, retries=lease.retries + 1)


def postpone_picture(lease: PictureLease, *, reason: str, until: datetime, counts: bool, at: datetime) -> None:
    """Try a leased address again at `until`. `counts`: it failed, and was not merely asked to wait."""
    retries = lease.retries + counts
    _settle(lease, at=at, state=State.FAILED, reason=reason, retries=min(retries, 1000), not_before=until)


def _settle(lease: PictureLease, *, at: datetime, **values: object) -> None:
    """Write a result where the lease is still ours; whoever took it over writes their own."""
    ours = PictureSource.objects.filter(id=lease.id, not_before=lease.until)
    ours.update(checked_at=at, **({"not_before": at} | values))


def release_pictures(leases: Iterable[PictureLease], *, at: datetime) -> None:
    """Give addresses back untouched."""
    for lease in leases:
        PictureSource.objects.filter(id=lease.id, not_before=lease.until).update(not_before=at)


def _kept(content: str, prepared: images.Prepared, *, at: datetime) -> tuple[Picture, bool]:
    """The picture of this content with its files in the store, and whether it is new. Inside a transaction."""
    looked = prepared.looked
    fresh = Picture(
        sha256=content,
        width=looked.width,
        height=looked.height,
        size_bytes=0,
        placeholder=prepared.placeholder,
        colour=prepared.colour,
        created_at=at,
    )
    Picture.objects.bulk_create([fresh], ignore_conflicts=True)
    # Locked until its files are there: nobody lets the files go that we lean on.
    picture = Picture.objects.select_for_update().get(sha256=content)
    new = not picture.widths
    missing = {width: body for width, body in prepared.files.items() if width not in picture.widths}
    if missing:
        store = storages.pictures()
        for width, body in missing.items():
            store.put(rules.file_name(content, width), body)
        picture.widths = sorted({*picture.widths, *missing})
        picture.size_bytes += sum(map(len, missing.values()))
        picture.save(update_fields=["widths", "size_bytes"])
    return picture, new


def keep_own(*, data: bytes, kind: str, at: datetime) -> tuple[str, Picture]:
    """Keep a picture that somebody sent us; its address here, and what it is.

    Raises `images.PictureError` for what is no picture, `NoRoom`, and `storage.StorageError`.
    """
    prepared = images.prepare(data, widths=rules.widths_of(kind))
    require_room()
    content = sha256(data).hexdigest()
    url = rules.own_address(content)
    with transaction.atomic():
        picture, _new = _kept(content, prepared, at=at)
        PictureSource.objects.update_or_create(
            key=rules.key_of(url),
            defaults={"picture": picture, "state": State.STORED, "wanted_at": at, "not_before": at, "reason": ""},
            create_defaults={
                "url": url, "kind": kind, "picture": picture, "state": State.STORED, "wanted_at": at,
                "not_before": at, "checked_at": at,
            },
        )  # fmt: skip
    return url, picture


def require_room(*, kept: int | None = None) -> None:
    """Raise `NoRoom` when no more pictures are to be kept. `kept`: bytes that they take, where that is known."""
    most: int | None = settings.PICTURES_MAX_BYTES
    if most is not None and (queries.bytes_kept() if kept is None else kept) >= most:
        raise NoRoom(most)


def forget_file(*, key: str, at: datetime) -> bool:
    """The files of a picture are lost: let its addresses be fetched again. Returns whether any can be."""
    with transaction.atomic():
        picture = Picture.objects.select_for_update().filter(sources__key=key).first()
        if picture is None:
            return False
        sources = PictureSource.objects.filter(picture=picture)
        found = sources.exclude(url__startswith="/").update(
            state=State.WAITING, picture=None, not_before=at, reason="its file was lost"
        )
        if not sources.exists():
            picture.delete()
    return bool(found)


def retry_pictures(*, at: datetime) -> int:
    """Try everything again that was refused or failed. Returns how many addresses that is."""
    troubled = PictureSource.objects.filter(Q(state=State.REFUSED) | Q(state=State.FAILED)).exclude(url__startswith="/")
    return troubled.update(state=State.WAITING, retries=0, not_before=at)
