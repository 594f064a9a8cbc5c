"""Children that never outlive us."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


PREPARED = "CINETECA_PREPARED"
"""Set for our own children: the database is seen to by us. Its value is a file that is there once that is done."""


def await_prepared() -> None:
    """Wait until the process that started us has brought the database up to date. Without one: at once."""
    while (note := os.environ.get(PREPARED)) and not Path(note).exists():
        time.sleep(0.02)


def die_with(parent: int) -> None:
    """Have the kernel end this process when `parent`, the process that made it, dies, however it dies (Linux)."""
    if _libc is None:
        return
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os.kill(os.getpid(), signal.SIGKILL)


QUICK = 30.0
"""Seconds. Who dies sooner has not come up."""
QUICK_DEATHS = 5
_FIRST_REST, _LAST_REST = 1.0, 30.0


@dataclass(slots=True)
class Child:
    """One of our commands, and how it fares. `again_at`: when one that died is started again (monotonic seconds)."""

    name: str
    arguments: tuple[str, ...]
    process: subprocess.Popen[bytes]
    started_at: float
    quick_deaths: int = 0
    again_at: float | None = None

    def is_dead(self) -> bool:
        return self.process.poll() is not None

    def note_death(self, at: float) -> None:
        """Count it, and rest before the next try: longer each time it did not come up."""
        self.quick_deaths = self.quick_deaths + 1 if at - self.started_at < QUICK else 1
        self.again_at = at + min(_FIRST_REST * 2 ** (self.quick_deaths - 1), _LAST_REST)


@dataclass(slots=True)
class Family:
    """Several of our own commands run side by side. One that dies is started again, until it dies at once too often."""

    environ: Mapping[str, str]
    logs: Path
    say: Callable[[str], None] = lambda _: None
    children: dict[str, Child] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic

    def start(self, name: str, *arguments: str) -> None:
        """Start ``cineteca *arguments``; what it prints goes to ``NAME.log``."""
        self.logs.mkdir(parents=True, exist_ok=True)
        self.children[name] = Child(name, arguments, self._spawn(name, arguments), self.clock())

    def _spawn(self, name: str, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
        parent = os.getpid()
        with (self.logs / f"{name}.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own interpreter and commands
                [sys.executable, "-m", "cineteca", *arguments],
                env=dict(self.environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us alone: we stop them in order
                preexec_fn=lambda: die_with(parent),  # noqa: PLW1509 - takes no lock that a thread of ours could hold
            )

    def ended(self) -> str | None:
        """The name of a child that is not running now."""
        return next((name for name, child in self.children.items() if child.is_dead()), None)

    def tend(self) -> str | None:
        """Start again who died, after a rest. Gives the name of a child that will not come up any more."""
        for child in [child for child in self.children.values() if child.is_dead()]:
            if child.again_at is None:
                self._mourn(child)
            if child.quick_deaths >= QUICK_DEATHS:
                return child.name
            if child.again_at is not None and self.clock() >= child.again_at:
                child.process, child.started_at = self._spawn(child.name, child.arguments), self.clock()
                child.again_at = None
        return None

    def _mourn(self, child: Child) -> None:
        child.note_death(self.clock())
        if child.quick_deaths < QUICK_DEATHS:
            self.say(f"The {child.name} ended ({how_ended(child.process.returncode)}); it is started again.")

    def watch(self) -> str:
        """Tend to all until one will not come up any more, and give its name."""
        while not (lost := self.tend()):
            time.sleep(0.3)
        return lost

    def stop(self, patience: float = 12) -> None:
        """Ask one after the other to stop, last first, so that nobody misses whom it leans on; end who does not listen.

        `patience`: seconds that each is given.
        """
        for child in reversed(self.children.values()):
            process = child.process
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def last_words(self, name: str, lines: int = 15) -> str:
        """The end of a child's log."""
        return "\n".join((self.logs / f"{name}.log").read_text(errors="replace").splitlines()[-lines:])


def how_ended(code: int) -> str:
    """An exit code in words: ``exit code 3``, or ``SIGKILL``."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


class Stopped(Exception):
    """Somebody asked us to stop."""


def stop_on_signals() -> None:
    """Turn SIGINT, SIGTERM and SIGHUP into `Stopped` in the main thread."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Stopped(signal.Signals(number).name)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def wait_until(ready: Callable[[], bool], *, family: Family, seconds: float = 30) -> bool:
    """Look every 50 ms whether `ready`; give up when a child ends or time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ready():
            return True
        if family.ended():
            return False
        time.sleep(0.05)
    return False
