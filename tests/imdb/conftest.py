from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cineteca.imdb import operations as imdb
from cineteca.imdb.domain.filters import Filters, filters
from cineteca.imdb.operations import in_use
from tests.imdb import made

EVERYTHING = filters(["all"], episodes=True, adult=True)
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path) -> Path:
    return made.write(tmp_path / "imdb")


@pytest.fixture
def load(db, folder) -> Callable[..., imdb.Report]:
    """Loads the files of `folder`; without filters everything in them."""

    def loading(chosen: Filters = EVERYTHING, **more: Any) -> imdb.Report:
        return imdb.load(**{"folder": folder, "filters": chosen, "now": lambda: AT, **more})

    return loading


@pytest.fixture
def used(monkeypatch) -> Callable[..., None]:
    """What the catalogue uses, in place of what rooms above tell."""
    told: dict[str, list[Any]] = {"title": [], "name": []}
    monkeypatch.setattr(in_use, "_told", told)

    def use(subject: in_use.Subject, *numbers: int) -> None:
        told[subject] = [lambda: numbers]

    return use
