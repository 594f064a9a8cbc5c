"""The change sync, killed with -9 again and again, neither skips nor repeats anything."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from django.core.management import call_command
from django.db import connection, connections
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Person, PersonId
from cineteca.config import demo
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain import changes
from cineteca.enrich.models import Refresh, SyncState
from tests.enrich.test_killed import database_url

pytestmark = pytest.mark.slow

KILLS = 50
DAYS = 150
PEOPLE = 400


def load(simulator) -> None:
    """Works and people that were all asked about long ago, and a sync that stopped `DAYS` ago."""
    at = clock.now()
    catalog.add_stubs(demo.stubs()[:1500], at=at)
    enrich.enqueue_all(at=at)
    long_ago, later = at - timedelta(days=DAYS + 30), at + timedelta(days=30)
    Refresh.objects.update(status="complete", text_at=long_ago, text_next_at=later, due_on=later.date())
    people = Person.objects.bulk_create(
        Person(slug=f"person-{number}", name=f"Person {number}", enriched_at=long_ago) for number in range(PEOPLE)
    )
    ids = changed_people(simulator)[:PEOPLE]
    PersonId.objects.bulk_create(
        PersonId(person=person, source="tmdb", value=value) for person, value in zip(people, ids, strict=False)
    )
    first = changes.last_closed(at) - timedelta(days=DAYS)
    for kind in ("film", "show", "person"):
        SyncState.objects.create(source="tmdb", kind=kind, cursor=first, updated_at=at)


def changed_people(simulator) -> list[str]:
    today = clock.now().date()
    window = {"start_date": str(today - timedelta(days=90)), "end_date": str(today - timedelta(days=80))}
    found: list[str] = []
    for page in range(1, 6):
        answer = httpx.get(
            f"http://127.0.0.1:{simulator.port}/3/person/changes",
            params={"api_key": "demo-key", "page": page, **window},
        )
        found += [str(entry["id"]) for entry in answer.json()["results"]]
    return list(dict.fromkeys(found))


def result() -> dict[str, object]:
    """All that a sync leaves behind but the times."""
    marked = Refresh.objects.filter(due_on__lte=clock.now().date())
    locks = ProcrastinateJob.objects.values_list("queueing_lock", flat=True)
    asked_for = PersonId.objects.filter(person__in=[int(lock.rpartition(":")[2]) for lock in locks])
    states = SyncState.objects.order_by("kind").values_list("kind", "cursor", "until", "page", "checked", "matched")
    return {
        "works": sorted(marked.values_list("work__slug", flat=True)),
        "people": sorted(asked_for.values_list("value", flat=True)),
        "states": list(states),
    }


@pytest.fixture
def syncing(simulator, tmp_path) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "CINETECA_HOME": str(tmp_path),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "cineteca.config.settings",
        "TMDB_API_KEY": "demo-key",
        "TMDB_URL": f"http://127.0.0.1:{simulator.port}/3",
        "TMDB_LIMIT": "off",
    }
    command = [sys.executable, str(Path(__file__).with_name("sync_process.py"))]
    child = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert child.stdout.readline() == "ready\n"
    yield child
    child.stdin.close()
    child.stdout.close()
    child.wait(20)


def sync(warm: subprocess.Popen[str], *, dice: random.Random | None) -> bool:
    """One real process; whether it was killed before it had ended. `dice` says when: before its first page, or soon
    after some page, in the midst of the next."""
    before = progress()
    warm.stdin.write("go\n")
    warm.stdin.flush()
    child = int(warm.stdout.readline())
    killed = False
    if dice is not None:
        if dice.random() < 0.2:
            time.sleep(dice.uniform(0, 0.1))
        else:
            while _is_alive(child) and progress() == before:
                time.sleep(0.002)
            time.sleep(dice.uniform(0, 0.02))
        killed = _kill(child)
    assert warm.stdout.readline() == "ended\n"
    return killed


def progress() -> list[tuple[object, ...]]:
    return list(SyncState.objects.order_by("kind").values_list("cursor", "until", "page"))


def _is_alive(child: int) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:  # it had ended, and was seen off
        return False


def _kill(child: int) -> bool:
    if not _is_alive(child):
        return False
    os.kill(child, signal.SIGKILL)
    return True


def test_killed_fifty_times_it_ends_as_if_nothing_had_happened(transactional_db, simulator, syncing):
    load(simulator)
    enrich.sync_changes(trigger="manual")
    uninterrupted = result()
    assert len(uninterrupted["works"]) > 500
    assert len(uninterrupted["people"]) > 100
    connections.close_all()
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:  # jobs are not Django's to flush
        cursor.execute("DELETE FROM procrastinate_jobs")

    load(simulator)
    dice, kills, in_the_middle = random.Random(20), 0, 0
    for _ in range(4 * KILLS):
        killed = sync(syncing, dice=dice)
        kills += killed
        in_the_middle += killed and SyncState.objects.filter(until__isnull=False).exists()
        if kills == KILLS:
            break
    assert kills == KILLS
    assert in_the_middle > 10
    sync(syncing, dice=None)

    assert result() == uninterrupted
