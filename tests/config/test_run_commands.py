"""Commands that do one run in the foreground, as people type them."""

import json

import pytest
from django.core.management import call_command

from cineteca.catalog.models import Work
from cineteca.config import commandline
from cineteca.core import clock
from cineteca.enrich.models import Run, SyncState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


class TestDiscover:
    def test_tells_each_work_and_the_figures(self, simulator, capsys):
        call_command("discover", "--list", "tmdb:upcoming", "--max", "2", "--pages", "1", "--json")
        *works, run = lines(capsys)
        assert [work["result"] for work in works] == ["ingested", "ingested"]
        assert (run["ingested"], run["failed"]) == (2, 0)
        assert Work.objects.count() == 2

    @pytest.mark.parametrize("wrong", [("--list", "bestest"), ("--max", "0"), ("--pages", "-1")])
    def test_refuses_what_cannot_be_meant(self, simulator, capsys, wrong):
        with pytest.raises(SystemExit) as left:
            call_command("discover", *wrong)
        assert left.value.code == commandline.USAGE

    def test_leaves_with_a_failure_where_a_list_failed(self, simulator, capsys):
        simulator.break_("tmdb=garbage")
        with pytest.raises(SystemExit) as left:
            call_command("discover", "--list", "tmdb:upcoming", "--pages", "1")
        assert left.value.code == commandline.FAILED
        assert "upcoming films" in capsys.readouterr().err


class TestSync:
    def test_says_how_far_it_has_come(self, simulator, capsys):
        call_command("sync", "--json")
        assert lines(capsys)[-1]["failed"] == 0
        call_command("sync", "--state", "--json")
        assert [(row["kind"], row["days_behind"]) for row in lines(capsys)] == [("film", 0), ("person", 0), ("show", 0)]
        assert SyncState.objects.filter(source="tmdb").count() == 3


class TestReingest:
    def test_has_nothing_to_go_on_with_at_first(self, simulator, capsys):
        with pytest.raises(SystemExit) as left:
            call_command("reingest", "--resume")
        assert left.value.code == commandline.FAILED
        assert "stopped before its end" in capsys.readouterr().err

    def test_goes_on_with_the_one_that_was_stopped(self, simulator, capsys):
        call_command("discover", "--list", "tmdb:upcoming", "--max", "2", "--pages", "1", "--json")
        capsys.readouterr()
        at = clock.now()
        options = {"kind": None, "force": False, "after": 0, "whole": False}
        stopped = Run.objects.create(source="reingest", trigger="manual", started_at=at, heard_at=at, options=options)
        call_command("reingest", "--resume", "--json")
        assert lines(capsys)[-1] | {"run": stopped.id, "checked": 2, "failed": 0} == lines_like(stopped)


def lines_like(run: Run) -> dict:
    run.refresh_from_db()
    return {
        "run": run.id,
        **{name: getattr(run, name) for name in ("checked", "ingested", "skipped", "failed", "calls", "duration_ms")},
        "place": run.place,
        "outcomes": run.outcomes,
        "errors": run.errors,
    }
