import os
import signal
import subprocess
from itertools import takewhile
from pathlib import Path

import psycopg
import pytest

from cineteca.core import postgres
from cineteca.core.postgres import client as client_module
from cineteca.core.postgres.errors import StartedByHand, StartFailed, SupervisorSilent
from cineteca.core.postgres.home import Home
from tests.core.postgres.processes import end, postmaster, suspend, wait_for_end, within


def rows(url):
    with psycopg.connect(url) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM written")}


def crash(seen):
    os.kill(seen["supervisor"], signal.SIGSTOP)  # else it would see to the server
    os.kill(seen["postmaster"], signal.SIGKILL)
    wait_for_end(seen["postmaster"])
    end(seen["supervisor"])


class TestKillingEverythingDuringWrites:
    @pytest.mark.parametrize("first", [("supervisor", "postmaster"), ("postmaster", "supervisor")])
    def test_loses_no_committed_row(self, client, home, first):
        with psycopg.connect(client().hear()["url"]) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS written (id bigserial PRIMARY KEY, text text NOT NULL)")
        writers = [client("write") for _ in range(3)]
        seen = [writer.hear() for writer in writers][-1]
        committed = {writer.hear()["id"] for writer in writers for _ in range(300)}
        for who in first:
            os.kill(seen[who], signal.SIGKILL)
        committed |= {said["id"] for writer in writers for said in writer.listen()}
        assert len(committed) >= 900
        with within(60):
            again = postgres.ensure_running(home)
        assert committed <= rows(again.url)

    def test_says_that_nothing_is_lost(self, client, home):
        crash(client().hear())
        said = []
        postgres.ensure_running(home, said.append)
        assert "nothing is lost" in said[0]


class TestAKilledSupervisor:
    def test_takes_the_server_down_in_good_order(self, client, home):
        seen = client().hear()
        os.kill(seen["supervisor"], signal.SIGKILL)
        wait_for_end(seen["postmaster"])
        assert not Path(seen["data"], "postmaster.pid").exists()

    def test_is_replaced_by_the_next_client_while_others_stay(self, client, home):
        alice = client()
        seen = alice.hear()
        os.kill(seen["supervisor"], signal.SIGKILL)
        bob = client()
        again = bob.hear()
        assert again["url"] == seen["url"]
        bob.leave()
        assert postgres.status(home).running  # alice is still there
        alice.leave()
        wait_for_end(again["supervisor"], again["postmaster"])


class TestThePidOfADeadSupervisor:
    def test_is_not_taken_for_one_when_a_stranger_has_it(self, client, home):
        seen = client().hear()
        crash(seen)
        with subprocess.Popen(["sleep", "600"]) as stranger:
            state = Home.at(home).state
            state.write_text(
                state.read_text().replace(f'"supervisor": {seen["supervisor"]}', f'"supervisor": {stranger.pid}')
            )
            assert postgres.status(home).phase == "stopped"
            postgres.stop(home)
            assert "url" in client().hear()
            assert stranger.poll() is None
            stranger.kill()


class TestAKilledServer:
    def test_is_put_up_again(self, client, home):
        seen = client().hear()
        os.kill(seen["postmaster"], signal.SIGKILL)
        wait_for_end(seen["postmaster"])
        again = client().hear()
        assert again["supervisor"] == seen["supervisor"]
        assert again["postmaster"] != seen["postmaster"]

    def test_again_and_again_is_given_up(self, client, home):
        seen = client().hear()
        with within(60):
            for _ in range(4):
                victim = postmaster(seen["data"])
                os.kill(victim, signal.SIGKILL)
                wait_for_end(victim)
                wait_until(lambda victim=victim: followed(victim, seen["data"], home))
            wait_for_end(seen["supervisor"])
        assert postgres.status(home).phase == "failed"
        assert client().hear()["supervisor"] != seen["supervisor"]

    def test_in_good_order_by_hand_stays_down(self, client, home):
        seen = client().hear()
        os.kill(seen["postmaster"], signal.SIGINT)
        wait_for_end(seen["supervisor"])
        assert postgres.status(home).phase == "stopped"


class TestAStalePid:
    @pytest.fixture
    def crashed(self, client):
        seen = client().hear()
        crash(seen)
        return Path(seen["data"], "postmaster.pid")

    def reuse(self, file, pid):
        lines = file.read_text().split("\n")
        file.write_text("\n".join([str(pid), *lines[1:]]))

    def test_is_no_obstacle(self, crashed, client):
        assert crashed.exists()
        assert "url" in client().hear()

    def test_that_another_process_got_is_no_obstacle(self, crashed, client, home):
        owner = crashed.stat().st_uid
        who = {"user": owner} if os.geteuid() == 0 else {}
        with subprocess.Popen(["sleep", "600"], cwd="/", **who) as stranger:
            self.reuse(crashed, stranger.pid)
            assert "url" in client().hear()
            assert stranger.poll() is None
            stranger.kill()

    def test_of_a_process_that_nobody_buried_is_no_obstacle(self, crashed, client):
        with subprocess.Popen(["true"]) as zombie:
            os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
            self.reuse(crashed, zombie.pid)
            assert "url" in client().hear()

    def test_cut_off_by_the_crash_is_no_obstacle(self, crashed, client):
        crashed.write_text("")
        assert "url" in client().hear()


class TestAServerStartedByHand:
    def test_is_named_and_left_alone(self, home):
        running = postgres.ensure_running(home)
        assert postgres.release(home)
        program = postgres.installed_binaries().program("postgres")
        uid = running.data.stat().st_uid
        who = {"user": uid, "group": uid, "extra_groups": []} if os.geteuid() == 0 else {}
        command = [program, "-D", str(running.data), "-k", running.host, "-h", "", "-p", "5433"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, env={"LC_ALL": "C"}, cwd="/", **who) as by_hand:
            with within(30):
                lines = iter(by_hand.stderr.readline, b"")
                said = list(takewhile(lambda line: b"ready to accept" not in line, lines))
                assert by_hand.poll() is None, said
            with pytest.raises(StartedByHand, match=str(by_hand.pid)):
                postgres.ensure_running(home)
            assert by_hand.poll() is None
            by_hand.send_signal(signal.SIGINT)
        assert postgres.ensure_running(home)


class TestASuspendedSupervisor:
    def test_keeps_nobody_from_joining(self, client, home):
        seen = client().hear()
        os.kill(seen["supervisor"], signal.SIGSTOP)
        assert client().hear()["postmaster"] == seen["postmaster"]
        os.kill(seen["supervisor"], signal.SIGCONT)

    def test_and_a_dead_server_are_told_after_a_while(self, client, home, monkeypatch):
        monkeypatch.setattr(client_module, "PATIENCE", 0.3)
        seen = client().hear()
        suspend(seen["supervisor"])
        os.kill(seen["postmaster"], signal.SIGKILL)
        wait_for_end(seen["postmaster"])
        with pytest.raises(SupervisorSilent, match=f"kill -CONT {seen['supervisor']}"):
            postgres.ensure_running(home)
        os.kill(seen["supervisor"], signal.SIGCONT)
        monkeypatch.undo()
        assert postgres.ensure_running(home)


class TestAServerThatDoesNotStart:
    def test_is_told_with_the_end_of_its_log(self, new_home):
        home = new_home()
        running = postgres.ensure_running(home)
        assert postgres.release(home)
        (running.data / "global" / "pg_control").rename(running.data / "global" / "hidden")
        with pytest.raises(StartFailed, match="pg_control"):
            postgres.ensure_running(home)
        (running.data / "global" / "hidden").rename(running.data / "global" / "pg_control")
        assert postgres.ensure_running(home)

    def test_is_told_to_all_who_wait(self, client, home):
        data = postgres.ensure_running(home).data
        assert postgres.release(home)
        (data / "pg_hba.conf").rename(data / "hidden")
        crowd = [client() for _ in range(3)]
        assert {process.hear()["error"] for process in crowd} == {"StartFailed"}
        (data / "hidden").rename(data / "pg_hba.conf")


class TestLeftoversOfAServer:
    def test_that_hang_are_ended(self, client, home, monkeypatch):
        """A backend that does not run cannot notice that its postmaster is dead, and still holds the memory."""
        writer = client("write")
        seen = writer.hear()
        writer.hear()
        with psycopg.connect(seen["url"], autocommit=True) as connection:
            backend = connection.info.backend_pid
            os.kill(backend, signal.SIGSTOP)
            crash(seen)
            with within(120):
                assert postgres.ensure_running(home)
            wait_for_end(backend)


def followed(victim, data, home):
    """Whether another server stands in place of `victim`, or none will."""
    phase = postgres.status(home).phase
    try:
        return phase == "failed" or (phase == "ready" and postmaster(data) != victim)
    except (OSError, ValueError, IndexError):  # the note of its pid is just being written
        return False


def wait_until(true):
    while not true():
        os.sched_yield()
