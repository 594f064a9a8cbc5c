"""A catalogue whose index follows it, and a way to ask."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.providers.records import WorkRecord
from cineteca.search import operations
from cineteca.search import queries as search
from tests.catalog import answers

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Archive:
    """What happens in the catalogue; `follow` lets the index hear of it."""

    committed: Callable[[], AbstractContextManager[Any]]

    def add(self, title: str, *, year: int | None = None, kind: str = "film", **ids: str) -> Work:
        with self.committed():
            return catalog.add_work(kind=kind, ids=ids, title=title, year=year, at=MONDAY)

    def hear(self, work: Work, **said: WorkRecord) -> None:
        told = {provider: catalog.ProviderSaid(record) for provider, record in said.items()}
        with self.committed():
            catalog.claim(work_id=work.id, answers=told, at=MONDAY)

    def follow(self) -> int:
        return operations.follow_all()

    def ask(self, text: str, **more: Any) -> list[str]:
        return [hit.name for hit in search.search(search.Query(text=text, **more)).hits]


@pytest.fixture
def archive(db: Any, django_capture_on_commit_callbacks: Any) -> Archive:
    return Archive(committed=lambda: django_capture_on_commit_callbacks(execute=True))


@pytest.fixture
def heat(archive: Archive) -> Work:
    """As TMDB tells it, in the index."""
    made = archive.add("Heat", year=1995, tmdb="949")
    archive.hear(made, tmdb=answers.heat())
    archive.follow()
    return made
