"""A catalogue on a real database, and answers to put into it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.events import WorkChanged
from cineteca.catalog.models import Work
from cineteca.core import events
from cineteca.providers.records import WorkRecord
from tests.catalog import answers

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Archive:
    """What happens in the catalogue, at a time that the test sets."""

    at: datetime = MONDAY
    changes: list[WorkChanged] = field(default_factory=list)
    committed: Callable[[], AbstractContextManager[Any]] = nullcontext

    def add(self, title: str = "Heat", *, year: int | None = 1995, kind: str = "film", **ids: str) -> Work:
        return catalog.add_work(kind=kind, ids=ids or {"tmdb": "949"}, title=title, year=year, at=self.at)

    def hear(self, work: Work, **said: WorkRecord | catalog.ProviderSaid) -> catalog.Outcome:
        """Claim what each provider said: ``hear(heat, tmdb=record)``."""
        told = {
            provider: answer if isinstance(answer, catalog.ProviderSaid) else catalog.ProviderSaid(answer)
            for provider, answer in said.items()
        }
        with self.committed():
            return catalog.claim(work_id=work.id, answers=told, at=self.at)

    def later(self, **delta: float) -> datetime:
        self.at += timedelta(**delta)
        return self.at

    def page(self, work: Work) -> catalogue.WorkPage:
        found = catalogue.get_work_page(work.slug)
        assert found is not None
        return found

    def dump(self, work: Work | None = None) -> bytes:
        return b"".join(catalogue.dump(work.id if work else None))


@pytest.fixture
def archive(db: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Archive:
    made = Archive(committed=lambda: django_capture_on_commit_callbacks(execute=True))
    monkeypatch.setitem(events._handlers, WorkChanged, [made.changes.append])
    return made


@pytest.fixture
def heat(archive: Archive) -> Work:
    """Known by its TMDB number, otherwise a stub."""
    return archive.add("Heat", tmdb="949")


@pytest.fixture
def full_heat(archive: Archive, heat: Work) -> Work:
    """As TMDB and OMDb tell it."""
    archive.hear(heat, tmdb=answers.heat(), omdb=answers.heat_at_omdb())
    archive.changes.clear()
    return heat


@pytest.fixture
def wire(archive: Archive) -> Work:
    """A show with two seasons, as TMDB tells it."""
    show = archive.add("The Wire", kind="show", year=2002, tmdb="1438")
    archive.hear(show, tmdb=answers.wire())
    archive.changes.clear()
    return show


@pytest.fixture
def alice(db: Any) -> Any:
    """She is staff."""
    from cineteca.accounts.models import User

    return User.objects.create_user("alice@example.org", is_staff=True)
