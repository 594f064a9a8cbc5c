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


@dataclass(slots=True)
class Family:
    """Several of our own commands run side by side. One that ends by itself ends them all."""

    environ: Mapping[str, str]
    logs: Path
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    stopping: bool = False

    def start(self, name: str, *arguments: str) -> None:
        """Start ``cineteca *arguments``; what it prints goes to ``NAME.log``."""
        self.logs.mkdir(parents=True, exist_ok=True)
        parent = os.getpid()
        with (self.logs / f"{name}.log").open("ab") as log:
            self.children[name] = subprocess.Popen(  # noqa: S603 - our own interpreter and commands
                [sys.executable, "-m", "cineteca", *arguments],
                env=dict(self.environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for us alone: we stop them in order
                preexec_fn=lambda: die_with(parent),  # noqa: PLW1509 - no threads have been started yet
            )

    def ended(self) -> str | None:
        """The name of a child that is no longer running."""
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def watch(self) -> str:
        """Wait until a child ends, and give its name."""
        while not (ended := self.ended()):
            time.sleep(0.3)
        return ended

    def stop(self, patience: float = 12) -> None:
        """Ask one after the other to stop, last first, so that nobody misses whom it leans on; end who does not listen.

        `patience`: seconds that each is given.
        """
        self.stopping = True
        for child in reversed(self.children.values()):
            if child.poll() is None:
                child.terminate()
            try:
                child.wait(patience)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def last_words(self, name: str, lines: int = 15) -> str:
        """The end of a child's log."""
        return "\n".join((self.logs / f"{name}.log").read_text(errors="replace").splitlines()[-lines:])


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
