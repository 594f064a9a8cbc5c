"""Enriching, completeness and the queue: the shapes are a contract, names and all."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.catalog import operations as catalog
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh, Run
from cineteca.enrich.operations import schedules
from tests.api.conftest import program_of
from tests.web.conftest import MONDAY


@pytest.fixture
def stub(transactional_db):
    """Heat, of which nothing is known but its name."""
    return catalog.add_work(kind="film", ids={"tmdb": "949", "imdb": "tt0113277"}, title="Heat", year=1995, at=MONDAY)


@pytest.fixture
def asking(transactional_db):
    return program_of("alice@example.org", is_staff=True)


class TestEnrichingOne:
    def test_tells_what_changed_and_who_answered(self, asking, stub, simulator):
        answer = asking.post(f"/api/movies/{stub.id}/enrich", {"forceRefresh": True})
        body = answer.json()
        assert answer.status_code == 200
        assert set(body) == {"success", "changedFields", "completeness", "previousCompleteness", "providers"}
        assert body["success"] is True
        assert body["providers"] == {"successful": ["omdb", "tmdb"], "rateLimited": [], "failed": []}
        assert body["previousCompleteness"] < body["completeness"]
        assert "plot" in body["changedFields"]

    def test_needs_no_body(self, asking, stub, simulator):
        assert asking.post(f"/api/movies/{stub.id}/enrich").json()["success"] is True

    def test_says_who_failed_and_uses_what_the_others_say(self, asking, stub, simulator):
        simulator.break_("omdb=down")
        body = asking.post(f"/api/movies/{stub.id}/enrich", {"forceRefresh": True}).json()
        assert body["success"] is True
        assert (body["providers"]["successful"], body["providers"]["failed"]) == (["tmdb"], ["omdb"])

    def test_that_nobody_answered_is_no_success(self, asking, stub, simulator):
        simulator.break_("tmdb=down", "omdb=down")
        body = asking.post(f"/api/movies/{stub.id}/enrich", {"forceRefresh": True}).json()
        assert (body["success"], body["changedFields"]) == (False, [])

    def test_does_not_find_a_film_among_the_shows(self, alice, heat):
        answer = alice.post(f"/api/shows/{heat.id}/enrich", {})
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")

    def test_refuses_a_name_that_means_nothing(self, alice, heat):
        answer = alice.post(f"/api/movies/{heat.id}/enrich", {"force": True})
        assert answer.status_code == 422
        assert answer.json()["error"]["field"] == "body.force"


class TestCompleteness:
    def test_of_films_counts_films_by_band(self, alice, heat, wire):
        body = alice.get("/api/movies/completeness").json()
        assert set(body) == {"summary", "topIncomplete"}
        assert set(body["summary"]) == {"total", "complete", "partial", "minimal", "avgCompleteness"}
        assert body["summary"]["total"] == 1
        assert body["summary"]["avgCompleteness"] == heat.completeness

    def test_names_the_least_complete_and_what_they_lack(self, alice, heat, wire):
        (worst,) = alice.get("/api/shows/completeness").json()["topIncomplete"]
        assert worst == {
            "id": wire.id, "title": "The Wire", "completeness": wire.completeness, "missingFields": wire.missing,
        }  # fmt: skip

    def test_of_an_empty_house_is_nothing(self, alice):
        body = alice.get("/api/movies/completeness").json()
        assert body == {
            "summary": {"total": 0, "complete": 0, "partial": 0, "minimal": 0, "avgCompleteness": 0},
            "topIncomplete": [],
        }

    def test_costs_the_same_for_twice_the_works(self, alice, films, django_assert_num_queries):
        films(4)
        before = count_of(alice, "/api/movies/completeness")
        films(4)
        with django_assert_num_queries(before):
            alice.get("/api/movies/completeness")


class TestTheQueue:
    def test_lists_what_is_next(self, alice, heat, wire):
        enrich.enqueue_all(at=clock.now())
        Refresh.objects.filter(work=heat).update(enriched_at=MONDAY, due_on=(clock.now() - timedelta(days=3)).date())
        body = alice.get("/api/enrichment/queue").json()
        assert set(body) == {"nextEnrichment", "queueSize", "topItems"}
        assert body["queueSize"] == 2
        first, second = body["topItems"]
        assert first == {
            "id": wire.id, "title": "The Wire", "lastEnriched": None, "completeness": first["completeness"], "priority": 1,
        }  # fmt: skip
        assert (second["lastEnriched"], second["priority"]) == ("2026-03-02T09:00:00Z", 2)

    def test_tells_when_the_next_refresh_is_planned(self, alice):
        assert alice.get("/api/enrichment/queue").json()["nextEnrichment"] is None
        schedules.ensure(at=clock.now())
        assert alice.get("/api/enrichment/queue").json()["nextEnrichment"].endswith("Z")

    def test_takes_a_limit_within_reason(self, alice):
        assert alice.get("/api/enrichment/queue", limit=0).status_code == 422
        assert alice.get("/api/enrichment/queue", limit=10**6).json()["error"]["field"] == "query.limit"


class TestWorkingTheQueue:
    def test_is_begun_in_the_background(self, alice):
        answer = alice.post("/api/enrichment/run", {"limit": 5})
        run = Run.objects.get()
        assert answer.status_code == 202
        assert answer.json() == {
            "id": run.id, "source": "queue", "trigger": "manual", "state": "running", "url": f"/api/runs/{run.id}",
        }  # fmt: skip
        job = ProcrastinateJob.objects.get()
        assert job.args == {"run_id": run.id, "operation": "run_queue", "options": {"force": False, "limit": 5}}


def count_of(program, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        program.get(path)
    return len(seen)
