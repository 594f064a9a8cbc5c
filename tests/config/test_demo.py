"""The demo as a stranger starts it: one command, everything embedded, nothing left behind."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.simulated import free_port

pytestmark = [pytest.mark.slow, pytest.mark.embedded]


class Demo:
    def __init__(self, home, port) -> None:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))
        }
        environment |= {"CINETECA_HOME": str(home), "COLUMNS": "200"}
        self.port = port
        self.output = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cineteca", "demo", "--port", str(port)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        os.set_blocking(self.process.stdout.fileno(), False)

    def wait_for(self, text: str, seconds: float) -> float:
        started = time.monotonic()
        while time.monotonic() - started < seconds:
            self.output += (self.process.stdout.read() or b"").decode()
            if text in self.output:
                return time.monotonic() - started
            assert self.process.poll() is None, self.output
            time.sleep(0.05)
        raise AssertionError(f"“{text}” was not said in {seconds} s:\n{self.output}")

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}{path}", timeout=20)

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        try:
            return self.process.wait(120)
        finally:
            self.process.stdout.close()


def processes_of(home) -> list[str]:
    """Command lines of living processes that have something to do with `home`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_text(errors="replace")
            command = (process / "cmdline").read_text(errors="replace").replace("\0", " ")
        except OSError:
            continue
        if (str(home) in environment or str(home) in command) and int(process.name) != os.getpid() and command:
            found.append(f"{process.name} {command}")
    return found


def pids_of(home, command: str) -> set[int]:
    """The processes of `home` that were started as ``cineteca COMMAND``; the first of them has started the others."""
    return {int(line.split()[0]) for line in processes_of(home) if f"-m cineteca {command} " in f"{line} "}


def comes_back(home, command: str, before: set[int], seconds: float = 40) -> bool:
    deadline = time.monotonic() + seconds
    while not pids_of(home, command) - before and time.monotonic() < deadline:
        time.sleep(0.2)
    return not pids_of(home, command) & before


def gone(home, seconds: float = 15) -> list[str]:
    deadline = time.monotonic() + seconds
    while (left := processes_of(home)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return left


def answered(demo, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return demo.get("/").status_code == 200
        except httpx.TransportError:
            time.sleep(0.2)
    return False


@pytest.fixture
def start(home):
    """Start a demo in one home; whatever a test leaves running is ended."""
    started = []

    def begin() -> Demo:
        started.append(Demo(home, free_port()))
        return started[-1]

    yield begin
    for demo in started:
        if demo.process.poll() is None:
            demo.end(signal.SIGTERM)


def test_the_demo_from_nothing_to_the_last_process(start, home):
    first = start()
    first.wait_for("Ctrl-C stops everything", 110)
    assert first.get("/").status_code == 200
    other = start()
    refused, _ = other.process.communicate(timeout=30)
    assert other.process.returncode == 1
    assert "Another demo runs in" in refused.decode().replace("\n", " ")
    link = re.search(r"(/sign-in/link/\S+)", first.output)[1]
    assert first.get(link).status_code == 200
    first.wait_for("works enriched", 400)
    assert re.search(r"[1-9],\d{3} works enriched, 0 failed, 0 still to come", first.output), first.output
    assert len(first.get("/api/works").json()["items"]) == 40
    assert first.end(signal.SIGINT) == 0
    assert gone(home) == []

    second = start()
    assert second.wait_for("Open  http", 60) < 40
    assert second.get("/").status_code == 200
    for part in ("worker", "web"):
        before = pids_of(home, part)
        os.kill(min(before), signal.SIGKILL)
        second.wait_for(f"The {part} ended (SIGKILL); it is started again.", 20)
        assert comes_back(home, part, before)
    assert answered(second)
    assert second.end(signal.SIGTERM) == 0
    assert gone(home) == []

    third = start()
    third.wait_for("Open  http", 60)
    third.end(signal.SIGKILL)
    assert gone(home, 30) == []


def test_a_fault_that_the_stand_in_does_not_know_is_refused_before_anything_starts(home):
    command = [sys.executable, "-m", "cineteca", "demo", "--port", str(free_port()), "--fault", "tmdb=popcorn:0.2"]
    done = subprocess.run(
        command, check=False, env={**os.environ, "CINETECA_HOME": str(home)}, capture_output=True, timeout=60
    )
    assert done.returncode == 2
    assert b"garbage" in done.stderr
    assert not (home / "logs").exists()
