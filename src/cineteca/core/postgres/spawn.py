"""Start PostgreSQL's programs so that they never outlive the process that looks after them."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import IO

from cineteca.core.postgres.account import Account
from cineteca.core.postgres.log import Log

_PR_SET_PDEATHSIG = 1
_KEPT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "TZ")


def spawn(
    command: Sequence[str],
    account: Account,
    log: Log,
    *,
    end_with_us: signal.Signals,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Run `command` as `account`, writing to `log`; the kernel sends it `end_with_us` when we die. Main thread only."""
    output = log.open()
    try:
        return subprocess.Popen(  # noqa: S603
            command,
            stdin=stdin,
            stdout=output,
            stderr=output,
            cwd="/",
            env=environment(),
            pass_fds=pass_fds,
            preexec_fn=_tied_to_parent(end_with_us),  # noqa: PLW1509 - nothing else forks with locks held here
            **account.identity,
        )
    finally:
        os.close(output)


def environment() -> dict[str, str]:
    """Little of ours: PG… variables would steer the server, and keys and passwords are none of its business."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {"PATH": os.defpath, **kept, "LC_ALL": "C", "HOME": "/"}


def _tied_to_parent(order: signal.Signals) -> Callable[[], None]:
    """What the child does between fork and exec: `subprocess` has already changed its user, which clears this wish."""
    if sys.platform != "linux":
        return lambda: None  # the next start finds and ends what was left behind
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def tie() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if prctl(_PR_SET_PDEATHSIG, int(order), 0, 0, 0) != 0:
            os._exit(70)
        if os.getppid() != parent:  # it died before the wish was heard
            os._exit(71)

    return tie
