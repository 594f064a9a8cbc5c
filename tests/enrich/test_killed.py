"""A worker killed in the middle of a run loses nothing and doubles nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.db import connection, connections

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.config import demo
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain import policy
from cineteca.enrich.models import Refresh, Run

pytestmark = pytest.mark.slow

WORKS = 60


def database_url() -> str:
    """The test's own database, for another process."""
    made = connection.get_connection_params()
    query = {name: made[key] for name, key in (("host", "host"), ("port", "port"), ("user", "user")) if made.get(key)}
    query |= {"password": made["password"]} if made.get("password") else {}
    return f"postgresql:///{made['dbname']}?{urlencode(query)}"


@pytest.fixture
def worker(simulator, tmp_path):
    """Start ``cineteca enrich`` as a process of its own."""
    environment = {
        **os.environ,
        "CINETECA_HOME": str(tmp_path),
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "cineteca.config.settings",
        "TMDB_API_KEY": "demo-key",
        "OMDB_API_KEY": "demo-key",
        "TMDB_URL": f"http://127.0.0.1:{simulator.port}/3",
        "OMDB_URL": f"http://127.0.0.1:{simulator.port}/omdb",
        "TMDB_LIMIT": "off",
        "OMDB_LIMIT": "off",
        "OMDB_DAILY_QUOTA": "off",
    }

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "cineteca", "enrich"]
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return start


def load() -> None:
    stubs = demo.stubs()
    chosen = stubs[: WORKS - 6] + stubs[-6:]  # films and, at the end, shows
    catalog.add_stubs(chosen, at=clock.now())
    enrich.enqueue_all(at=clock.now())


def dump() -> bytes:
    from cineteca.catalog import queries as catalogue

    return b"\n".join(catalogue.dump())


def enriched() -> int:
    return Refresh.objects.filter(status="complete").count()


def after_the_leases() -> object:
    return clock.now() + policy.LEASE + timedelta(seconds=1)


def test_the_next_run_ends_as_if_nothing_had_happened(transactional_db, simulator, worker):
    load()
    enrich.run_queue(trigger="manual")
    uninterrupted = dump()
    assert enriched() == WORKS
    connections.close_all()
    call_command("flush", interactive=False, verbosity=0)

    load()
    for share in (0.1, 0.35, 0.6):
        child = worker()
        deadline = time.monotonic() + 60
        while enriched() < WORKS * share and child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(child.pid, signal.SIGKILL)
        child.wait(10)
        Refresh.objects.filter(status="processing").update(leased_until=clock.now() - timedelta(seconds=1))
    assert 0 < enriched() < WORKS
    enrich.run_queue(trigger="manual", now=after_the_leases)

    assert enriched() == WORKS
    assert Work.objects.count() == WORKS
    assert dump() == uninterrupted


def test_its_run_is_told_as_stopped(transactional_db, simulator, worker):
    load()
    simulator.break_("tmdb=slow:0.3")
    child = worker()
    deadline = time.monotonic() + 60
    while enriched() < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(child.pid, signal.SIGKILL)
    child.wait(10)
    run = Run.objects.latest("started_at")
    assert run.ended_at is None
    assert queries.get_run_state(run, at=clock.now()) == "running"
    assert queries.get_run_state(run, at=clock.now() + queries.SILENT + timedelta(seconds=1)) == "stopped"
