"""The stand-in as it is used: a process of its own, called over HTTP."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests import simulated

TMDB, OMDB = {"api_key": "demo-key"}, {"apikey": "demo-key", "i": "tt0113277"}
LIMIT_REACHED = {"Response": "False", "Error": "Request limit reached!"}


class Caller:
    """Somebody who calls a stand-in."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10)

    def tmdb(self, path: str = "movie/949", **query: str) -> httpx.Response:
        return self._http.get(f"/3/{path}", params={**TMDB, **query})

    def omdb(self, **query: str) -> httpx.Response:
        return self._http.get("/omdb/", params={**OMDB, **query})

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._http.get(path, headers=headers)

    def faults(self, *faults: object) -> httpx.Response:
        return self._http.put("/_faults", json=list(faults))

    def close(self) -> None:
        self._http.close()


def started(*arguments: str, **environ: str) -> Iterator[Caller]:
    """A caller of a stand-in that is stopped in the end."""
    child, running = simulated.start(*arguments, **environ)
    caller = Caller(running.port)
    yield caller
    caller.close()
    child.terminate()
    assert child.wait(10) == 0


@pytest.fixture(scope="module")
def strict() -> Iterator[Caller]:
    """With the real limits; it knows several keys, so that tests need not share their calls."""
    keys = "demo-key,alice,bob,charlie"
    yield from started(CINETECA_SIMULATOR_KEYS=keys)


@pytest.fixture(scope="module")
def _lenient() -> Iterator[Caller]:
    yield from started("--no-limits", CINETECA_SIMULATOR_SLOW="0.3")


@pytest.fixture
def caller(_lenient) -> Iterator[Caller]:
    """Without limits; well behaved at first."""
    _lenient.faults()
    yield _lenient
    _lenient.faults()


class TestAKey:
    @pytest.mark.parametrize("query", ["", "?api_key=", "?api_key=wrong"])
    def test_of_tmdb_is_checked(self, strict, query):
        answer = strict.get(f"/3/movie/949{query}")
        assert (answer.status_code, answer.json()["status_code"]) == (401, 7)
        assert answer.json()["success"] is False

    def test_of_tmdb_may_be_a_token(self, strict):
        assert strict.get("/3/movie/949", authorization="Bearer demo-key").json()["title"] == "Heat"
        assert strict.get("/3/movie/949", authorization="Bearer wrong").status_code == 401

    def test_of_omdb_is_checked(self, strict):
        none, wrong = strict.get("/omdb/?i=tt0113277"), strict.get("/omdb/?i=tt0113277&apikey=wrong")
        assert (none.status_code, none.json()["Error"]) == (401, "No API key provided.")
        assert (wrong.status_code, wrong.json()["Error"]) == (401, "Invalid API key!")


class TestALimit:
    def test_of_tmdb_is_forty_calls_in_ten_seconds(self, strict):
        answers = [strict.tmdb(api_key="alice") for _ in range(42)]
        assert [answer.status_code for answer in answers] == [200] * 40 + [429] * 2
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 10
        said = "Your request count (41) is over the allowed limit of 40."
        assert answers[-1].json() == {"status_code": 25, "status_message": said}
        assert strict.tmdb(api_key="bob").status_code == 200

    def test_of_omdb_is_a_thousand_calls_a_day(self, strict):
        answers = [strict.omdb(apikey="charlie") for _ in range(1001)]
        assert {answer.status_code for answer in answers[:1000]} == {200}
        assert (answers[-1].status_code, answers[-1].json()) == (401, LIMIT_REACHED)

    def test_can_be_switched_off(self, caller):
        assert {caller.tmdb().status_code for _ in range(60)} == {200}


class TestAnAnswer:
    def test_has_the_blocks_that_are_asked_for(self, caller):
        heat = caller.tmdb(append_to_response="credits,release_dates,nonsense").json()
        assert heat["credits"]["cast"][0]["name"] == "Al Pacino"
        assert "nonsense" not in heat

    def test_is_refused_where_too_much_is_appended(self, caller):
        parts = ",".join(f"season/{n}" for n in range(21))
        assert caller.tmdb("tv/1396", append_to_response=parts).json()["status_code"] == 27
        assert caller.tmdb("tv/1396", append_to_response=parts.rpartition(",")[0]).status_code == 200

    def test_is_refused_where_it_is_not_said_whose_identifier_is_looked_for(self, caller):
        assert caller.tmdb("find/tt0113277").status_code == 422
        assert caller.tmdb("find/tt0113277", external_source="imdb_id").json()["movie_results"][0]["id"] == 949

    def test_that_is_not_there_is_an_error(self, caller):
        assert (caller.tmdb("movie/1").status_code, caller.tmdb("nonsense").status_code) == (404, 404)
        assert caller.omdb(i="tt9999999").json() == {"Response": "False", "Error": "Movie not found!"}

    def test_is_json_and_says_so(self, caller):
        assert caller.tmdb().headers["content-type"] == "application/json;charset=utf-8"

    def test_is_counted(self, caller):
        before = caller.get("/").json()["served"]
        caller.tmdb()
        caller.tmdb("movie/1")
        caller.omdb()
        assert caller.get("/").json()["served"] == {**before, "tmdb": before["tmdb"] + 2, "omdb": before["omdb"] + 1}


class TestAFault:
    def test_slow_is_the_right_answer_late(self, caller):
        right = caller.tmdb().json()
        caller.faults("tmdb=slow")
        late = caller.tmdb()
        assert late.json() == right
        assert late.elapsed.total_seconds() > 0.29

    def test_slow_keeps_nobody_else_waiting(self, caller):
        caller.faults("tmdb=slow")
        assert caller.omdb().elapsed.total_seconds() < 0.29

    @pytest.mark.parametrize("host", ["tmdb", "omdb"])
    def test_down_breaks_the_connection(self, caller, host):
        caller.faults(f"{host}=down")
        with pytest.raises(httpx.RemoteProtocolError):
            getattr(caller, host)()

    @pytest.mark.parametrize("host", ["tmdb", "omdb"])
    def test_429_says_when_to_come_back(self, caller, host):
        caller.faults(f"{host}=429")
        answer = getattr(caller, host)()
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
        assert answer.json()

    def test_500_is_an_error_of_the_server(self, caller):
        caller.faults("tmdb=500")
        assert (caller.tmdb().status_code, caller.tmdb().json()["status_code"]) == (500, 11)

    @pytest.mark.parametrize("kind", ["garbage", "truncated"])
    @pytest.mark.parametrize("host", ["tmdb", "omdb"])
    def test_garbage_and_truncated_cannot_be_read(self, caller, kind, host):
        caller.faults(f"{host}={kind}")
        answer = getattr(caller, host)()
        assert answer.status_code == 200
        with pytest.raises(ValueError, match=r"Expecting|Unterminated|Invalid|decode"):
            answer.json()

    def test_empty_is_a_valid_answer_without_values(self, caller):
        right = caller.tmdb(append_to_response="credits").json()
        caller.faults("tmdb=empty", "omdb=empty")
        empty = caller.tmdb(append_to_response="credits").json()
        assert list(empty) == list(right)
        assert (empty["id"], empty["title"], empty["genres"], empty["runtime"]) == (949, "", [], 0)
        assert empty["credits"] == {"cast": [], "crew": []}
        assert (caller.omdb().json()["imdbID"], caller.omdb().json()["Title"]) == ("tt0113277", "N/A")

    def test_befalls_its_share_of_the_calls_and_always_the_same(self, caller):
        runs = []
        for _ in range(2):
            caller.faults("tmdb=500:0.2")
            runs.append([caller.tmdb().status_code for _ in range(400)])
        assert runs[0] == runs[1]
        assert runs[0].count(500) == pytest.approx(80, abs=20)

    def test_befalls_the_same_calls_whatever_the_other_host_is_asked(self, caller):
        caller.faults("tmdb=500:0.5")
        alone = [caller.tmdb().status_code for _ in range(30)]
        caller.faults("tmdb=500:0.5")
        assert [(caller.omdb(), caller.tmdb().status_code)[1] for _ in range(30)] == alone

    def test_does_not_come_alone(self, caller):
        caller.faults("tmdb=500:0.3", "tmdb=429:0.3", "omdb=garbage")
        assert {caller.tmdb().status_code for _ in range(60)} == {200, 429, 500}
        assert caller.omdb().content.startswith(b"<html>")

    def test_that_is_not_understood_changes_nothing(self, caller):
        caller.faults("tmdb=500")
        for bad in (["tmdb=broken"], [7], ["tmdb=slow", "tmdb=down"]):
            answer = caller.faults(*bad)
            assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
        assert caller.get("/_faults").json()["faults"] == ["tmdb=500:1"]

    def test_day_and_life_can_be_there_from_the_start(self):
        for caller in started("--no-limits", "--today", "2031-05-01", "--alive", "0.05"):
            assert caller.get("/_world").json()["today"] == "2031-05-01"
            for _ in range(100):
                if caller.get("/_world").json()["minutes"] > 1:
                    break
            assert caller.get("/_world").json()["minutes"] > 1

    def test_can_be_there_from_the_start(self):
        for caller in started("--no-limits", "--fault", "tmdb=500", "--fault", "omdb=empty:0.5"):
            assert caller.get("/").json()["faults"] == ["tmdb=500:1", "omdb=empty:0.5"]
            assert caller.tmdb().status_code == 500


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What ``cineteca simulator …`` says, and its exit code."""
    run = [sys.executable, "-m", "cineteca", "simulator", *arguments]
    environ = simulated.surroundings(COLUMNS="200")
    return subprocess.run(run, capture_output=True, text=True, check=False, timeout=60, env=environ)


class TestTheCommand:
    def test_changes_the_faults_of_a_running_one(self, caller):
        done = command("fault", "--port", str(caller.port), "tmdb=garbage:0.2", "omdb=down")
        assert (done.returncode, done.stderr.strip()) == (0, "Faults now: tmdb=garbage:0.2, omdb=down:1")
        assert caller.get("/").json()["faults"] == ["tmdb=garbage:0.2", "omdb=down:1"]
        done = command("fault", "--port", str(caller.port))
        assert (done.returncode, done.stderr.strip()) == (0, "No faults now.")

    def test_adds_a_fault_to_those_there_are(self, caller):
        caller.faults("omdb=down")
        done = command("fault", "--add", "--port", str(caller.port), "pictures=empty:0.5")
        assert done.stderr.strip() == "Faults now: omdb=down:1, pictures=empty:0.5"

    def test_changes_and_adds_works_and_forgets_them(self, caller):
        port = ("--port", str(caller.port))
        done = command("change", *port, "movie", "949", "title=Heat!", "runtime=171", 'offers={"US":[]}')
        assert (done.returncode, done.stderr.strip()) == (0, "Changed title, runtime, offers of movie/949.")
        assert caller.tmdb().json()["title"] == "Heat!"
        done = command("announce", *port, "movie", "A Day at the Quarry", "release_date=2026-12-24")
        number = int(done.stderr.split("/")[1].split()[0])
        assert caller.tmdb(f"movie/{number}").json()["release_date"] == "2026-12-24"
        assert command("clear", *port).returncode == 0
        assert (caller.tmdb().json()["title"], caller.tmdb(f"movie/{number}").status_code) == ("Heat", 404)

    def test_tells_what_day_it_is(self, caller):
        done = command("day", "--port", str(caller.port), "2031-05-01")
        assert done.stderr.strip() == "It is 2031-05-01 there."
        assert caller.tmdb("movie/upcoming").json()["dates"]["minimum"] == "2031-05-01"
        assert command("day", "--port", str(caller.port)).returncode == 0

    @pytest.mark.parametrize("wrong", ["votes=9", "runtime", "runtime=long"])
    def test_says_what_can_be_changed(self, caller, wrong):
        done = command("change", "--port", str(caller.port), "movie", "949", wrong)
        assert (done.returncode, bool(done.stderr)) == (2, True)

    @pytest.mark.parametrize("what", ["serve", "fault"])
    def test_says_what_would_do_where_a_fault_is_not_understood(self, what):
        wrong = ["--fault", "tmdb=broken"] if what == "serve" else ["tmdb=broken"]
        done = command(what, "--port", str(simulated.free_port()), *wrong)
        assert done.returncode == 2
        assert "“tmdb=broken” is no fault. Write HOST=KIND:SHARE with" in done.stderr

    def test_says_where_nobody_answers(self):
        port = simulated.free_port()
        done = command("fault", "--port", str(port), "tmdb=down")
        assert (done.returncode, f"No stand-in answers on port {port}" in done.stderr) == (4, True)

    def test_does_not_share_a_port_with_somebody_else(self, caller):
        done = command("serve", "--port", str(caller.port))
        assert (done.returncode, f"Port {caller.port} cannot be had" in done.stderr) == (1, True)

    def test_says_where_a_stranger_has_the_port(self):
        with socket.socket() as stranger:
            stranger.bind(("127.0.0.1", 0))
            stranger.listen()
            done = command("serve", "--port", str(stranger.getsockname()[1]))
        assert (done.returncode, "cannot be had" in done.stderr) == (1, True)


class TestTheProcess:
    @pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
    def test_ends_soon_when_asked_to_even_in_mid_answer(self, order):
        child, running = simulated.start("--no-limits", "--fault", "tmdb=slow", CINETECA_SIMULATOR_SLOW="60")
        with socket.create_connection(("127.0.0.1", running.port)) as waiting:
            waiting.sendall(b"GET /3/movie/949?api_key=demo-key HTTP/1.1\r\nHost: here\r\n\r\n")
            child.send_signal(order)
            assert child.wait(5) == 0
        assert not listens(running.port)

    @pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see processes")
    def test_is_alone_and_so_leaves_nobody_behind_when_killed(self):
        child, running = simulated.start("--no-limits")
        try:
            assert Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split() == []
        finally:
            child.kill()
            child.wait(10)
        assert not listens(running.port)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
