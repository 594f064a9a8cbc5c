"""What ran, what runs by the clock, what is begun."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.core import clock
from cineteca.core.pagination import place
from cineteca.enrich.models import Run, Schedule
from cineteca.enrich.operations import schedules


def ran(number=1, **more):
    at = clock.now() - timedelta(hours=1)
    rows = [
        Run(
            source="queue", trigger="scheduled", started_at=at - timedelta(minutes=n), heard_at=at, ended_at=at,
            checked=n + 1, **more,
        )
        for n in range(number)
    ]  # fmt: skip
    return Run.objects.bulk_create(rows)


class TestRuns:
    def test_are_listed_newest_first_and_go_on_where_they_ended(self, alice, db):
        ran(5)
        first = alice.get("/api/runs", limit=3).json()
        second = alice.get("/api/runs", limit=3, after=first["next"]).json()
        assert [run["checked"] for run in first["items"] + second["items"]] == [1, 2, 3, 4, 5]
        assert second["next"] == ""

    def test_are_chosen_by_state(self, alice, db):
        ran(2)
        ran(1, failed=1)
        assert len(alice.get("/api/runs", state="partly").json()["items"]) == 1
        assert alice.get("/api/runs", state="asleep").status_code == 422

    @pytest.mark.parametrize(
        "after",
        ["nonsense", place("2026-01-01", 1), place(3, 4), place("2026-01-01T00:00:00+00:00", "x"), place([], {})],
    )
    def test_refuse_a_place_that_nobody_handed_out(self, alice, after):
        answer = alice.get("/api/runs", after=after)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_cursor")

    def test_cost_the_same_for_twice_as_many(self, alice, django_assert_num_queries):
        ran(3)
        with django_assert_num_queries(3):  # the token, its user, the runs
            alice.get("/api/runs")
        ran(3)
        with django_assert_num_queries(3):
            alice.get("/api/runs")

    def test_tell_titles_and_errors_one_by_one(self, alice):
        (run,) = ran(
            1,
            titles=["Heat (1995)"],
            errors=[{"title": "Ran", "error": "tmdb: down"}],
            outcomes={"tmdb": {"failed": 1}},
        )
        body = alice.get(f"/api/runs/{run.id}").json()
        assert body["titles"] == ["Heat (1995)"]
        assert body["errors"] == [{"title": "Ran", "error": "tmdb: down"}]
        assert body["outcomes"] == {"tmdb": {"failed": 1}}
        assert (body["state"], body["durationMs"]) == ("done", 0)

    def test_that_are_gone_are_not_found(self, alice):
        assert alice.get("/api/runs/1").status_code == 404


class TestBeginning:
    @pytest.mark.parametrize(
        ("path", "body", "operation", "options"),
        [
            ("/api/discovery", {}, "discover", {"width": "narrow"}),
            ("/api/discovery", {"source": "wide", "maximum": 50}, "discover", {"width": "wide", "maximum": 50}),
            ("/api/discovery", {"source": "now_playing"}, "discover", {"lists": ["now_playing"]}),
            ("/api/discovery", {"source": "tmdb:upcoming"}, "discover", {"lists": ["tmdb:upcoming"]}),
            ("/api/reingest", {"kind": "show", "force": True}, "reingest", {"kind": "show", "force": True}),
        ],
    )
    def test_answers_at_once_with_the_run_to_look_at(self, alice, path, body, operation, options):
        answer = alice.post(path, body)
        assert answer.status_code == 202
        job = ProcrastinateJob.objects.get()
        assert job.args == {"run_id": answer.json()["id"], "operation": operation, "options": options}
        assert alice.get(answer.json()["url"]).json()["state"] == "running"

    def test_keeps_who_set_it_off(self, alice):
        assert alice.post("/api/discovery", {"trigger": "scheduled"}).json()["trigger"] == "scheduled"

    def test_of_a_list_that_nobody_has_is_refused_at_once(self, alice):
        answer = alice.post("/api/discovery", {"source": "best_of_all"})
        assert answer.status_code == 422
        assert "now_playing" in answer.json()["error"]["message"]
        assert not Run.objects.exists()

    def test_refuses_more_than_can_be_meant(self, alice):
        assert alice.post("/api/discovery", {"maximum": 10**9}).json()["error"]["field"] == "body.maximum"


class TestSchedules:
    @pytest.fixture(autouse=True)
    def _planned(self, db):
        schedules.ensure(at=clock.now())

    def test_are_listed_with_when_they_run(self, alice):
        listed = {row["name"]: row for row in alice.get("/api/schedules").json()["items"]}
        assert listed["refresh"]["cron"] == "0 3 * * *"
        assert listed["refresh"]["nextAt"]

    def test_are_paused_and_resumed(self, alice):
        paused = alice.patch("/api/schedules/refresh", {"enabled": False}).json()
        assert (paused["enabled"], paused["nextAt"]) == (False, None)
        assert alice.patch("/api/schedules/refresh", {"enabled": True}).json()["nextAt"]

    def test_are_changed(self, alice):
        body = alice.patch(
            "/api/schedules/refresh", {"cron": "30 4 * * *", "timeZone": "Europe/Rome", "jitter": 60}
        ).json()
        assert (body["cron"], body["timeZone"], body["jitter"]) == ("30 4 * * *", "Europe/Rome", 60)

    def test_refuse_a_time_that_never_comes_and_stay_as_they_are(self, alice):
        answer = alice.patch("/api/schedules/refresh", {"cron": "every now and then"})
        assert answer.status_code == 422
        assert Schedule.objects.get(name="refresh").cron == "0 3 * * *"

    def test_are_run_now(self, alice):
        assert alice.post("/api/schedules/refresh/run").status_code == 202
        assert Schedule.objects.get(name="refresh").asked_at

    def test_under_way_are_not_run_twice(self, alice):
        Schedule.objects.filter(name="refresh").update(state="running", started_at=clock.now())
        answer = alice.post("/api/schedules/refresh/run")
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "still_running")

    @pytest.mark.parametrize("method", ["get", "patch", "post"])
    def test_that_do_not_exist_are_not_found(self, alice, method):
        path = "/api/schedules/nightly"
        asks = {
            "get": lambda: alice.get(path),
            "patch": lambda: alice.patch(path, {"enabled": False}),
            "post": lambda: alice.post(f"{path}/run"),
        }
        assert asks[method]().status_code == 404
