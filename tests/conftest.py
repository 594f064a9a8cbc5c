"""What every test may ask for."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import settings

from cineteca.core import kept, postgres
from tests import simulated

# How long one example takes says more about the neighbours on the machine than about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real bodies and files, present beside a developer's checkout; a user's clone lacks them."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared real data is not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def _jobs_of_nobody_else(request: pytest.FixtureRequest) -> None:
    """A test that may touch the database finds no jobs. They are not Django's, so nobody empties their tables."""
    touches = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not touches and not request.node.get_closest_marker("django_db"):
        return
    request.getfixturevalue("_django_db_helper")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_periodic_defers")
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture(autouse=True)
def _nothing_kept_of_others() -> None:
    """What one test has this process remember is nothing to the next, whose rows have the same numbers."""
    kept.forget()


@pytest.fixture(scope="session")
def _simulator() -> Iterator[simulated.Simulated]:
    child, running = simulated.start("--no-limits")
    yield running
    child.terminate()
    child.wait(10)


@pytest.fixture
def simulator(_simulator: simulated.Simulated, settings) -> Iterator[simulated.Simulated]:
    """The stand-in for TMDB and OMDb, well behaved at first; the settings point at it."""
    settings.PROVIDERS = _simulator.providers
    yield _simulator
    _simulator.mend()


@pytest.fixture
def home() -> Iterator[Path]:
    """A home for a program of its own. An unprivileged server gets in, so its database stays inside; both go with the test."""
    made = Path(tempfile.mkdtemp(prefix="cineteca-home-"))
    made.chmod(0o711)
    yield made
    postgres.delete(made)
    shutil.rmtree(made, ignore_errors=True)
