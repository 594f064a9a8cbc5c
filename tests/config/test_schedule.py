"""``cineteca schedule`` as people type it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from cineteca.enrich.domain.timetable import TIMETABLE
from cineteca.enrich.models import Schedule
from cineteca.enrich.operations.schedules import running

pytestmark = pytest.mark.django_db


@pytest.fixture
def schedule(capsys):
    """Runs the command; gives its exit code and what it printed."""

    def run(*arguments: str) -> tuple[int, str]:
        code = 0
        try:
            call_command("schedule", *arguments, stdout=StringIO())
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


class TestTheList:
    def test_names_everything_with_its_next_run(self, schedule):
        code, said = schedule()
        assert code == 0
        assert all(entry.name in said for entry in TIMETABLE if not entry.only)
        assert "never" in said

    def test_is_one_value_a_line_for_machines(self, schedule):
        _, said = schedule("list", "--json")
        rows = [json.loads(line) for line in said.splitlines()]
        assert [row["name"] for row in rows] == [entry.name for entry in TIMETABLE if not entry.only]
        assert all(row["next_at"] for row in rows)


class TestASchedule:
    def test_rests_and_goes_on(self, schedule):
        assert json.loads(schedule("pause", "offers", "--json")[1])["enabled"] is False
        assert "paused" in schedule("list")[1]
        assert json.loads(schedule("resume", "offers", "--json")[1])["next_at"]

    def test_is_changed_and_keeps_what_was_not_named(self, schedule):
        schedule("change", "discovery.wide", "--cron", "0  1 * * 6", "--option", "minutes=5", "--option", "pages=3")
        changed = Schedule.objects.get(name="discovery.wide")
        assert changed.cron == "0 1 * * 6"
        assert changed.options == {"width": "wide", "minutes": 5, "pages": 3}
        schedule("change", "discovery.wide", "--option", "pages=null", "--time-zone", "Europe/Berlin")
        changed.refresh_from_db()
        assert changed.options == {"width": "wide", "minutes": 5}
        assert (changed.cron, changed.time_zone) == ("0 1 * * 6", "Europe/Berlin")

    def test_that_cannot_be_read_is_refused(self, schedule):
        code, said = schedule("change", "offers", "--cron", "at noon")
        assert code == 2
        assert "Nothing was changed" in said
        assert schedule("change", "offers", "--jitter", "-1")[0] == 2
        assert Schedule.objects.get(name="offers").cron == "0 5,17 * * *"

    def test_is_asked_for_now(self, schedule):
        code, _ = schedule("run", "house")
        assert code == 0
        assert Schedule.objects.get(name="house").asked_at

    def test_runs_here_and_says_how_it_went(self, schedule, monkeypatch):
        code, said = schedule("run", "house", "--here")
        assert (code, json.loads(schedule("show", "house", "--json")[1])["state"]) == (0, "done")
        monkeypatch.setattr(running, "find_operation", lambda name: None)
        code, said = schedule("run", "house", "--here")
        assert code == 1
        assert "nothing that does" in said
