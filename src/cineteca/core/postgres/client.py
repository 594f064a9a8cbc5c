"""What a process does that wants the server of a home: share its lock, start the supervisor when there is none."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cineteca.core.postgres import locks
from cineteca.core.postgres.errors import HomeUnusable, StartFailed, SupervisorSilent
from cineteca.core.postgres.home import Home
from cineteca.core.postgres.log import Log
from cineteca.core.postgres.place import OUTSIDE, PORT
from cineteca.core.postgres.running import Running
from cineteca.core.postgres.state import MESSAGES, State, read_state, write_state

Progress = Callable[[str], None]

# Seconds without a sign of life (it gives one a second) after which the supervisor counts as stuck.
PATIENCE = 60.0
_GRACE = 130.0
_MODULE = "cineteca.core.postgres.supervisor"
_LAUNCHES = 5
_KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR", "TZ", "XDG_RUNTIME_DIR", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")

_held: dict[Path, int] = {}
_in_transit: set[int] = set()


def ensure_running(home: Path, progress: Progress | None = None) -> Running:
    """Start the server of `home`, or join it, and keep it up for as long as this process lives.

    Any number of processes and threads may call this at once, and again: then it costs some milliseconds. A forked
    child holds the server up like its parent; a program that this process runs does not. `progress` is given a sentence
    whenever something begins that takes its time. Raises `PostgresError`.
    """
    at = Home.at(home)
    at.prepare()
    _hold(at)
    return _Arrival(at, progress or (lambda _: None)).wait()


def release(home: Path, *, seconds: float = 30.0) -> bool:
    """Let go of the server before the end of this process; when nobody else uses it, wait until it is down.

    Returns whether it is down. Forked children that share our hold keep it up.
    """
    at = Home.at(home)
    held = _held.pop(at.root, None)
    if held is not None and locks.is_file(held, at.clients_lock):
        os.close(held)
    deadline = time.monotonic() + seconds
    while _is_up(at):
        if _has_clients(at) or time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def stop(home: Path) -> bool:
    """Shut the server of `home` down although others may use it. Returns whether one was running.

    A supervisor that does not react is killed in the end; the server shuts down all the same.
    """
    at = Home.at(home)
    began, asked, found = time.monotonic(), 0, False
    while _is_up(at):
        found = True
        supervisor = _supervisor(at)
        if asked and supervisor not in {0, asked}:
            break  # somebody who waits for the server has it started again: not ours to stop
        if supervisor and not asked:
            asked = supervisor
            _signal(asked, signal.SIGTERM)
            _signal(asked, signal.SIGCONT)
        if asked and time.monotonic() - began > _GRACE:
            _signal(asked, signal.SIGKILL)
        time.sleep(0.02)
    return found


def delete(home: Path) -> None:
    """Stop the server of `home` and delete its database, wherever it is. There is no way back."""
    at = Home.at(home)
    release(home, seconds=0)
    stop(home)
    if at.place_record.exists():
        # Only what was made by us for this purpose, whatever has been written into the record since.
        place = Path(at.place_record.read_text(encoding="utf-8", errors="surrogateescape").strip())
        if place.parent in OUTSIDE and place.name.startswith("cineteca-"):
            shutil.rmtree(place, ignore_errors=True)
    shutil.rmtree(at.folder, ignore_errors=True)


@dataclass(frozen=True)
class Status:
    """`running` is None unless the server takes connections; `phase` is what its supervisor said last."""

    phase: str
    supervisor: int
    account: str
    running: Running | None


def status(home: Path) -> Status:
    """How the server of `home` is. Starts nothing, changes nothing."""
    at = Home.at(home)
    state = read_state(at)
    if state is None:
        return Status(phase="never started", supervisor=0, account="", running=None)
    if state.phase != "failed" and not (_is_taken(at.supervisor_lock) and (state.phase != "ready" or _answers(state))):
        return Status(phase="stopped", supervisor=0, account=state.account, running=None)
    running = Running.described_by(state, at) if state.phase == "ready" else None
    return Status(phase=state.phase, supervisor=state.supervisor, account=state.account, running=running)


@dataclass
class _Arrival:
    """The way from nothing to a server that takes connections, through whatever its supervisor is doing."""

    home: Home
    progress: Progress
    launches: int = 0
    waited: bool = False
    last: State | None = None
    moved_at: float = field(default_factory=time.monotonic)

    def wait(self) -> Running:
        while True:
            lock = _take_supervision(self.home)
            state = read_state(self.home)
            if lock is not None:
                state = self._start(lock, state)
            elif state and state.phase == "ready" and _answers(state):
                return Running.described_by(state, self.home)
            self._watch(state)
            time.sleep(0.01)

    def _start(self, lock: int, state: State | None) -> State:
        """Nobody looks after the server: have somebody do it, unless the one we waited for has just failed."""
        try:
            if self.waited and state:
                state.raise_failure()
            self._count_launch()
            begun = State("launching")
            write_state(self.home, begun)
            _launch_supervisor(self.home, lock)
        except OSError as error:
            raise HomeUnusable(home=str(self.home.root), detail=error.strerror or str(error)) from error
        finally:
            _let_go(lock)
        return begun

    def _count_launch(self) -> None:
        self.launches += 1
        if self.launches > _LAUNCHES:  # killed again and again before it could say why
            raise StartFailed(log=str(self.home.log), tail=Log(self.home).tail())

    def _watch(self, state: State | None) -> None:
        self.waited = True
        if state == self.last:
            _lose_patience(self.home, state, time.monotonic() - self.moved_at)
            return
        if state and state.phase in MESSAGES and (self.last is None or self.last.phase != state.phase):
            self.progress(MESSAGES[state.phase])
        self.last, self.moved_at = state, time.monotonic()


def _lose_patience(home: Home, state: State | None, seconds: float) -> None:
    if seconds > PATIENCE:
        phase, pid = (state.phase, state.supervisor) if state else ("unknown", 0)
        raise SupervisorSilent(pid=str(pid), phase=phase, seconds=f"{seconds:.0f}", log=str(home.log))


def _hold(home: Home) -> None:
    """Share the clients' lock until this process ends. Never unlocked, only closed: forked children share the hold."""
    held = _held.get(home.root)
    if held is not None and locks.is_file(held, home.clients_lock):
        return
    fresh = locks.open_lock_file(home.clients_lock)
    began = time.monotonic()
    while not locks.try_shared(fresh):  # a supervisor that is about to stop has it for a moment
        _lose_patience(home, read_state(home), time.monotonic() - began)
        time.sleep(0.005)
    if held is not None:
        _held.pop(home.root, None)  # closed behind our back, or the file of a home that was deleted
    if _held.setdefault(home.root, fresh) != fresh:  # another thread was quicker
        os.close(fresh)


def _supervisor(home: Home) -> int:
    state = read_state(home)
    return state.supervisor if state else 0


def _take_supervision(home: Home) -> int | None:
    """The supervisor's lock, when nobody has it. To be given back by `_let_go`."""
    lock = locks.open_lock_file(home.supervisor_lock)
    _in_transit.add(lock)
    if locks.try_exclusive(lock):
        return lock
    _let_go(lock)
    return None


def _let_go(lock: int) -> None:
    _in_transit.discard(lock)
    os.close(lock)


def _let_go_of_all() -> None:
    for lock in tuple(_in_transit):
        _let_go(lock)


# A child that another thread forks at the wrong moment would otherwise keep the supervisor's lock as its own.
os.register_at_fork(after_in_child=_let_go_of_all)


def _is_up(home: Home) -> bool:
    """Whether a supervisor lives, or a process of a server whose supervisor does not."""
    return _is_taken(home.supervisor_lock) or _is_taken(home.server_lock)


def _is_taken(lock_file: Path) -> bool:
    if not lock_file.exists():
        return False
    lock = locks.open_lock_file(lock_file)
    try:
        return not locks.try_exclusive(lock)
    finally:
        os.close(lock)


def _has_clients(home: Home) -> bool:
    """Whether somebody shares the clients' lock (the supervisor having it alone means the contrary)."""
    lock = locks.open_lock_file(home.clients_lock)
    try:
        return locks.try_shared(lock) and not locks.try_exclusive(lock)
    finally:
        os.close(lock)


def _launch_supervisor(home: Home, lock: int) -> None:
    """Hand the lock over to a new supervisor: there is no moment at which nobody has it."""
    log = Log(home)
    before, output = log.size(), log.open()
    try:
        subprocess.run(  # noqa: S603
            [sys.executable, "-P", "-m", _MODULE, str(home.root), str(lock)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=_environment(),
            pass_fds=(lock,),
            start_new_session=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise StartFailed(log=str(log.path), tail=log.tail(before) or str(error)) from error
    finally:
        os.close(output)


def _environment() -> dict[str, str]:
    """The supervisor finds the same packages as we do, and learns none of our keys."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path if entry)
    return kept | {"PYTHONPATH": path}


def _answers(state: State) -> bool:
    """Whether the server's socket is being listened to, and its supervisor lives (else it is about to close)."""
    if not _exists(state.supervisor):
        return False
    with socket.socket(socket.AF_UNIX) as probe, suppress(OSError):
        probe.settimeout(5)
        probe.connect(f"{state.host}/.s.PGSQL.{state.port or PORT}")
        return True
    return False


def _is_supervisor(pid: int) -> bool:
    """Whether a process is one, as far as can be seen: the pid of a dead one may belong to a stranger by now."""
    if not Path("/proc/self").exists():
        return True
    with suppress(OSError):
        return _MODULE.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # root's, and we are not
        return True
    return True


def _signal(pid: int, order: signal.Signals) -> None:
    if _is_supervisor(pid):
        with suppress(ProcessLookupError):
            os.kill(pid, order)
