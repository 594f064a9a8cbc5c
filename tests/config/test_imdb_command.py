"""``cineteca imdb`` as people and scripts use it."""

import gzip
import json

import pytest
from django.core.management import call_command

from cineteca.config import commandline
from tests.imdb import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return str(made.write(tmp_path / "imdb"))


def said(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


class TestLoad:
    def test_reports_as_one_json_value(self, folder, capsys):
        call_command("imdb", "load", "--dir", folder, "--kinds", "all", "--with-episodes", "--adult", "--json")
        (report,) = said(capsys)
        assert report["lines"] == sum(map(len, made.ALL.values()))
        assert {file["name"]: file["inserted"] for file in report["files"]}["title.basics"] == len(made.BASICS)

    def test_goes_by_the_settings_where_nothing_else_is_asked_for(self, folder, settings, capsys):
        settings.IMDB_DATASETS_DIR, settings.IMDB_KINDS, settings.IMDB_MIN_VOTES = folder, ("movie",), 100
        call_command("imdb", "load", "--json")
        (report,) = said(capsys)
        assert {file["name"]: file["kept"] for file in report["files"]}["title.basics"] == 1

    def test_shows_people_what_was_wrong_with_lines(self, folder, tmp_path, capsys):
        made.write(tmp_path / "imdb", title_basics=[*made.BASICS, ["tt0000999"]])
        call_command("imdb", "load", "--dir", folder)
        told = capsys.readouterr().err
        assert "title.basics: 1 × wrong number of columns" in told
        assert "line 8: tt0000999" in told

    def test_leaves_with_a_failure_when_a_file_is_damaged(self, folder, tmp_path, capsys):
        whole = gzip.compress(made.text("title.akas", made.AKAS).encode())
        (tmp_path / "imdb" / "title.akas.tsv").unlink()
        (tmp_path / "imdb" / "title.akas.tsv.gz").write_bytes(whole[:-12])
        with pytest.raises(SystemExit) as left:
            call_command("imdb", "load", "--dir", folder)
        assert left.value.code == commandline.FAILED
        assert "Fetch it again" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("arguments", "code", "why"),
        [
            (("--kinds", "films", "--dir", "."), commandline.USAGE, "IMDb has no kind films"),
            ((), commandline.SETTING, "IMDB_DATASETS_DIR"),
        ],
    )
    def test_says_what_it_needs(self, capsys, arguments, code, why):
        with pytest.raises(SystemExit) as left:
            call_command("imdb", "load", *arguments)
        assert left.value.code == code
        assert why in capsys.readouterr().err

    def test_says_which_files_it_looks_for(self, tmp_path):
        with pytest.raises(Exception, match=r"title\.basics\.tsv\.gz"):
            call_command("imdb", "load", "--dir", str(tmp_path))


class TestStatus:
    def test_says_how_to_begin(self, capsys):
        call_command("imdb", "status")
        assert "cineteca imdb load" in capsys.readouterr().err

    def test_tells_each_file(self, folder, capsys):
        call_command("imdb", "load", "--dir", folder, "--json")
        capsys.readouterr()
        call_command("imdb", "status", "--json")
        state, *files = said(capsys)
        assert (state["loaded"], state["load"]["state"]) == (True, "done")
        assert {file["name"] for file in files} == set(made.ALL)
        call_command("imdb", "status")
        assert "title.principals" in capsys.readouterr().out


class TestShow:
    @pytest.mark.parametrize("written", ["tt0000101", "tt101", "TT0000101"])
    def test_tells_a_title_by_any_form_of_its_id(self, folder, capsys, written):
        call_command("imdb", "load", "--dir", folder)
        call_command("imdb", "show", written)
        told = capsys.readouterr().out
        assert "The Long Night (movie 1995)" in told
        assert "Die lange Nacht" in told
        assert "Aldo Perrin" in told

    def test_tells_a_person(self, folder, capsys):
        call_command("imdb", "load", "--dir", folder, "--json")
        capsys.readouterr()
        call_command("imdb", "show", "nm0000203", "--json")
        (person,) = said(capsys)
        assert (person["name"], person["death_year"]) == ("Carl Moss", 2015)
        assert person["filmography"][0]["title"] == "The Long Night"

    @pytest.mark.parametrize(("id_", "code"), [("tt0999999", commandline.FAILED), ("Heat", commandline.USAGE)])
    def test_says_when_there_is_nothing_to_tell(self, capsys, id_, code):
        with pytest.raises(SystemExit) as left:
            call_command("imdb", "show", id_)
        assert left.value.code == code
