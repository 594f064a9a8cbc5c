"""``cineteca imdb check`` and ``cineteca imdb load --download``."""

import gzip

import orjson
import pytest
from django.core.management import call_command

from cineteca.imdb.models import Title
from cineteca.imdb.operations import downloading
from tests.enrich.datasets import filled
from tests.imdb import file_server

BASICS = "tconst\ttitleType\tprimaryTitle\tstartYear\n" + "tt0113277\tmovie\tHeat\t1995\n"


@pytest.mark.django_db
class TestCheck:
    def test_says_each_check_in_a_line_for_machines(self, capsys):
        filled.heat(end_year=1990)
        filled.files()
        call_command("imdb", "check", "--json")
        told = {row["check"]: row for row in map(orjson.loads, capsys.readouterr().out.splitlines())}
        assert told["title-years"]["count"] == 1
        assert told["title-years"]["samples"] == [["tt0113277", "Heat 1995–1990"]]
        assert told["title-runtime"]["count"] == 0

    def test_says_so_where_nothing_is_loaded(self, capsys):
        call_command("imdb", "check")
        assert "cineteca imdb load" in capsys.readouterr().err


@pytest.fixture
def files(transactional_db, settings, tmp_path, monkeypatch):
    shelf, server = file_server.serve()
    settings.IMDB_DATASETS_URL, settings.IMDB_DATASETS_DIR = shelf.url, tmp_path
    monkeypatch.setattr(downloading, "wanted", lambda: ("title.basics",))
    shelf.put("title.basics", gzip.compress(BASICS.encode()))
    yield shelf
    server.shutdown()
    server.server_close()


class TestDownload:
    def test_fetches_and_loads(self, files, settings, capsys):
        settings.IMDB_ENABLED = True
        call_command("imdb", "load", "--download", "--json")
        assert orjson.loads(capsys.readouterr().out)["written"] == 1
        assert Title.objects.get().title == "Heat"

    def test_is_refused_while_it_is_switched_off(self, files, settings):
        settings.IMDB_ENABLED = False
        with pytest.raises(downloading.SwitchedOff, match="IMDB_ENABLED=yes"):
            call_command("imdb", "load", "--download")
        assert not files.seen
