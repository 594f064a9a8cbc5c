"""Reads of pictures: which there are, what is shown where, what became of each address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Sum

from cineteca.catalog.domain import pictures
from cineteca.catalog.models import Person, Picture, PictureSource
from cineteca.catalog.sql import statement
from cineteca.core.database.sampling import sample_of
from cineteca.core.database.trips import Statement, send, send_one

STORED = PictureSource.State.STORED


class PictureFile(NamedTuple):
    """What is to be served under a key. `sha256` and `widths` are empty while the picture is not kept."""

    key: str
    url: str
    kind: str
    state: str
    sha256: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What can be shown of a kept picture before it comes: BlurHash and colour, either may be empty."""

    placeholder: str
    colour: str
    width: int
    height: int


class Candidate(NamedTuple):
    """A picture that a page of a work may show. `place` counts from 0 within its kind; `air_date` is a still's."""

    work_id: int
    kind: str
    url: str
    place: int
    air_date: date | None = None


@dataclass(frozen=True, slots=True)
class Showable:
    """One work with every picture that its page may show. Trailers come as keys at YouTube."""

    work_id: int
    popularity: float
    candidates: tuple[Candidate, ...]


class SourceRow(NamedTuple):
    """An address and why nothing came of it."""

    url: str
    kind: str
    state: str
    reason: str
    retries: int
    not_before: datetime
    checked_at: datetime | None


@dataclass(frozen=True, slots=True)
class PictureFigures:
    """Addresses by state; `pictures` are kept contents, `size` their bytes in all widths together."""

    waiting: int
    stored: int
    failed: int
    refused: int
    pictures: int
    size: int


def find_picture(key: str) -> PictureFile | None:
    """The picture that `key` stands for; None where we know no such address."""
    columns = ("key", "url", "kind", "state", "picture__sha256", "picture__widths")
    row = PictureSource.objects.filter(key=key).values_list(*columns).first()
    if row is None:
        return None
    _key, url, kind, state, content, widths = row
    return PictureFile(key, url, kind, state, content or "", tuple(widths or ()))


def previews(urls: Iterable[str]) -> dict[str, Preview | None]:
    """Address → what is known of the picture: None where it is registered and not kept, absent where it is neither."""
    by_key = {pictures.key_of(url): url for url in urls}
    columns = ("key", "state", "picture__placeholder", "picture__colour", "picture__width", "picture__height")
    rows = PictureSource.objects.filter(key__in=by_key).values_list(*columns) if by_key else ()
    return {by_key[key]: Preview(*kept) if state == STORED else None for key, state, *kept in rows}


_SHOWABLE = ("showable_works", "showable_images", "showable_stills", "showable_photos", "showable_trailers")


def list_showable(work_ids: Iterable[int]) -> list[Showable]:
    """The works of these that exist, each with every picture its page may show, in one trip."""
    asked = {"works": list(work_ids)}
    works, *parts = send(Statement(statement(name), asked) for name in _SHOWABLE)
    by_work: dict[int, list[Candidate]] = {}
    for rows in parts:
        for row in rows:
            by_work.setdefault(row[0], []).append(Candidate(*row))
    return [Showable(work_id, heat, tuple(by_work.get(work_id, ()))) for work_id, heat in works]


def walk_works(*, size: int = 200) -> Iterator[list[int]]:
    """The ids of all works, `size` at a time."""
    from cineteca.catalog.models import Work

    last = 0
    while page := list(Work.objects.filter(id__gt=last).order_by("id").values_list("id", flat=True)[:size]):
        yield page
        last = page[-1]


def walk_portraits(*, size: int = 2000) -> Iterator[list[tuple[str, float]]]:
    """Photos of the people whose pages were opened, with their popularity, `size` at a time."""
    last = 0
    people = Person.objects.filter(enriched_at__isnull=False).exclude(photo="").order_by("id")
    while page := list(people.filter(id__gt=last).values_list("id", "photo", "popularity")[:size]):
        yield [(photo, popularity) for _id, photo, popularity in page]
        last = page[-1][0]


def get_portrait(person_id: int) -> tuple[str, float] | None:
    """The photo of a person and their popularity; None without one."""
    return Person.objects.filter(id=person_id).exclude(photo="").values_list("photo", "popularity").first()


def bytes_kept() -> int:
    """How much room all kept pictures take."""
    return Picture.objects.aggregate(size=Sum("size_bytes"))["size"] or 0


_STATES = "SELECT state, count(*) FROM catalog_picturesource {sample} GROUP BY state"
_KEPT = "SELECT count(*), coalesce(sum(size_bytes), 0) FROM catalog_picture {sample}"


def get_picture_figures() -> PictureFigures:
    """Addresses and pictures in numbers; of very many, what a part of them tells of the whole."""
    sources, kept = sample_of("catalog_picturesource"), sample_of("catalog_picture")
    states, ((pictures_kept, size),) = send(
        [Statement(_STATES.format(sample=sources.clause), {}), Statement(_KEPT.format(sample=kept.clause), {})]
    )
    counted = {state: round(n * sources.factor) for state, n in states}
    return PictureFigures(
        **{state: counted.get(state, 0) for state in ("waiting", "stored", "failed", "refused")},
        pictures=round(pictures_kept * kept.factor),
        size=round(float(size) * kept.factor),
    )


def list_picture_troubles(*, limit: int = 50) -> list[SourceRow]:
    """Addresses that were refused or failed, with the reasons, the latest first."""
    found = PictureSource.objects.filter(state__in=["refused", "failed"]).order_by("-checked_at", "id")
    return [SourceRow(*row) for row in found.values_list(*SourceRow._fields)[:limit]]


def kept_names() -> dict[str, int]:
    """Name of every file that should be in the store → the picture it belongs to."""
    rows = Picture.objects.values_list("id", "sha256", "widths")
    return {pictures.file_name(content, width): id_ for id_, content, widths in rows for width in widths}


def has_sources() -> bool:
    """Whether any address was ever registered."""
    return bool(send_one("SELECT EXISTS (SELECT FROM catalog_picturesource)", {})[0][0])
