"""What staff do: it is done, it is said, and it can be taken back where that matters."""

from datetime import timedelta

import orjson
import pytest
from django.contrib.messages import get_messages
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.core import clock
from cineteca.enrich.models import Refresh, Schedule
from cineteca.outbound.models import Breaker, CachedResponse

HTMX = {"HX-Request": "true"}


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def undo_of(answer) -> str:
    return next(message.extra_tags for message in get_messages(answer.wsgi_request))


def jobs(name: str) -> int:
    return ProcrastinateJob.objects.filter(task_name=name).count()


class TestAWork:
    def test_is_put_in_front_and_asked_for(self, alice, heat):
        answer = alice.post(f"/ops/queue/{heat.id}/now")
        assert Refresh.objects.get(work=heat).urgent
        assert jobs("enrich.refresh") == 1
        assert said(answer) == ["Heat (1995) comes next."]

    def test_is_left_alone_and_taken_up_again_by_undo(self, alice, heat):
        answer = alice.post(f"/ops/queue/{heat.id}/leave")
        assert not Refresh.objects.get(work=heat).monitored
        alice.post(undo_of(answer))
        assert Refresh.objects.get(work=heat).monitored

    @pytest.mark.parametrize("deed", ["now", "leave", "take-up"])
    def test_that_is_none_is_not_found(self, alice, deed):
        assert alice.post(f"/ops/queue/999999/{deed}").status_code == 404
        assert not Refresh.objects.exists()


class TestGivenUpWorks:
    def test_are_tried_again_all_at_once(self, alice, busy):
        busy(7)
        answer = alice.post("/ops/queue/retry")
        assert not Refresh.objects.filter(status="failed").exists()
        assert said(answer) == ["2 works are tried again."]
        assert jobs("enrich.tick") == 1

    def test_are_asked_about_before(self, alice, busy):
        busy(7)
        html = alice.get("/ops/queue/?state=dead").text
        assert "One work is asked for again, and its failures are forgotten." in html
        assert 'popovertarget="sure"' in html

    def test_may_be_none(self, alice):
        assert said(alice.post("/ops/queue/retry")) == ["Nothing had failed."]


def test_the_workers_are_asked_to_look_once(alice):
    first, second = alice.post("/ops/queue/look"), alice.post("/ops/queue/look")
    assert jobs("enrich.tick") == 1
    assert "A worker is about to look at the queue." in said(second) + said(first)


class TestWhereOneComesBackTo:
    def test_is_the_page_one_was_on(self, alice, heat):
        answer = alice.post(f"/ops/queue/{heat.id}/leave", {"next": "/ops/works/?state=failed"})
        assert answer["Location"] == "/ops/works/?state=failed"

    @pytest.mark.parametrize("page", ["", "https://elsewhere.example/ops/", "//elsewhere.example/ops/", "/admin/"])
    def test_is_never_elsewhere(self, alice, heat, page):
        assert alice.post(f"/ops/queue/{heat.id}/leave", {"next": page})["Location"] == "/ops/queue/"

    def test_is_nowhere_for_htmx_which_looks_again_by_itself(self, alice, heat):
        answer = alice.post(f"/ops/queue/{heat.id}/leave", headers=HTMX)
        told = orjson.loads(answer["HX-Trigger"])
        assert answer.status_code == 204
        assert told["notice"]["undo"] == f"/ops/queue/{heat.id}/take-up"
        assert "moved" in told


class TestSources:
    @pytest.mark.usefixtures("broken")
    def test_left_alone_are_asked_again(self, alice):
        alice.post("/ops/sources/tmdb/ask-again")
        assert Breaker.objects.get().until is None

    def test_without_a_breaker_are_not_found(self, alice):
        assert alice.post("/ops/sources/tmdb/ask-again").status_code == 404

    def test_forget_what_they_answered(self, alice, busy):
        busy(3)
        answer = alice.post("/ops/sources/tmdb/forget")
        assert not CachedResponse.objects.exists()
        assert said(answer) == ["3 kept answers of TMDB are dropped."]


@pytest.mark.usefixtures("planned")
class TestASchedule:
    FORM = {"cron": "30 4 * * 1", "time_zone": "Europe/Berlin", "jitter": "60", "options": '{"minutes": 5}'}

    def row(self) -> Schedule:
        return Schedule.objects.get(name="refresh")

    def test_rests_and_goes_on_by_undo(self, alice):
        answer = alice.post("/ops/schedules/refresh/pause")
        assert not self.row().enabled
        alice.post(undo_of(answer))
        assert self.row().enabled

    def test_runs_now_when_asked(self, alice):
        alice.post("/ops/schedules/refresh/run")
        assert self.row().asked_at is not None
        assert "asked for now" in alice.get("/ops/schedules/").text

    def test_that_is_under_way_is_not_asked_twice(self, alice):
        Schedule.objects.filter(name="refresh").update(state="running", started_at=clock.now(), heard_at=clock.now())
        assert said(alice.post("/ops/schedules/refresh/run")) == ["“Refresh of what is overdue” is under way already."]
        assert self.row().asked_at is None

    def test_is_changed_and_put_back_by_undo(self, alice):
        before = self.row()
        answer = alice.post("/ops/schedules/refresh/", self.FORM)
        assert (self.row().cron, self.row().time_zone, self.row().options) == (
            "30 4 * * 1",
            "Europe/Berlin",
            {"minutes": 5},
        )
        alice.post(undo_of(answer))
        assert (self.row().cron, self.row().time_zone) == (before.cron, before.time_zone)
        assert said(alice.post("/ops/schedules/refresh/undo"))[-1] == "There is nothing left to take back."

    @pytest.mark.parametrize(
        ("field", "typed", "told"),
        [
            ("cron", "soon", "“soon” is no schedule: write minute"),
            ("cron", "61 * * * *", "is no schedule"),
            ("time_zone", "Mars/Base", "“Mars/Base” is no time zone"),
            ("jitter", "a bit", "Write a whole number of seconds"),
            ("jitter", "999999", "A jitter of 999999 s cannot be"),
            ("options", "{minutes", "Write the options as JSON"),
            ("options", "[1]", "Write the options as JSON"),
        ],
    )
    def test_with_a_mistake_stays_and_nothing_typed_is_lost(self, alice, field, typed, told):
        answer = alice.post("/ops/schedules/refresh/", self.FORM | {field: typed})
        page = answer.context["page"]
        assert answer.status_code == 422
        assert told in page.errors[field]
        assert getattr(page, field) == typed
        assert page.cron == (typed if field == "cron" else self.FORM["cron"])
        assert self.row().cron == "0 3 * * *"

    def test_tells_its_plan_in_words_and_its_next_times(self, alice):
        html = alice.get("/ops/schedules/refresh/").text
        assert "daily at 03:00" in html
        page = alice.get("/ops/schedules/refresh/").context["page"]
        assert len(page.coming) == 5
        assert page.coming[1] - page.coming[0] > timedelta(hours=20)
