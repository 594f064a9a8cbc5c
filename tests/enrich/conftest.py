"""An archive with a few works, and the outside world."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Work
from cineteca.enrich import operations as enrich
from cineteca.outbound.models import CachedResponse

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

HEAT = {"tmdb": "949", "imdb": "tt0113277"}
MATRIX = {"tmdb": "603", "imdb": "tt0133093"}


@dataclass
class Archive:
    """What a person does with the archive, at a time that the test sets."""

    at: datetime = MONDAY
    works: dict[str, Work] = field(default_factory=dict)

    def now(self) -> datetime:
        return self.at

    def add(self, name: str, ids: dict[str, str], *, kind: str = "film", year: int | None = None) -> Work:
        self.works[name] = catalog.add_work(kind=kind, ids=ids, title=name, year=year, at=self.at)
        return self.works[name]

    def enrich(self, work: Work, *, force: bool = True):
        return enrich.enrich_work(work_id=work.id, trigger="manual", force=force, now=self.now)

    def run(self, **options):
        return enrich.run_queue(trigger="manual", now=self.now, **options)

    def later(self, **delta) -> None:
        self.at += timedelta(**delta)

    def forget_answers(self) -> None:
        CachedResponse.objects.all().delete()

    def dump(self) -> bytes:
        return b"\n".join(catalogue.dump())


@pytest.fixture
def archive(transactional_db, simulator) -> Archive:
    return Archive()


@pytest.fixture
def heat(archive) -> Work:
    return archive.add("Heat", HEAT, year=1995)
