"""Real servers, real processes, real kills."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cineteca.core import postgres
from tests.core.postgres.processes import Process


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A directory that an unprivileged account can reach; pytest's own is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="cineteca-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def new_home(ground: Path, request) -> Iterator[Callable[..., Path]]:
    """Makes homes that hold no database yet; whatever they come to hold is gone after the test."""
    made: list[Path] = []

    def make(name: str = "home", within: Path | None = None) -> Path:
        folder = within or Path(tempfile.mkdtemp(dir=ground))
        if within is None:
            folder.chmod(0o755)
        made.append(folder / name)
        return folder / name

    yield make
    for home in reversed(made):  # those inside another one first
        _remove(home)


@pytest.fixture(scope="session")
def used_home(ground: Path) -> Iterator[Path]:
    home = ground / "used"
    yield home
    _remove(home)


@pytest.fixture
def home(used_home: Path) -> Iterator[Path]:
    """A home whose database exists already and is down."""
    postgres.ensure_running(used_home)
    assert postgres.release(used_home)
    yield used_home
    postgres.release(used_home, seconds=0)
    postgres.stop(used_home)


@pytest.fixture
def client(home: Path) -> Iterator[Callable[..., Process]]:
    """Starts processes that use the database of `home`, and ends those that are left."""
    started: list[Process] = []

    def start(*words: str, at: Path = home) -> Process:
        started.append(Process("use", str(at), *words))
        return started[-1]

    yield start
    for process in started:
        process.kill()


def _remove(home: Path) -> None:
    postgres.delete(home)
    shutil.rmtree(home, ignore_errors=True)
