"""A catalogue, pictures outside, and a place for them here."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import PictureSource, Work
from cineteca.core import clock, storage
from cineteca.enrich import operations as enrich
from cineteca.providers.records import ImageRecord
from tests.catalog import answers
from tests.core.storage.conftest import gateway  # noqa: F401 - the same server
from tests.enrich.pictures.gallery import Gallery


def _soon() -> datetime:
    # What a change brings about is noted at the time of the clock; the test's own begins after that.
    return clock.now() + timedelta(minutes=10)


@pytest.fixture
def gallery():
    made = Gallery()
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path, settings) -> Path:
    """Where pictures are kept."""
    settings.PICTURES = {**dict.fromkeys(settings.PICTURES, ""), "folder": str(tmp_path / "pictures")}
    return tmp_path / "pictures"


@dataclass
class House:
    """What happens to pictures, at a time that the test sets."""

    gallery: Gallery
    at: datetime = field(default_factory=_soon)
    number: int = 0

    def now(self) -> datetime:
        return self.at

    def later(self, **delta) -> None:
        self.at += timedelta(**delta)

    def show(self, title: str, *urls: str, kind: str = "poster", popularity: float = 1.0, **more) -> Work:
        """A film whose page shows these pictures."""
        self.number += 1
        images = tuple(ImageRecord(kind=kind, url=url) for url in urls)
        record = answers.heat(
            ids={"tmdb": str(7000 + self.number)}, title=title, images=images, popularity=popularity, cast=(),
            videos=(), similar=(), franchise=None, **more,
        )  # fmt: skip
        work = catalog.add_work(kind="film", ids=record.ids, title=title, year=1995, at=self.at)
        catalog.claim(work_id=work.id, answers={"tmdb": catalog.ProviderSaid(record)}, at=self.at)
        return work

    def host(self, **options):
        return enrich.host_pictures(trigger="manual", now=self.now, **options)

    def collect(self, **options):
        return enrich.collect_garbage(trigger="manual", now=self.now, **options)

    def source(self, url: str) -> PictureSource:
        return PictureSource.objects.select_related("picture").get(url=url)


@pytest.fixture
def house(transactional_db, settings, gallery, folder) -> House:
    tmdb = {**settings.PROVIDERS["tmdb"], "images_url": gallery.url}
    settings.PROVIDERS = {**settings.PROVIDERS, "tmdb": tmdb}
    return House(gallery)


def names() -> set[str]:
    """What lies in the store."""
    return {stored.name for stored in storage.pictures().list()}
