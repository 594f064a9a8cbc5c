"""Loads in real processes: killed with -9, the next goes on; two at once, the second is turned away."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from cineteca.imdb.models import Load, Title
from cineteca.imdb.operations.errors import LoadUnderWay
from cineteca.imdb.operations.loading import running
from tests.enrich.test_killed import database_url
from tests.imdb import made

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).parent.parent / "load_process.py"
TABLES = ("imdb_title", "imdb_rating", "imdb_episode", "imdb_aka", "imdb_principal", "imdb_crew", "imdb_name")


@pytest.fixture
def large(tmp_path) -> Path:
    """Enough lines for some blocks a file."""
    titles = [
        [f"tt{n:07d}", "movie", f"Film {n}", f"Film {n}", "0", "1990", "\\N", "90", "Drama"] for n in range(1, 81)
    ]
    akas = [[f"tt{n:07d}", str(k), f"Aka {n} {k}", "ES", *["\\N"] * 3, "0"] for n in range(1, 81) for k in (1, 2)]
    return made.write(tmp_path / "large", title_basics=titles, title_akas=akas, packed=True)


def process(folder: Path, home: Path, step: int) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "CINETECA_HOME": str(home),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "cineteca.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), str(step)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def contents() -> dict[str, list[str]]:
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(TABLES)}, imdb_dataset, imdb_load, imdb_change")


def test_killed_at_any_step_it_goes_on_and_ends_as_if_nothing_had_happened(transactional_db, large, tmp_path):
    whole = process(large, tmp_path, 0)
    assert whole.returncode == 0, whole.stderr
    steps, lines = int(whole.stdout.split()[0]), int(whole.stdout.split()[2])
    expected = contents()
    assert len(expected["imdb_aka"]) == 160
    empty()
    killed = 0
    # Each process comes a little further than the one before: every stage is hit, and some files in their midst.
    for step in (2, 5, 9, 14, 20, steps // 2, steps - 8, steps - 3, steps - 1):
        ended = process(large, tmp_path, step)
        if ended.returncode == 0:
            break
        assert ended.returncode == -9, ended.stderr
        killed += 1
        assert not Title.objects.exists(), "readers see nothing of a load that has not ended"
    last = process(large, tmp_path, 0)
    assert last.returncode == 0, last.stderr
    assert killed >= 4
    assert contents() == expected
    states = list(Load.objects.order_by("id").values_list("state", flat=True))
    assert states[:killed] == ["stopped"] * killed
    assert states[-1] == "done"
    done = (
        Load.objects.get(pk=Load.objects.latest("id").pk) if ended.returncode else Load.objects.filter(state="done")[0]
    )
    assert done.report["resumed"]
    assert sum(file["lines"] for file in done.report["files"]) == lines, "no line was read twice or left out"
    empty()


def test_while_one_loads_another_is_turned_away(transactional_db, folder, load, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [running._LOCK])
    other = process(folder, tmp_path, 0)
    assert other.returncode != 0
    assert LoadUnderWay.__name__ in other.stderr
    assert "cineteca imdb status" in other.stderr
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [running._LOCK])
    assert not Load.objects.exists()
