"""The page of IMDb's datasets."""

from datetime import timedelta

import pytest

from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Run, Schedule
from cineteca.imdb.models import Dataset, Download, Load
from cineteca.imdb.operations import checking
from tests.enrich.datasets import filled

READ = {
    "name": "title.basics", "lines": 12_345, "kept": 12_000, "inserted": 7, "updated": 8, "deleted": 1, "marked": 2,
    "unchanged": 11_985, "bad": {"wrong number of columns": 3}, "samples": {"wrong number of columns": ["tt1\t<b>"]},
    "read": True, "torn": "",
}  # fmt: skip


@pytest.fixture
def loaded(db):
    filled.heat(end_year=1990)
    filled.files(published_at=clock.now() - timedelta(hours=3))
    Load.objects.create(
        state="done",
        plan="1",
        started_at=clock.now(),
        heard_at=clock.now(),
        ended_at=clock.now(),
        report={"files": [READ]},
    )
    checking.check(at=clock.now())


class TestThePage:
    def test_says_what_would_be_here_and_how(self, alice):
        html = alice.get("/ops/imdb/").text
        assert "Nothing of IMDb’s datasets is loaded." in html
        assert "IMDB_ENABLED" in html
        assert "Load now" not in html

    def test_is_for_staff_alone(self, bob, charlie):
        assert bob.get("/ops/imdb/").status_code == 404
        assert charlie.get("/ops/imdb/").status_code == 302
        assert bob.post("/ops/imdb/load").status_code == 404

    def test_tells_age_rows_and_what_the_last_load_did(self, alice, loaded):
        html = alice.get("/ops/imdb/").text
        for said in ("title.basics", "fresh, 3 h 0 min", "12,345", "11,985", "Unreadable in title.basics: 3"):
            assert said in html

    def test_shows_lines_that_cannot_be_read_as_they_are(self, alice, loaded):
        html = alice.get("/ops/imdb/").text
        assert "tt1\t&lt;b&gt;" in html

    def test_tells_what_does_not_hold_together_and_leads_there(self, alice, loaded):
        html = alice.get("/ops/imdb/").text
        assert "Titles of impossible years" in html
        assert 'href="/title/tt0113277/"' in html
        assert "checks that find nothing" in html

    def test_marks_an_old_file_and_tells_the_alert(self, alice, loaded):
        Dataset.objects.update(published_at=clock.now() - timedelta(days=3))
        enrich.watch_datasets()
        html = alice.get("/ops/imdb/").text
        assert "3 d 0 h old" in html
        assert html.count("is 3 days old") == 2
        assert 'href="/ops/imdb/"' in alice.get("/ops/").text

    def test_shows_how_far_a_load_is(self, alice, loaded):
        Load.objects.create(
            state="running", plan="2", started_at=clock.now(), heard_at=clock.now() + timedelta(seconds=1),
            stage="reading title.basics", progress={"title.basics": {"bytes": 30, "of": 120, "lines": 5_000, "kept": 1}},
        )  # fmt: skip
        html = alice.get("/ops/imdb/").text
        for said in ("Loading now", "reading title.basics", "5,000", "25 %"):
            assert said in html
        assert "Load now" not in html

    def test_tells_why_a_file_was_not_fetched(self, alice, loaded, settings):
        settings.IMDB_ENABLED = True
        Download.objects.create(name="title.akas", url="", error="the server failed (HTTP 500)")
        html = alice.get("/ops/imdb/").text
        assert "the server failed (HTTP 500)" in html
        assert "not loaded" in html

    def test_tells_what_the_last_load_failed_at(self, alice, loaded):
        Load.objects.create(
            state="failed", plan="3", started_at=clock.now() + timedelta(seconds=1), heard_at=clock.now(),
            ended_at=clock.now(), error="NotTheDataset: title.akas.tsv.gz is no such file",
        )  # fmt: skip
        html = alice.get("/ops/imdb/").text
        assert "title.akas.tsv.gz is no such file" in html
        assert "NotTheDataset" not in html


class TestLoadNow:
    def test_asks_for_the_schedule_where_files_are_fetched(self, alice, settings):
        settings.IMDB_ENABLED = True
        assert "Load now" in alice.get("/ops/imdb/").text
        alice.post("/ops/imdb/load")
        assert Schedule.objects.get(name="imdb").asked_at is not None

    def test_promises_a_run_where_there_is_a_folder(self, alice, settings, tmp_path):
        settings.IMDB_DATASETS_DIR = tmp_path
        assert "Load now" in alice.get("/ops/imdb/").text
        alice.post("/ops/imdb/load")
        run = Run.objects.get()
        assert (run.source, run.trigger, run.ended_at) == ("imdb", "manual", None)

    def test_does_nothing_where_there_are_no_files(self, alice):
        answer = alice.post("/ops/imdb/load", follow=True)
        assert "IMDB_DATASETS_DIR" in answer.text
        assert not Run.objects.exists()

    def test_waits_for_the_load_under_way(self, alice, settings, tmp_path):
        settings.IMDB_DATASETS_DIR = tmp_path
        Load.objects.create(state="running", plan="2", started_at=clock.now(), heard_at=clock.now())
        assert "under way already" in alice.post("/ops/imdb/load", follow=True).text
        assert not Run.objects.exists()

    def test_is_not_done_by_looking(self, alice):
        assert alice.get("/ops/imdb/load").status_code == 405
