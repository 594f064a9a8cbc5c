"""Dashboards and alert rules, asked of a real Prometheus that reads a real server."""

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.simulated import free_port, surroundings

DEPLOY = Path(__file__).parents[3] / "deploy"
RULES = DEPLOY / "prometheus" / "cineteca.rules.yml"
BOARDS = sorted((DEPLOY / "grafana" / "dashboards").glob("*.json"))
STARTING = 60  # seconds that a server may take on a busy machine
WHERE = "needs Debian's package prometheus"

pytestmark = pytest.mark.slow

SEED = """
import django
django.setup()
from datetime import timedelta
from django.db import connection
from cineteca.config.preparing import prepare
prepare(print)
from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Alert, Refresh, RuleCount, Run, Schedule
from cineteca.outbound.models import Breaker, CachedResponse, CallLog, HostLimit
from tests.catalog import answers
from tests.enrich.datasets import filled
from tests.web.conftest import told
filled.heat(); filled.files()
at = clock.now()
told("film", "Heat", 1995, tmdb=answers.heat(images=()))
told("show", "The Wire", 2002, tmdb=answers.wire())
Work.objects.filter(kind="film").update(release_date=at.date() - timedelta(days=3), created_at=at - timedelta(days=2))
enrich.enqueue_all(at=at)
Refresh.objects.update(asked_at=at)
enrich.schedules.ensure(at=at)
Schedule.objects.update(state="done", ended_at=at)
Alert.objects.create(kind="quality", subject="year", message="!", severity="error", raised_at=at)
for failed in (0, 1):
    run = Run.objects.create(source="queue", trigger="scheduled", started_at=at - timedelta(minutes=1), heard_at=at,
                             ended_at=at - timedelta(seconds=5), checked=3, ingested=2, failed=failed, duration_ms=900)
Run.objects.create(source="discovery", trigger="manual", started_at=at, heard_at=at + timedelta(minutes=5))
RuleCount.objects.create(run=run, rule="year_impossible", severity="error", count=9, counted_at=at)
CallLog.objects.bulk_create(
    CallLog(provider="tmdb", host="h", endpoint="movie/{id}", method="GET", path="/", status=500 if n % 5 == 0 else 200,
            ms=30.0 * n, cached="hit" if n % 3 == 0 else "miss", attempts=0 if n % 3 == 0 else 1,
            error="Failed" if n % 5 == 0 else "", at=at)
    for n in range(1, 31))
Breaker.objects.create(provider="omdb", host="h", failures=5, opened_at=at, until=at + timedelta(minutes=5))
HostLimit.objects.create(provider="tmdb", host="h", taken=[at.timestamp()])
CachedResponse.objects.create(key="0af76519-16cd-43dd-8448-eb211c80319c", provider="tmdb", address="/", status=200,
                              body=b"", stored_at=at, fresh_until=at + timedelta(days=7))
with connection.cursor() as cursor:
    cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'none', '{}')")
"""


def expressions(board):
    return [
        (panel["title"], target["expr"])
        for panel in json.loads(board.read_text())["panels"]
        for target in panel.get("targets", ())
    ]


def names_in(text):
    return set(re.findall(r"\bcineteca_[a-z_]+", text))


class TestTheFiles:
    @pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.stem)
    def test_of_grafana_have_a_title_and_no_panel_over_another(self, board):
        told = json.loads(board.read_text())
        places = [tuple(panel["gridPos"].values()) for panel in told["panels"]]
        assert told["uid"] == f"cineteca-{board.stem}"
        assert len({panel["id"] for panel in told["panels"]}) == len(told["panels"])
        cells = [(x + dx, y + dy) for x, y, w, h in places for dx in range(w) for dy in range(h)]
        assert len(cells) == len(set(cells))
        assert all(x + w <= 24 for x, _, w, _ in places)

    def test_of_prometheus_are_valid(self):
        promtool = shutil.which("promtool") or pytest.skip(WHERE)
        for what, file in (("rules", RULES), ("config", RULES.with_name("prometheus.yml"))):
            done = subprocess.run([promtool, "check", what, str(file)], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr


def wait_for(look, seconds=STARTING):
    """What `look` gives as soon as that is something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if found := look():
                return found
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    pytest.fail("it did not come up")


@pytest.fixture
def server(home):
    """A real server of ours over a house in which something happened. Gives its port."""
    told = surroundings(CINETECA_HOME=str(home), TMDB_API_KEY="0" * 32, OMDB_API_KEY="00000000")
    told.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", SEED], env=told, cwd=DEPLOY.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    port = free_port()
    child = subprocess.Popen(
        [sys.executable, "-m", "cineteca", "web", "--port", str(port)],
        env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(lambda: httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=5).is_success)
        for path in ("/", "/api/works", "/nowhere"):
            httpx.get(f"http://127.0.0.1:{port}{path}", timeout=30)
        yield port
    finally:
        child.terminate()
        child.wait(20)


@pytest.fixture
def prometheus(server, tmp_path):
    """A real Prometheus that reads it every second and knows our rules. Gives a function that asks it."""
    program = shutil.which("prometheus") or pytest.skip(WHERE)
    port = free_port()
    config = {
        "global": {"scrape_interval": "1s", "scrape_timeout": "1s", "evaluation_interval": "1s"},
        "rule_files": [str(RULES)],
        "scrape_configs": [{"job_name": "cineteca", "static_configs": [{"targets": [f"127.0.0.1:{server}"]}]}],
    }
    (tmp_path / "prometheus.yml").write_text(json.dumps(config))  # JSON is YAML
    child = subprocess.Popen(
        [program, f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}/data",
         f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip

    def ask(path, **asked):
        return httpx.get(f"http://127.0.0.1:{port}/api/v1/{path}", params=asked, timeout=20).json()

    def has_read_enough():
        read = ask("query", query="count_over_time(cineteca_calls_total[1m])")["data"]["result"]
        return read and min(int(series["value"][1]) for series in read) >= 3

    try:
        wait_for(lambda: ask("query", query="up")["status"] == "success")
        wait_for(has_read_enough)
        yield ask
    finally:
        child.terminate()
        child.wait(20)


@pytest.mark.embedded
def test_every_panel_shows_something_and_every_rule_can_be_evaluated(prometheus, subtests):
    known = set(prometheus("label/__name__/values")["data"])
    for board in BOARDS:
        for title, expression in expressions(board):
            with subtests.test(msg=f"{board.stem}: {title}"):
                asked = expression.replace("$__rate_interval", "30s").replace("$instance", ".*")
                told = prometheus("query", query=asked)
                assert told["status"] == "success", told
                assert told["data"]["result"], asked
                assert names_in(expression) <= known
    groups = wait_for(lambda: [g for g in prometheus("rules")["data"]["groups"] if g["lastEvaluation"] > "0002"])
    rules = [rule for group in groups for rule in group["rules"]]
    assert {rule["health"] for rule in rules} == {"ok"}
    assert names_in(RULES.read_text()) <= known
    firing = {rule["name"] for rule in rules if rule["state"] in {"pending", "firing"}}
    assert {"CinetecaBreakerOpen", "CinetecaAlertOpen"} <= firing
    assert "CinetecaDown" not in firing
