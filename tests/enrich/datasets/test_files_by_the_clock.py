"""The dataset files by the clock: fetched, taken in, looked over, told of when they are old."""

from datetime import UTC, datetime, timedelta

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Claim
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.models import Alert, Run, Schedule
from cineteca.enrich.operations import schedules
from cineteca.imdb.models import Dataset, Download, Inspection, Load, Title
from cineteca.imdb.operations import downloading
from tests.enrich.datasets import filled
from tests.imdb import file_server

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BASICS = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
HEAT = "tt0113277\tmovie\tHeat\tHeat\t0\t1995\t\\N\t170\tCrime,Drama\n"
RATINGS = "tconst\taverageRating\tnumVotes\n"


def refresh(at=MONDAY):
    return enrich.refresh_datasets(trigger="scheduled", now=lambda: at)


def names():
    return {row.name for row in queries.list_schedules(MONDAY)}


@pytest.fixture
def files(transactional_db, settings, tmp_path, monkeypatch):
    shelf, server = file_server.serve()
    settings.IMDB_ENABLED = True
    settings.IMDB_DATASETS_URL = shelf.url
    settings.IMDB_DATASETS_DIR = tmp_path
    monkeypatch.setattr(downloading, "wanted", lambda: ("title.ratings", "title.basics"))
    monkeypatch.setattr(downloading, "TRIES", 1)
    shelf.put("title.basics", BASICS + HEAT)
    shelf.put("title.ratings", RATINGS + "tt0113277\t8.3\t750000\n")
    yield shelf
    server.shutdown()
    server.server_close()


class TestARefresh:
    def test_fetches_loads_and_looks_it_over(self, files):
        run = refresh()
        assert Title.objects.get().votes == 750_000
        assert (run.checked, run.ingested, run.calls) == (2, 2, 2)
        assert run.outcomes == {"imdb": {"successful": 2}}
        assert Inspection.objects.count() == 1
        assert Dataset.objects.get(name="title.basics").published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def test_of_nothing_new_reads_and_writes_nothing(self, files):
        refresh()
        run = refresh(MONDAY + timedelta(hours=12))
        assert (run.checked, run.ingested) == (0, 0)
        assert Inspection.objects.count() == 1

    def test_of_a_new_day_renews_the_claims_of_works(self, files):
        refresh()
        work = catalog.add_work(kind="film", ids={"imdb": "tt0113277"}, title="Heat", at=MONDAY)
        enrich.renew_from_datasets(trigger="scheduled", now=lambda: MONDAY)
        files.put("title.ratings", RATINGS + "tt0113277\t8.4\t750001\n", etag='"2"', modified=file_server.TUESDAY)
        refresh(MONDAY + timedelta(days=1))
        run = enrich.renew_from_datasets(trigger="scheduled", now=lambda: MONDAY + timedelta(days=1))
        assert run.ingested == 1
        (claim,) = Claim.objects.filter(work=work)
        assert claim.record["ratings"][0]["votes"] == 750_001
        assert claim.confirmed["*"].startswith("2026-03-03T01:00:00")

    def test_that_gets_one_file_takes_that_one_in_and_says_what_is_missing(self, files):
        del files.files["title.ratings"]
        run = refresh()
        assert Title.objects.count() == 1
        assert "HTTP 404" in run.errors[0]["error"]

    def test_that_gets_nothing_leaves_everything_as_it_was(self, files):
        refresh()
        files.files.clear()
        with pytest.raises(downloading.NotFetched):
            refresh(MONDAY + timedelta(days=1))
        assert Title.objects.count() == 1
        assert Run.objects.filter(ended_at=None).count() == 0

    def test_without_a_place_to_take_files_from_says_what_to_set(self, db, settings):
        settings.IMDB_ENABLED, settings.IMDB_DATASETS_DIR = False, None
        with pytest.raises(enrich.NoDatasets, match="IMDB_DATASETS_DIR"):
            refresh()

    def test_of_a_folder_fetches_nothing(self, files, settings, tmp_path):
        refresh()
        settings.IMDB_ENABLED = False
        files.seen.clear()
        refresh(MONDAY + timedelta(days=1))
        assert not files.seen
        assert Load.objects.filter(state="done").count() == 2

    def test_is_what_the_schedule_does(self, files):
        done = schedules.run_here(name="imdb", now=lambda: MONDAY)
        assert (done.state, done.last_error) == ("done", "")
        assert done.last_run.source == "imdb"
        assert Title.objects.exists()

    def test_that_fails_is_told_on_its_schedule(self, files):
        files.files.clear()
        done = schedules.run_here(name="imdb", now=lambda: MONDAY)
        assert done.state == "failed"
        assert "HTTP 404" in done.last_error


class TestTheSchedule:
    def test_is_there_only_once_fetching_is_switched_on(self, db, settings):
        schedules.ensure(at=MONDAY)
        assert not {"imdb", "imdb.age"} & names()
        settings.IMDB_ENABLED = True
        schedules.ensure(at=MONDAY)
        assert {"imdb", "imdb.age"} <= names()

    def test_begins_as_soon_as_it_is_there_and_once(self, db, settings):
        settings.IMDB_ENABLED = True
        assert "imdb" in schedules.run_due(now=lambda: MONDAY)
        assert "imdb" not in schedules.run_due(now=lambda: MONDAY + timedelta(minutes=1))

    def test_is_not_run_after_it_was_switched_off(self, db, settings):
        settings.IMDB_ENABLED = True
        schedules.ensure(at=MONDAY)
        settings.IMDB_ENABLED = False
        later = MONDAY + timedelta(days=2)
        assert not {"imdb", "imdb.age"} & set(schedules.run_due(now=lambda: later))
        assert not {"imdb", "imdb.age"} & names()

    def test_runs_twice_a_day_so_that_no_file_grows_a_day_old(self, db, settings):
        settings.IMDB_ENABLED = True
        schedules.ensure(at=MONDAY)
        row = Schedule.objects.get(name="imdb")
        assert (row.cron, row.jitter_seconds) == ("15 7,19 * * *", 1800)

    def test_of_the_age_alone_is_there_where_files_were_loaded_by_hand(self, db):
        filled.heat()
        filled.files()
        schedules.ensure(at=MONDAY)
        assert "imdb.age" in names()
        assert "imdb" not in names()


class TestAnOldFile:
    def watch(self, **later):
        return enrich.watch_datasets(now=lambda: MONDAY + timedelta(**later))

    @pytest.fixture(autouse=True)
    def loaded(self, db):
        filled.heat()
        filled.files()

    def test_raises_one_alert(self):
        assert self.watch(hours=15) == ()
        assert self.watch(hours=17) == ("title.basics", "title.ratings")
        self.watch(hours=20)
        self.watch(days=9)
        assert Alert.objects.filter(kind="imdb.old", cleared_at=None).count() == 2
        assert Alert.objects.count() == 2
        assert "9 days old" in Alert.objects.get(subject="title.basics").message

    def test_is_cleared_by_a_new_one(self):
        self.watch(days=3)
        filled.files(published_at=MONDAY + timedelta(days=3))
        assert self.watch(days=3, hours=1) == ()
        assert Alert.objects.filter(cleared_at=None).count() == 0

    def test_is_none_while_the_server_says_that_there_is_nothing_newer(self):
        for name in ("title.basics", "title.ratings"):
            Download.objects.create(
                name=name, url="", last_modified=file_server.MONDAY, confirmed_at=MONDAY + timedelta(days=9)
            )
        assert self.watch(days=9, hours=20) == ()
        assert self.watch(days=10, hours=1) == ("title.basics", "title.ratings")

    def test_is_one_where_a_newer_one_was_fetched_and_could_not_be_loaded(self):
        Download.objects.create(
            name="title.basics", url="", last_modified=file_server.TUESDAY, confirmed_at=MONDAY + timedelta(days=9)
        )
        assert "title.basics" in self.watch(days=9)

    def test_is_as_old_as_the_settings_say(self, settings):
        settings.IMDB_STALE_HOURS = 24 * 30
        assert self.watch(days=29) == ()


def test_where_nothing_is_in_use_nothing_is_old(db):
    assert enrich.watch_datasets(now=lambda: MONDAY) == ()
    assert not Alert.objects.exists()
