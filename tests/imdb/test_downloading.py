"""Fetching the dataset files from a server that answers as real ones do."""

import gzip
import shutil
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from cineteca.imdb.models import Download
from cineteca.imdb.operations import downloading
from cineteca.outbound.models import CallLog
from tests.imdb import file_server

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RATINGS, BASICS = "title.ratings", "title.basics"
TEXT = "tconst\taverageRating\tnumVotes\n" + "".join(
    f"tt{n:07d}\t7.{n % 10}\t{n * 37 % 9999}\n" for n in range(1, 3000)
)


@pytest.fixture
def files():
    shelf, server = file_server.serve()
    yield shelf
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _allowed(transactional_db, settings, files, tmp_path, monkeypatch):
    settings.IMDB_ENABLED = True
    settings.IMDB_DATASETS_URL = files.url
    monkeypatch.setattr(downloading, "folder", lambda: tmp_path / "imdb")
    monkeypatch.setattr(downloading, "wanted", lambda: (RATINGS,))


def fetch(*, at=MONDAY, **options):
    slept = []
    fetched = downloading.download(now=lambda: at, sleep=slept.append, **options)
    return fetched[0], slept


def here(name=RATINGS):
    return gzip.decompress((downloading.folder() / f"{name}.tsv.gz").read_bytes()).decode()


class TestAFile:
    def test_is_fetched(self, files):
        files.put(RATINGS, TEXT)
        fetched, _ = fetch()
        assert fetched.new
        assert fetched.published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        assert here() == TEXT

    def test_that_is_no_newer_is_not_fetched_again(self, files):
        files.put(RATINGS, TEXT)
        fetch()
        fetched, _ = fetch(at=MONDAY + timedelta(hours=12))
        assert not fetched.new
        assert fetched.published_at == datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        assert files.asked(RATINGS)[1]["If-None-Match"] == '"1"'
        assert Download.objects.get().confirmed_at == MONDAY + timedelta(hours=12)

    def test_is_asked_for_by_its_date_where_it_has_no_mark(self, files):
        files.put(RATINGS, TEXT, etag="")
        fetch()
        fetched, _ = fetch()
        assert not fetched.new
        assert files.asked(RATINGS)[1]["If-Modified-Since"] == file_server.MONDAY

    def test_that_is_newer_takes_the_place_of_the_old(self, files):
        files.put(RATINGS, TEXT)
        fetch()
        files.put(RATINGS, "another", etag='"2"', modified=file_server.TUESDAY)
        fetched, _ = fetch()
        assert fetched.new
        assert here() == "another"

    def test_that_somebody_removed_is_fetched_again(self, files):
        files.put(RATINGS, TEXT)
        fetch()
        fetched_path = downloading.folder() / f"{RATINGS}.tsv.gz"
        fetched_path.unlink()
        assert fetch()[0].new

    def test_of_another_server_is_another_file(self, files, settings):
        files.put(RATINGS, TEXT)
        fetch()
        settings.IMDB_DATASETS_URL = files.url.replace("127.0.0.1", "localhost")
        assert fetch()[0].new

    def test_stands_in_the_call_log(self, files):
        files.put(RATINGS, TEXT)
        fetch()
        assert CallLog.objects.values_list("provider", "status", "caller").get() == ("imdb", 200, "imdb.download")

    def test_tells_how_far_it_is(self, files):
        files.put(RATINGS, TEXT)
        told = []
        fetch(progress=lambda *how: told.append(how))
        size = len(files.files[RATINGS].body)
        assert told[-1] == (RATINGS, size, size)


class TestAFetchThatBreaksOff:
    def test_goes_on_where_it_was(self, files):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = ["cut:5000"]
        fetched, slept = fetch()
        assert fetched.new
        assert here() == TEXT
        assert files.asked(RATINGS)[1]["Range"] == "bytes=5000-"
        assert files.asked(RATINGS)[1]["If-Range"] == '"1"'
        assert len(slept) == 1

    def test_goes_on_after_the_program_was_stopped(self, files):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = ["cut:5000"] + ["cut:0"] * (downloading.TRIES - 1)
        with pytest.raises(downloading.NotFetched, match="broke off"):
            fetch()
        fetch()
        assert files.asked(RATINGS)[-1]["Range"] == "bytes=5000-"
        assert here() == TEXT

    def test_begins_anew_where_the_file_became_another(self, files):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = ["cut:5000"] + ["cut:0"] * (downloading.TRIES - 1)
        with pytest.raises(downloading.NotFetched):
            fetch()
        files.put(RATINGS, "another", etag='"2"')
        fetch()
        assert here() == "another"

    def test_begins_anew_where_the_server_sends_no_parts(self, files):
        files.put(RATINGS, TEXT)
        files.ranges = False
        files.odd[RATINGS] = ["cut:5000"]
        fetch()
        assert here() == TEXT

    def test_begins_anew_where_what_is_here_is_longer_than_all_there_is(self, files):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = ["cut:5000"]
        fetch()
        part = downloading.folder() / f"{RATINGS}.tsv.gz.part"
        part.write_bytes(b"\x1f\x8b" + b"0" * 10**6)
        Download.objects.update(partial='"1"', fetched_at=None)
        fetched, _ = fetch()
        assert fetched.new
        assert here() == TEXT

    def test_leaves_the_file_of_yesterday_as_it_is(self, files):
        files.put(RATINGS, TEXT)
        fetch()
        files.put(RATINGS, "another", etag='"2"')
        files.odd[RATINGS] = ["cut:3"] * downloading.TRIES
        with pytest.raises(downloading.NotFetched):
            fetch()
        assert here() == TEXT


class TestAServerThatFails:
    @pytest.mark.parametrize("status", [500, 503, 429, 408])
    def test_for_a_moment_is_asked_again(self, files, status):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = [status, status]
        fetched, slept = fetch()
        assert fetched.new
        assert slept == [5.0, 10.0]

    def test_for_good_is_given_up(self, files):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = [500] * 99
        with pytest.raises(downloading.NotFetched, match="HTTP 500"):
            fetch()
        assert len(files.seen) == downloading.TRIES
        assert "HTTP 500" in Download.objects.get().error

    @pytest.mark.parametrize(("status", "says"), [(404, "Is IMDB_DATASETS_URL right"), (400, "refuses it")])
    def test_by_saying_no_is_asked_once(self, files, status, says):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = [status]
        with pytest.raises(downloading.NotFetched, match=says):
            fetch()
        assert len(files.seen) == 1

    def test_by_sending_a_page_of_the_web_is_not_believed(self, files):
        files.put(RATINGS, TEXT)
        fetch()
        files.put(RATINGS, "another", etag='"2"')
        files.odd[RATINGS] = ["page"]
        with pytest.raises(downloading.NotFetched, match="a page of the web"):
            fetch()
        assert here() == TEXT

    def test_by_sending_nothing_is_not_believed(self, files):
        files.put(RATINGS, b"")
        with pytest.raises(downloading.NotFetched, match="empty"):
            fetch()

    def test_by_leading_elsewhere_is_not_followed(self, files):
        files.put(RATINGS, TEXT)
        files.odd[RATINGS] = ["elsewhere"]
        with pytest.raises(downloading.NotFetched, match="where we do not follow"):
            fetch()

    def test_by_being_away_is_named(self, files, settings):
        settings.IMDB_DATASETS_URL = "http://127.0.0.1:9"
        with pytest.raises(downloading.NotFetched, match="connection to imdb"):
            fetch()

    def test_with_one_file_leaves_the_others(self, files, monkeypatch):
        monkeypatch.setattr(downloading, "wanted", lambda: (RATINGS, BASICS))
        files.put(RATINGS, TEXT)
        fetched = downloading.download(now=lambda: MONDAY, sleep=lambda _seconds: None)
        assert [(one.name, one.new, bool(one.error)) for one in fetched] == [
            (RATINGS, True, False),
            (BASICS, False, True),
        ]


class TestNothingIsFetched:
    def test_unless_it_is_switched_on(self, files, settings):
        settings.IMDB_ENABLED = False
        with pytest.raises(downloading.SwitchedOff, match="IMDB_ENABLED=yes"):
            fetch()
        assert not files.seen

    def test_where_the_disk_has_no_room(self, files, monkeypatch):
        files.put(RATINGS, TEXT)
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=5_000))
        with pytest.raises(downloading.NoRoom, match="Make room"):
            fetch()
        assert list(downloading.folder().glob("*.gz")) == []

    def test_by_two_at_once(self, files):
        downloading.folder().mkdir()
        with downloading._alone(), pytest.raises(downloading.DownloadUnderWay):
            fetch()

    def test_from_a_name_that_leads_into_our_own_network(self, files, settings, monkeypatch):
        """Whoever answers under a public name at a private address is not talked to."""
        import socket

        real = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *more, **rest: real(
                "127.0.0.1" if host in {"datasets.test", b"datasets.test"} else host, *more, **rest
            ),
        )
        settings.IMDB_DATASETS_URL = f"http://datasets.test:{files.port}"
        files.put(RATINGS, TEXT)
        with pytest.raises(downloading.NotFetched, match="not called"):
            fetch()
        assert not files.seen


def test_episodes_are_fetched_only_where_they_are_loaded(settings, monkeypatch):
    monkeypatch.undo()
    settings.IMDB_EPISODES = False
    assert "title.episode" not in downloading.wanted()
    settings.IMDB_EPISODES = True
    assert len(downloading.wanted()) == 7
