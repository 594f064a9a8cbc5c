"""The command line as people type it."""

import json
import os
import socket
import subprocess
import sys
from urllib.parse import quote

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from cineteca.config import commandline


def cineteca(*arguments: str, home, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CINETECA_HOME": str(home), **environ}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "cineteca", *arguments],
        input=stdin,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def empty_database(django_db_setup, django_db_blocker):
    """The address of a database without a table, on the server of the tests."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        info = connection.connection.info
    name = f"empty_{os.getpid()}"
    with psycopg.connect(
        host=info.host, port=info.port, user=info.user, password=info.password, dbname=info.dbname, autocommit=True
    ) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
        secret = f":{quote(info.password)}" if info.password else ""
        yield f"postgresql://{info.user}{secret}@/{name}?host={quote(info.host, safe='')}&port={info.port}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


class TestHelp:
    def test_groups_commands_by_purpose(self, tmp_path):
        told = cineteca("--help", home=tmp_path)
        assert told.returncode == 0
        for purpose, commands in commandline.GROUPS.items():
            assert purpose in told.stdout
            assert all(command in told.stdout for command in commands)

    @pytest.mark.parametrize("command", ["enrich", "normalise", "simulator"])
    def test_of_one_command_tells_its_arguments_and_none_of_djangos(self, tmp_path, command):
        told = cineteca(command, "--help", home=tmp_path)
        assert told.returncode == 0
        assert "--pythonpath" not in told.stdout

    def test_does_not_touch_the_home(self, tmp_path):
        cineteca("--version", home=tmp_path / "never")
        assert not (tmp_path / "never").exists()


class TestWhatIsWrong:
    def test_an_unknown_command_is_not_understood(self, tmp_path):
        told = cineteca("enrihc", home=tmp_path)
        assert told.returncode != 0
        assert "enrich" in told.stderr

    def test_a_bad_setting_is_named_in_one_line(self, tmp_path):
        told = cineteca("enrich", home=tmp_path, CINETECA_PORT="many")
        assert told.returncode == commandline.SETTING
        assert told.stderr.startswith("CINETECA_PORT")
        assert "Traceback" not in told.stderr

    def test_a_database_that_is_not_there_is_said_in_words(self, tmp_path):
        told = cineteca("prepare", home=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
        assert told.returncode == commandline.UNREACHABLE
        assert "cannot be reached" in told.stderr
        assert "Traceback" not in told.stderr

    def test_a_reference_that_names_no_work_is_explained(self, tmp_path):
        told = cineteca("ingest", "heat", home=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
        assert told.returncode == commandline.USAGE
        assert "Write tmdb:603" in told.stderr

    def test_a_database_without_tables_is_not_prepared_yet(self, tmp_path, empty_database):
        told = cineteca("queue", "next", home=tmp_path, DATABASE_URL=empty_database)
        assert told.returncode == commandline.SETTING
        assert "cineteca prepare" in told.stderr
        assert "Traceback" not in told.stderr

    def test_the_doctor_finds_a_database_without_tables(self, tmp_path, empty_database):
        keys = {"TMDB_API_KEY": "a-key", "TMDB_URL": "http://127.0.0.1:1/3"}
        told = cineteca("doctor", "--json", home=tmp_path, DATABASE_URL=empty_database, **keys)
        findings = {found["what"]: found for found in map(json.loads, told.stdout.splitlines())}
        assert told.returncode == commandline.SETTING
        assert "cineteca prepare" in findings["Tables"]["do"]
        assert findings["TMDB"]["state"] == "bad"
        assert "Traceback" not in told.stderr

    @pytest.mark.parametrize("command", ["demo", "run", "web"])
    @pytest.mark.parametrize("port", ["0", "99999", "door"])
    def test_a_port_that_is_none_is_not_understood(self, tmp_path, command, port):
        told = cineteca(command, "--port", port, home=tmp_path)
        assert told.returncode == commandline.USAGE
        assert "from 1 to 65535" in told.stderr

    @pytest.mark.parametrize("command", ["demo", "web"])
    def test_a_taken_port_is_not_shared(self, tmp_path, command):
        with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
            port = str(other.getsockname()[1])
            told = cineteca(command, "--port", port, home=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
        assert told.returncode == commandline.FAILED
        assert "taken" in told.stderr


@pytest.mark.django_db(transaction=True)
class TestTheQueue:
    def test_json_is_understood_after_the_verb(self, capsys):
        call_command("queue", "next", "--json")
        assert capsys.readouterr().out == ""

    def test_a_work_that_is_not_there_is_named(self, capsys):
        with pytest.raises(SystemExit) as left:
            call_command("queue", "now", "999999")
        assert left.value.code == commandline.FAILED
        assert "no work 999999" in capsys.readouterr().err


def test_staff_without_a_password_stays_as_it_was(db, monkeypatch, capsys):
    def nobody_types(_prompt):
        raise EOFError

    monkeypatch.setattr("cineteca.config.management.commands.staff.getpass", nobody_types)
    with pytest.raises(SystemExit) as left:
        call_command("staff", "add", "alice@example.org")
    assert left.value.code == commandline.USAGE
    assert not get_user_model().objects.filter(email="alice@example.org").exists()


class TestNormalise:
    HEAT = {
        "Title": "Heat",
        "Year": "1995",
        "imdbID": "tt0113277",
        "Type": "movie",
        "Runtime": "170 min",
        "Response": "True",
    }

    def test_prints_a_line_a_body_from_standard_input(self, tmp_path):
        body = json.dumps(self.HEAT).encode()
        told = cineteca("normalise", "omdb", "movie", "-", home=tmp_path, stdin=body + b"\n" + body)
        lines = [json.loads(line) for line in told.stdout.splitlines()]
        assert told.returncode == 0
        assert [line["record"]["runtime_minutes"] for line in lines] == [170, 170]

    def test_an_error_body_is_an_error_line_and_an_exit_code(self, tmp_path):
        told = cineteca(
            "normalise", "omdb", "movie", "-", home=tmp_path, stdin=b'{"Response":"False","Error":"Movie not found!"}'
        )
        assert told.returncode == commandline.FAILED
        assert json.loads(told.stdout)["ok"] is False

    def test_garbage_is_an_error_line_too(self, tmp_path):
        told = cineteca("normalise", "tmdb", "movie", "-", home=tmp_path, stdin=b"<html>\xff")
        assert json.loads(told.stdout)["ok"] is False
        assert "Traceback" not in told.stderr

    def test_a_directory_among_the_files_is_searched_through(self, tmp_path):
        inner = tmp_path / "bodies" / "deeper"
        inner.mkdir(parents=True)
        (inner / "heat.json").write_text(json.dumps(self.HEAT))
        (inner / "SOURCE.txt").write_text("no body")
        (tmp_path / "ronin.json").write_text(json.dumps({**self.HEAT, "Title": "Ronin"}))
        told = cineteca(
            "normalise", "omdb", "movie", str(tmp_path / "bodies"), str(tmp_path / "ronin.json"), home=tmp_path
        )
        lines = [json.loads(line) for line in told.stdout.splitlines()]
        assert told.returncode == 0
        assert [(line["record"]["title"], line["file"].endswith("heat.json")) for line in lines] == [
            ("Heat", True),
            ("Ronin", False),
        ]

    def test_a_directory_without_bodies_is_said_so(self, tmp_path):
        told = cineteca("normalise", "omdb", "movie", str(tmp_path), home=tmp_path)
        assert told.returncode == commandline.USAGE
        assert "There are no bodies in" in told.stderr

    @pytest.mark.parametrize("provider", ["trakt", "fanart", "justwatch", "watchmode"])
    def test_every_provider_has_bodies_that_it_reads(self, provider, tmp_path):
        told = cineteca("normalise", provider, "show", "-", home=tmp_path, stdin=b'{"title": "x"}')
        assert json.loads(told.stdout)["record"]["kind"] == "show"

    def test_a_file_that_is_not_there_is_said_so(self, tmp_path):
        told = cineteca("normalise", "tmdb", "movie", str(tmp_path / "none.json"), home=tmp_path)
        assert told.returncode == commandline.USAGE
        assert "cannot be read" in told.stderr
