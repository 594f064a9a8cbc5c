"""Several workers, each a process, and one clock."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.models import Schedule
from tests.conftest import ROOT
from tests.enrich.test_killed import database_url
from tests.enrich.test_schedules import MONDAY
from tests.simulated import surroundings

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def workers(tmp_path):
    """Start processes that do `deed` all at once."""
    children = []
    go = tmp_path / "go"

    def start(deed: str, number: int) -> list[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "tests.enrich.another_worker", deed, str(go)]
        environ = surroundings(DATABASE_URL=database_url(), CINETECA_HOME=str(tmp_path))
        children.extend(
            subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) for _ in range(number)
        )
        for child in children:
            assert child.stdout.readline() == "ready\n"
        go.touch()
        return children

    yield start
    for child in children:
        child.kill()
        child.wait()
        child.stdout.close()


def test_never_run_one_schedule_twice(workers):
    enrich.schedules.ensure(at=MONDAY)
    Schedule.objects.update(cron="* * * * *", jitter_seconds=0, next_at=MONDAY)
    Schedule.objects.exclude(name__in=["house", "scores", "trending"]).update(enabled=False)
    for child in workers("claim", 4):
        assert child.wait(60) == 0
    jobs = ProcrastinateJob.objects.filter(task_name="enrich.scheduled")
    claimed = Counter((job.args["schedule"], job.args["claimed_at"][:16]) for job in jobs)
    assert set(claimed.values()) == {1}
    assert len(claimed) > 3 * 30  # a minute may be skipped while another worker was still at the one before
    assert {name for name, _ in claimed} == {"house", "scores", "trending"}


def test_a_run_whose_worker_was_killed_is_marked_and_the_next_comes(workers):
    enrich.schedules.ensure(at=clock.now())
    Schedule.objects.exclude(name="house").update(enabled=False)
    [child] = workers("hang", 1)
    deadline = time.monotonic() + 30
    while not _heard_twice() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    at = clock.now()
    assert queries.get_schedule("house", at=at).state == "running"
    silent = at + queries.SILENT + timedelta(seconds=1)
    assert queries.get_schedule("house", at=silent).state == "stopped"
    enrich.schedules.run_due(now=lambda: silent)
    assert queries.get_schedule("house", at=silent).state == "failed"
    tomorrow = at + timedelta(days=1)
    assert enrich.schedules.run_due(now=lambda: tomorrow) == ["house"]


def _heard_twice() -> bool:
    schedule = Schedule.objects.get(name="house")
    return bool(schedule.state == "running" and schedule.heard_at > schedule.started_at)
