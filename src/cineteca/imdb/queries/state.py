"""How old the files are, what loads did, and what changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from cineteca.imdb.models import Change, Dataset, Download, Load


@dataclass(frozen=True, slots=True)
class FileState:
    """One file: rows of it in our table, when IMDb made it, when it was read or found unchanged last."""

    name: str
    rows: int
    published_at: datetime | None
    loaded_at: datetime
    age: timedelta
    stale: bool
    report: dict[str, Any]


@dataclass(frozen=True, slots=True)
class DatasetsState:
    """`loaded`: there are titles to read. `oldest_at`: of the file that is behind the others."""

    loaded: bool
    oldest_at: datetime | None
    files: list[FileState]

    @property
    def old(self) -> bool:
        return any(file.stale for file in self.files)


def state(at: datetime) -> DatasetsState:
    """What the tables hold, seen at `at`. Two queries.

    A file is as old as the last word on it: IMDb's, when it was made, or the server's, that there is nothing newer.
    """
    limit = timedelta(hours=settings.IMDB_STALE_HOURS)
    fetched = {download.name: download for download in Download.objects.exclude(confirmed_at=None)}
    files = [_file(dataset, fetched.get(dataset.name), at, limit) for dataset in Dataset.objects.order_by("name")]
    return DatasetsState(
        loaded=any(file.name == "title.basics" and file.rows for file in files),
        oldest_at=min((at - file.age for file in files), default=None),
        files=files,
    )


def _file(dataset: Dataset, fetched: Download | None, at: datetime, limit: timedelta) -> FileState:
    told_at = dataset.published_at or dataset.loaded_at
    if fetched and fetched.confirmed_at and fetched.published_at == dataset.published_at:
        told_at = max(told_at, fetched.confirmed_at)
    age = max(at - told_at, timedelta())
    return FileState(
        name=dataset.name,
        rows=dataset.rows,
        published_at=dataset.published_at,
        loaded_at=dataset.loaded_at,
        age=age,
        stale=age > limit,
        report=dataset.report,
    )


def latest_load() -> Load | None:
    """The load that began last, running or ended."""
    return Load.objects.order_by("-started_at", "-id").first()


def list_loads(*, limit: int = 20) -> list[Load]:
    """Loads, newest first."""
    return list(Load.objects.order_by("-started_at", "-id")[:limit])


def changed_titles(*, since_load: int, among: Collection[int]) -> set[int]:
    """Of the titles `among`, those that loads after `since_load` changed, or whose akas, credits or rating did."""
    return _changed(Change.Subject.TITLE, since_load, among)


def changed_names(*, since_load: int, among: Collection[int]) -> set[int]:
    return _changed(Change.Subject.NAME, since_load, among)


def _changed(subject: str, since_load: int, among: Collection[int]) -> set[int]:
    changed = Change.objects.filter(subject=subject, load_id__gt=since_load, number__in=list(among))
    return set(changed.values_list("number", flat=True))
