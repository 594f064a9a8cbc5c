import os
import signal
import threading
from pathlib import Path

import psycopg
import pytest

from cineteca.core import postgres
from cineteca.core.postgres.home import Home
from tests.core.postgres.processes import wait_for_end, within


class TestTheServer:
    def test_goes_down_with_the_last_client(self, client, home):
        alice, bob = client(), client()
        seen = alice.hear()
        bob.hear()
        alice.leave()
        assert postgres.status(home).running
        bob.leave()
        wait_for_end(seen["supervisor"], seen["postmaster"])
        assert not postgres.status(home).running
        assert not Path(seen["data"], "postmaster.pid").exists()

    @pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGHUP])
    def test_goes_down_however_the_last_client_ends(self, client, order):
        alice = client()
        seen = alice.hear()
        alice.kill(order)
        wait_for_end(seen["supervisor"], seen["postmaster"])

    def test_outlives_the_client_that_started_it(self, client):
        alice = client()
        first = alice.hear()
        bob = client()
        bob.hear()
        alice.kill()
        with psycopg.connect(first["url"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert client().hear()["postmaster"] == first["postmaster"]

    def test_is_not_held_up_by_programs_that_a_client_started(self, client):
        alice = client("run-another-program")
        seen, child = alice.hear(), alice.hear()["child"]
        alice.kill()
        wait_for_end(seen["supervisor"], seen["postmaster"])
        os.kill(child, signal.SIGKILL)

    def test_is_held_up_by_forked_children(self, client, home):
        alice = client("fork")
        seen, child = alice.hear(), alice.hear()["child"]
        os.kill(alice.pid, signal.SIGKILL)
        assert client().hear()["postmaster"] == seen["postmaster"]
        os.kill(child, signal.SIGKILL)

    def test_does_not_hear_ctrl_c(self, client):
        seen = client().hear()
        groups = {os.getpgid(seen[who]) for who in ("supervisor", "postmaster")}
        sessions = {os.getsid(seen[who]) for who in ("supervisor", "postmaster")}
        assert os.getpgid(0) not in groups
        assert os.getsid(0) not in sessions

    def test_is_nobodys_child_to_wait_for(self, home):
        postgres.ensure_running(home)
        with pytest.raises(ChildProcessError):
            os.waitpid(postgres.status(home).supervisor, os.WNOHANG)

    def test_comes_up_again_at_once_when_wanted_while_going_down(self, client):
        for _ in range(5):
            alice = client()
            first = alice.hear()
            alice.kill()
            again = client()
            assert again.hear()["url"] == first["url"]
            with psycopg.connect(first["url"]):
                again.leave()


class TestReleasing:
    def test_waits_until_the_server_is_down(self, home):
        running = postgres.ensure_running(home)
        assert postgres.release(home)
        assert not (running.data / "postmaster.pid").exists()

    def test_leaves_it_to_the_others(self, client, home):
        client().hear()
        postgres.ensure_running(home)
        assert not postgres.release(home)
        assert postgres.status(home).running

    def test_twice_is_no_harm(self, home):
        postgres.ensure_running(home)
        assert postgres.release(home)
        assert postgres.release(home)

    def test_lets_go_also_when_many_threads_had_joined(self, home):
        threads = [threading.Thread(target=postgres.ensure_running, args=(home,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert postgres.release(home)


class TestStopping:
    def test_ends_it_although_it_is_used(self, client, home):
        seen = client().hear()
        assert postgres.stop(home)
        wait_for_end(seen["supervisor"], seen["postmaster"])

    def test_what_is_down_does_nothing(self, home, new_home):
        assert not postgres.stop(home)
        assert not postgres.stop(new_home())

    def test_wakes_a_suspended_supervisor(self, client, home):
        seen = client().hear()
        os.kill(seen["supervisor"], signal.SIGSTOP)
        with within(30):
            assert postgres.stop(home)

    def test_lets_the_next_client_start_it_again(self, client, home):
        seen = client().hear()
        postgres.stop(home)
        assert client().hear()["postmaster"] != seen["postmaster"]


class TestStatus:
    def test_of_a_home_without_database(self, new_home):
        status = postgres.status(new_home())
        assert (status.phase, status.running) == ("never started", None)

    def test_of_a_running_server(self, client, home):
        seen = client().hear()
        status = postgres.status(home)
        assert status.running
        assert (status.phase, status.supervisor, status.running.url) == ("ready", seen["supervisor"], seen["url"])

    def test_of_a_stopped_server(self, home):
        assert (postgres.status(home).phase, postgres.status(home).running) == ("stopped", None)

    def test_of_a_killed_one(self, client, home):
        seen = client().hear()
        os.kill(seen["supervisor"], signal.SIGKILL)
        wait_for_end(seen["supervisor"], seen["postmaster"])
        assert postgres.status(home).phase == "stopped"

    def test_of_one_that_was_killed_while_it_started(self, client, home):
        seen = client().hear()
        os.kill(seen["supervisor"], signal.SIGKILL)
        wait_for_end(seen["supervisor"], seen["postmaster"])
        state = Home.at(home).state
        state.write_text(state.read_text().replace('"ready"', '"starting"'))
        assert postgres.status(home).phase == "stopped"
