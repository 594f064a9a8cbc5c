"""Schedules as data: written once, run when due, changed by people."""

import importlib
import logging
from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.core.errors import CinetecaError
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain.schedules import BadSchedule
from cineteca.enrich.domain.timetable import TIMETABLE
from cineteca.enrich.models import Run, Schedule
from cineteca.enrich.operations.schedules import running

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 3, 4, 30, tzinfo=UTC)


def waiting() -> list[str]:
    return [
        job.args["schedule"] for job in ProcrastinateJob.objects.filter(task_name="enrich.scheduled").order_by("id")
    ]


def row(name: str, at: datetime = MONDAY) -> queries.ScheduleRow:
    return queries.get_schedule(name, at=at)


@pytest.fixture
def alone():
    """Only the schedule “house” is there to run, at its own time."""
    enrich.schedules.ensure(at=MONDAY)
    Schedule.objects.exclude(name="house").update(enabled=False)
    return Schedule.objects.get(name="house")


@pytest.fixture
def operation(monkeypatch):
    """What “house” does in a test; `told` are the arguments it was called with."""

    class Operation:
        told: list[dict] = []
        fails: Exception | None = None

        def __call__(self, **told):
            self.told = [*self.told, told]
            if self.fails:
                raise self.fails
            at = told["now"]()
            return Run.objects.create(source="house", trigger=told["trigger"], started_at=at, heard_at=at, ended_at=at)

    made = Operation()
    monkeypatch.setattr(running, "find_operation", lambda name: made)
    return made


def take(at: datetime) -> running.Outcome | None:
    """What a worker does with the latest job."""
    job = ProcrastinateJob.objects.filter(task_name="enrich.scheduled").latest("id")
    claimed = datetime.fromisoformat(job.args["claimed_at"])
    return enrich.schedules.perform(
        name=job.args["schedule"], claimed_at=claimed, trigger=job.args["trigger"], now=lambda: at
    )


class TestTheRows:
    def test_are_written_once_as_the_timetable_has_them(self):
        always = [entry.name for entry in TIMETABLE if not entry.only]
        assert enrich.schedules.ensure(at=MONDAY) == len(always)
        assert enrich.schedules.ensure(at=MONDAY) == 0
        assert [row.name for row in queries.list_schedules(MONDAY)] == always
        assert row("house").next_at == NIGHT

    def test_that_a_person_changed_are_kept(self):
        enrich.schedules.ensure(at=MONDAY)
        enrich.schedules.change(name="house", by="alice", at=MONDAY, cron="0 7 * * *", time_zone="Europe/Berlin")
        Schedule.objects.filter(name="refresh").delete()
        assert enrich.schedules.ensure(at=MONDAY) == 1
        assert row("house").cron == "0 7 * * *"
        assert row("house").next_at == datetime(2026, 3, 3, 6, 0, tzinfo=UTC)

    def test_mean_the_time_zone_of_the_settings(self, settings):
        settings.SCHEDULE_TIME_ZONE = "Europe/Berlin"
        enrich.schedules.ensure(at=MONDAY)
        assert row("house").next_at == NIGHT - timedelta(hours=1)

    def test_are_read_in_three_queries_however_many(self, django_assert_num_queries):
        enrich.schedules.ensure(at=MONDAY)
        with django_assert_num_queries(3):
            queries.list_schedules(MONDAY)

    def test_all_name_an_operation_that_is_there(self):
        missing = [entry.name for entry in TIMETABLE if running.find_operation(entry.name) is None]
        assert missing == []


class TestWhatIsDue:
    def test_becomes_one_job_and_is_planned_anew(self, alone):
        assert enrich.schedules.run_due(now=lambda: NIGHT - timedelta(seconds=1)) == []
        assert enrich.schedules.run_due(now=lambda: NIGHT) == ["house"]
        assert enrich.schedules.run_due(now=lambda: NIGHT) == []
        assert waiting() == ["house"]
        assert row("house", NIGHT).state == "waiting"
        assert row("house", NIGHT).next_at == NIGHT + timedelta(days=1)

    def test_runs_once_after_the_machine_was_off_for_days(self, alone, operation):
        later = NIGHT + timedelta(days=9, hours=3)
        assert enrich.schedules.run_due(now=lambda: later) == ["house"]
        take(later)
        assert enrich.schedules.run_due(now=lambda: later + timedelta(minutes=1)) == []
        assert len(operation.told) == 1
        assert row("house", later).next_at == NIGHT + timedelta(days=10)

    def test_waits_while_as_many_run_as_may(self):
        enrich.schedules.ensure(at=MONDAY)
        Schedule.objects.update(next_at=MONDAY)
        assert len(enrich.schedules.run_due(now=lambda: MONDAY)) == running.AT_ONCE
        assert enrich.schedules.run_due(now=lambda: MONDAY) == []
        Schedule.objects.filter(state="waiting").update(state="done")
        assert len(enrich.schedules.run_due(now=lambda: MONDAY)) == running.AT_ONCE
        assert len(set(waiting())) == 2 * running.AT_ONCE

    def test_waits_for_its_own_last_run(self, alone):
        enrich.schedules.run_due(now=lambda: NIGHT)
        Schedule.objects.filter(name="house").update(heard_at=NIGHT + timedelta(days=1))
        assert enrich.schedules.run_due(now=lambda: NIGHT + timedelta(minutes=2)) == []

    def test_is_not_what_is_paused(self, alone):
        enrich.schedules.pause(name="house", by="alice")
        assert enrich.schedules.run_due(now=lambda: NIGHT) == []
        assert row("house").next_at is None

    def test_does_not_suffer_from_a_row_that_cannot_be_read(self, alone):
        Schedule.objects.filter(name="refresh").update(enabled=True, cron="nonsense", next_at=MONDAY)
        assert enrich.schedules.run_due(now=lambda: NIGHT) == ["house"]
        assert row("refresh").state == "failed"
        assert "nonsense" in row("refresh").last_error


class TestARun:
    def test_is_told_its_options_and_how_long_it_may_take(self, alone, operation):
        Schedule.objects.filter(name="house").update(options={"minutes": 5, "width": "wide"})
        enrich.schedules.run_due(now=lambda: NIGHT)
        outcome = take(NIGHT + timedelta(seconds=3))
        [told] = operation.told
        assert told["trigger"] == "scheduled"
        assert told["budget"] == timedelta(minutes=5)
        assert told["width"] == "wide"
        assert row("house").state == "done"
        assert row("house").last_run_id == outcome.run.id
        assert row("house").started_at == NIGHT + timedelta(seconds=3)

    def test_that_fails_says_why_and_comes_again(self, alone, operation, caplog):
        operation.fails = CinetecaError("TMDB has no key.")
        with caplog.at_level(logging.ERROR):
            enrich.schedules.run_due(now=lambda: NIGHT)
            take(NIGHT)
        assert (row("house").state, row("house").last_error) == ("failed", "TMDB has no key.")
        assert caplog.records == []
        assert enrich.schedules.run_due(now=lambda: NIGHT + timedelta(days=1)) == ["house"]
        assert row("house").last_error == ""

    def test_with_a_fault_of_ours_is_logged_once_and_told(self, alone, operation, caplog):
        operation.fails = ZeroDivisionError("division by zero")
        enrich.schedules.run_due(now=lambda: NIGHT)
        take(NIGHT)
        assert row("house").last_error == "ZeroDivisionError: division by zero"
        assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1

    def test_of_which_this_version_knows_nothing_says_so(self, alone, monkeypatch):
        monkeypatch.setattr(running, "find_operation", lambda name: None)
        enrich.schedules.run_due(now=lambda: NIGHT)
        take(NIGHT)
        assert "house" in row("house").last_error

    def test_is_done_once_though_its_job_comes_twice(self, alone, operation):
        enrich.schedules.run_due(now=lambda: NIGHT)
        assert take(NIGHT + timedelta(seconds=1))
        assert take(NIGHT + timedelta(seconds=2)) is None
        assert len(operation.told) == 1

    def test_that_fell_silent_is_marked_and_the_next_comes(self, alone):
        enrich.schedules.run_due(now=lambda: NIGHT)
        Schedule.objects.filter(name="house").update(state="running", started_at=NIGHT, heard_at=NIGHT)
        silent = NIGHT + queries.SILENT + timedelta(seconds=1)
        assert row("house", silent).state == "stopped"
        assert enrich.schedules.run_due(now=lambda: silent) == []
        assert row("house", silent).state == "failed"
        assert "silent" in row("house", silent).last_error
        assert enrich.schedules.run_due(now=lambda: NIGHT + timedelta(days=1)) == ["house"]

    def test_that_came_back_after_it_was_given_up_changes_nothing(self, alone, operation, monkeypatch):
        enrich.schedules.run_due(now=lambda: NIGHT)

        def overtaken(**told):
            Schedule.objects.filter(name="house").update(state="failed", last_error="It fell silent")

        monkeypatch.setattr(running, "find_operation", lambda name: overtaken)
        take(NIGHT)
        assert row("house").last_error == "It fell silent"

    def test_no_worker_had_time_for_is_given_up(self, alone):
        enrich.schedules.run_due(now=lambda: NIGHT)
        later = NIGHT + running.PATIENCE + timedelta(seconds=1)
        enrich.schedules.run_due(now=lambda: later)
        assert row("house", later).state == "failed"
        assert take(later) is None


class TestPeople:
    def test_may_ask_for_a_run_now_and_the_plan_stays(self, alone, operation):
        enrich.schedules.pause(name="house", by="alice")
        enrich.schedules.run_now(name="house", by="alice", at=MONDAY)
        assert ProcrastinateJob.objects.filter(task_name="enrich.clock").count() == 1
        assert enrich.schedules.run_due(now=lambda: MONDAY) == ["house"]
        take(MONDAY)
        assert operation.told[0]["trigger"] == "manual"
        assert Schedule.objects.get(name="house").next_at == NIGHT

    def test_hear_that_it_runs_already(self, alone):
        enrich.schedules.run_due(now=lambda: NIGHT)
        with pytest.raises(enrich.schedules.StillRunning, match="under way"):
            enrich.schedules.run_now(name="house", by="alice", at=NIGHT)
        with pytest.raises(enrich.schedules.StillRunning, match="under way"):
            enrich.schedules.run_here(name="house", now=lambda: NIGHT)

    def test_may_run_it_where_they_are(self, alone, operation):
        assert enrich.schedules.run_here(name="house", now=lambda: MONDAY).state == "done"
        assert waiting() == []

    def test_resume_without_making_up_for_the_pause(self, alone):
        enrich.schedules.pause(name="house", by="alice")
        later = NIGHT + timedelta(days=3, hours=1)
        enrich.schedules.resume(name="house", by="alice", at=later)
        assert enrich.schedules.run_due(now=lambda: later) == []
        assert row("house").next_at == NIGHT + timedelta(days=4)

    def test_are_told_what_is_wrong_and_nothing_changes(self, alone):
        with pytest.raises(BadSchedule):
            enrich.schedules.change(name="house", by="alice", at=MONDAY, cron="never", jitter=9)
        assert (row("house").cron, row("house").jitter) == ("30 4 * * *", 0)

    @pytest.mark.parametrize("verb", ["pause", "resume", "change", "run_now"])
    def test_are_told_that_there_is_no_such_schedule(self, verb):
        more = {} if verb == "pause" else {"at": MONDAY}
        with pytest.raises(enrich.schedules.UnknownSchedule, match="popcorn"):
            getattr(enrich.schedules, verb)(name="popcorn", by="alice", **more)

    def test_are_named_in_the_log(self, alone, caplog):
        with caplog.at_level(logging.INFO):
            enrich.schedules.pause(name="house", by="alice")
        assert "alice paused the schedule house" in caplog.text


def test_the_jobs_of_the_clock_are_known_to_the_worker():
    tasks = importlib.import_module("cineteca.enrich.tasks")
    assert {"enrich.clock", "enrich.scheduled", "enrich.tick"} <= set(tasks.app.tasks)


class TestOptions:
    @pytest.mark.parametrize(
        "options",
        [
            {"minutes": "x"},
            {"minutes": -5},
            {"minutes": 0},
            {"minutes": 1e308},
            {"minutes": 10**28},
            {"minutes": True},
            {"minutes": None},
            {"colour": "red"},
            {"kind": "\0"},
            {"lists": ["\ud800"]},
            {"lists": ["x" * 5000]},
        ],
    )
    def test_that_no_operation_can_be_told_are_refused_and_change_nothing(self, options):
        enrich.schedules.ensure(at=MONDAY)
        with pytest.raises(BadSchedule):
            enrich.schedules.change(name="discovery.wide", by="alice", at=MONDAY, options=options)
        assert Schedule.objects.get(name="discovery.wide").options == {"width": "wide"}

    def test_of_the_operation_are_taken(self):
        enrich.schedules.ensure(at=MONDAY)
        told = {"minutes": 2.5, "width": "narrow", "pages": 3, "lists": ["popular"]}
        enrich.schedules.change(name="discovery.wide", by="alice", at=MONDAY, options=told)
        assert Schedule.objects.get(name="discovery.wide").options == told

    def test_that_got_into_a_row_all_the_same_fail_its_run_and_nothing_else(self, alone, operation, caplog):
        Schedule.objects.filter(name="house").update(options={"minutes": "x"})
        with caplog.at_level(logging.ERROR):
            enrich.schedules.run_due(now=lambda: NIGHT)
            take(NIGHT)
        assert row("house", NIGHT).state == "failed"
        assert "ValueError" in row("house", NIGHT).last_error
