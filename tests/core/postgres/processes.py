"""Other processes that use the database: this file is also the program they run."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

SECONDS = 60


class Process:
    """A process that speaks JSON lines. It goes on until its standard input is closed."""

    def __init__(self, *words: str, python: str = sys.executable, **options: Any) -> None:
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self.popen = subprocess.Popen(
            [python, __file__, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, **options.pop("env", {})},
            **options,
        )

    @property
    def pid(self) -> int:
        return self.popen.pid

    def hear(self) -> dict[str, Any]:
        """The next thing it says."""
        assert self.popen.stdout
        line = self.popen.stdout.readline()
        assert line, f"it ended with {self.popen.wait()}"
        return json.loads(line)

    def listen(self) -> Iterator[dict[str, Any]]:
        """All that it says until it ends."""
        assert self.popen.stdout
        for line in self.popen.stdout:
            if line.endswith(b"\n"):  # the last one may be cut off
                yield json.loads(line)

    def leave(self) -> None:
        """Let it end in good order."""
        assert self.popen.stdin
        assert self.popen.stdout
        self.popen.stdin.close()
        self.popen.wait(SECONDS)
        self.popen.stdout.close()

    def kill(self, order: int = signal.SIGKILL) -> None:
        self.popen.send_signal(order)
        self.leave()


def wait_for_end(*pids: int) -> None:
    """Until none of these processes, children or not, is there."""
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ready = select.select([handle], [], [], SECONDS)[0]
        os.close(handle)
        assert ready, f"process {pid} goes on"


def suspend(pid: int) -> None:
    """Stop a process, and wait until it stands."""
    os.kill(pid, signal.SIGSTOP)
    with within():
        while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            time.sleep(0.01)


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """Fail what takes longer."""

    def fail(*_: object) -> None:
        raise AssertionError(f"took longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def end(*pids: int) -> None:
    """Kill processes that are nobody's children here."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_for_end(*pids)


def postmaster(data: str | Path) -> int:
    return int((Path(data) / "postmaster.pid").read_text().split()[0])


def say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def use(home: str, *what: str) -> None:
    """Join the server, say where it is, and stay."""
    from cineteca.core import postgres

    began = time.perf_counter()
    said: list[str] = []
    try:
        running = postgres.ensure_running(Path(home), said.append)
    except postgres.PostgresError as error:
        say(error=type(error).__name__, message=str(error))
        return
    took = time.perf_counter() - began
    supervisor = postgres.status(Path(home)).supervisor
    account = postgres.status(Path(home)).account
    say(
        url=running.url,
        host=running.host,
        data=str(running.data),
        postmaster=postmaster(running.data) if os.access(running.data, os.X_OK) else 0,
        supervisor=supervisor,
        account=account,
        said=said,
        took=took,
    )
    for deed in what:
        DEEDS[deed](running.url)
    sys.stdin.read()


def write(url: str) -> None:
    """Commit row after row, and say each one's number once it is committed."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS written (id bigserial PRIMARY KEY, text text NOT NULL)")
        while True:
            row = connection.execute("INSERT INTO written (text) VALUES (repeat('x', 500)) RETURNING id").fetchone()
            say(id=row[0])


def run_another_program(_url: str) -> None:
    child = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL, start_new_session=True)
    say(child=child.pid)


def fork(_url: str) -> None:
    child = os.fork()
    if child == 0:
        signal.pause()
    say(child=child)


DEEDS = {"write": write, "run-another-program": run_another_program, "fork": fork}


def use_without_streams(home: str) -> None:
    """Like a daemon that closed its standard streams: the next files it opens get their numbers."""
    answer = os.dup(1)
    for stream in (0, 1, 2):
        os.close(stream)
    from cineteca.core import postgres

    running = postgres.ensure_running(Path(home))
    status = postgres.status(Path(home))
    seen = {"url": running.url, "supervisor": status.supervisor, "postmaster": postmaster(running.data)}
    os.write(answer, json.dumps(seen).encode() + b"\n")
    signal.pause()


if __name__ == "__main__":
    {"use": use, "use-without-streams": use_without_streams}[sys.argv[1]](*sys.argv[2:])
