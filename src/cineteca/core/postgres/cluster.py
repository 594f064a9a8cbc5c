"""A data directory, looked over before a server is let loose on it."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cineteca.core.postgres import locks
from cineteca.core.postgres.binaries import Binaries
from cineteca.core.postgres.errors import DataVersionMismatch, StartedByHand
from cineteca.core.postgres.home import Home
from cineteca.core.postgres.place import Place

Tick = Callable[[float], None]


def exists(place: Place) -> bool:
    """Whether there is a data directory. An empty one counts as none."""
    return place.data.is_dir() and any(place.data.iterdir())


def check_version(place: Place, binaries: Binaries) -> None:
    """Raise `DataVersionMismatch` unless `binaries` can read the data."""
    file = place.data / "PG_VERSION"
    found = file.read_text().strip() if file.exists() else "unknown"
    if found != binaries.major:
        raise DataVersionMismatch(data=str(place.data), found=found, ours=binaries.major)


def was_cut_off(place: Place) -> bool:
    return _pid_file(place).exists()


def clear_stale_pid(place: Place) -> None:
    """Let a new server start although a dead one left its pid, and another process has got that number since.

    PostgreSQL alone would refuse: it cannot tell that process from a server. Only for who holds the lock of the server.
    Raises `StartedByHand` when a server that we did not start runs on the data.
    """
    for pid in _servers_on(place) if was_cut_off(place) else ():
        raise StartedByHand(data=str(place.data), pid=str(pid))
    if Path("/proc/self").exists():  # elsewhere we did not really look
        _pid_file(place).unlink(missing_ok=True)


def take_lock(home: Home, place: Place, tick: Tick) -> int:
    """The lock that every program on the data inherits: got, it proves that nobody of an earlier start is left.

    `tick(seconds)` is called while waiting.
    """
    lock = locks.open_lock_file(home.server_lock)
    began = time.monotonic()
    while not locks.try_exclusive(lock):
        _end_leftovers(place, after=time.monotonic() - began)
        tick(0.1)
    return lock


def _end_leftovers(place: Place, after: float) -> None:
    """End what still runs on the data `after` some seconds of waiting for it.

    A server is asked first. Processes whose server is dead can neither go on nor, when they hang, notice it.
    """
    running = set(_servers_on(place))
    server = running & {_recorded_pid(place)}
    for seconds, order, whom in (
        (2, signal.SIGKILL, set() if server else running),
        (5, signal.SIGINT, server),
        (30, signal.SIGQUIT, server),
        (45, signal.SIGKILL, running),
    ):
        if after > seconds:
            _send(order, whom)


def is_ready(place: Place, pid: int) -> bool:
    """Whether the server with this pid says that it takes connections."""
    lines = _pid_lines(place)
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _servers_on(place: Place) -> Iterator[int]:
    """The pids of PostgreSQL's processes on the data: that is the directory they work in. Linux only, else nothing."""
    data = place.data.resolve()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "comm").read_text() == "postgres\n" and (process / "cwd").readlink() == data:
                yield int(process.name)
        except OSError:  # gone meanwhile, or another user's
            continue


def _pid_file(place: Place) -> Path:
    return place.data / "postmaster.pid"


def _pid_lines(place: Place) -> list[str]:
    try:
        return _pid_file(place).read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _recorded_pid(place: Place) -> int | None:
    lines = _pid_lines(place)
    return int(lines[0]) if lines and lines[0].isdigit() else None


def _send(order: signal.Signals, pids: Iterable[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, order)
