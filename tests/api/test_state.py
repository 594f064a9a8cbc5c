"""Health, probes and the description."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from cineteca.api.rest import api
from cineteca.core import clock, health
from cineteca.enrich.models import RuleCount, Run
from tests.enrich.people import world


@pytest.fixture
def worker(transactional_db):
    """One gave a sign of life just now."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")


@pytest.fixture
def no_database(monkeypatch):
    monkeypatch.setattr("cineteca.core.database.conninfo", lambda: "host=127.0.0.1 port=1 connect_timeout=1")


class TestHealth:
    def test_tells_of_each_part(self, charlie, worker):
        answer = charlie.get("/api/health")
        checks = {check["name"]: check["state"] for check in answer.json()["checks"]}
        assert set(checks) == {"database", "tables", "worker", "disk", "datasets", "search", "cache"}
        assert (checks["database"], checks["tables"], checks["worker"]) == ("good", "good", "good")
        assert answer["Cache-Control"] == "no-store"

    def test_warns_where_no_worker_is_at_work(self, charlie, transactional_db):
        body = charlie.get("/api/health").json()
        assert {check["name"]: check["state"] for check in body["checks"]}["worker"] == "warning"

    def test_tells_how_the_datasets_stand(self, charlie, worker, settings):
        def state() -> str:
            return {check["name"]: check["state"] for check in charlie.get("/api/health").json()["checks"]}["datasets"]

        assert state() == "warning"  # neither TMDB nor the datasets speak
        settings.PROVIDERS = settings.PROVIDERS | {"tmdb": settings.PROVIDERS["tmdb"] | {"enabled": True}}
        assert state() == "good"
        world.loaded(at=clock.now())
        assert state() == "good"
        world.loaded(at=clock.now(), age=timedelta(days=30))
        assert state() == "warning"

    def test_does_not_count_a_worker_that_fell_silent(self, worker):
        later = clock.now() + timedelta(minutes=5)
        assert {check.name: check.state for check in health.examine(at=later)}["worker"] == "warning"

    def test_of_a_house_without_a_database_is_bad_and_still_told(self, charlie, no_database):
        answer = charlie.get("/api/health")
        assert (answer.status_code, answer.json()["status"]) == (503, "bad")

    def test_warns_of_a_full_disk(self, monkeypatch, transactional_db):
        monkeypatch.setattr(health.shutil, "disk_usage", lambda _home: type("Usage", (), {"free": 5})())
        assert {check.name: check.state for check in health.examine(at=clock.now())}["disk"] == "bad"


class TestProbes:
    def test_alive_asks_nobody(self, charlie, no_database, django_assert_num_queries):
        with django_assert_num_queries(0):
            answer = charlie.get("/healthz")
        assert (answer.status_code, answer.content) == (200, b"ok\n")

    def test_ready_with_database_and_tables(self, charlie, transactional_db):
        assert charlie.get("/readyz").json()["ready"] is True

    def test_not_ready_without(self, charlie, no_database):
        answer = charlie.get("/readyz")
        assert (answer.status_code, answer.json()["ready"]) == (503, False)

    def test_not_ready_while_tables_are_missing(self, charlie, transactional_db, monkeypatch):
        monkeypatch.setattr(health, "_complete", False)
        monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: [1, 2])
        answer = charlie.get("/readyz")
        assert answer.status_code == 503
        assert "cineteca prepare" in answer.json()["checks"]["tables"]["says"]


class TestQuality:
    def test_tells_the_last_two_counts_of_each_rule(self, alice):
        at = clock.now()
        for days, count in ((2, 5), (1, 9)):
            run = Run.objects.create(source="quality", trigger="manual", started_at=at, heard_at=at)
            RuleCount.objects.create(
                run=run, rule="year_impossible", severity="error", count=count, counted_at=at - timedelta(days=days)
            )
        (rule,) = alice.get("/api/quality").json()["items"]
        assert (rule["rule"], rule["count"], rule["previous"]) == ("year_impossible", 9, 5)


class TestTheDescription:
    def test_is_openapi_3_1(self, charlie):
        body = charlie.get("/api/openapi.json").json()
        assert body["openapi"].startswith("3.1")
        assert "/api/works" in body["paths"]

    def test_names_every_route_once(self):
        paths = api.get_openapi_schema()["paths"]
        names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
        assert sorted(names) == sorted(set(names))

    def test_as_a_page_names_every_address_and_needs_no_script_from_elsewhere(self, charlie, db):
        html = charlie.get("/api/docs").text
        assert [path for path in api.get_openapi_schema()["paths"] if path not in html] == []
        assert "http" not in html.split("</head>")[0].replace("http-equiv", "")

    def test_as_a_page_keeps_to_the_policy_of_all_pages(self, db):
        assert "script-src 'self'" in Client().get("/api/docs")["Content-Security-Policy"]
