"""Locks that the kernel lets go of when their last holder dies, however it dies.

All are `flock`s: they belong to the open file, so a forked child shares its parent's, and one that runs another program
does not (every file here is opened close-on-exec).
"""

import fcntl
import os
from pathlib import Path

_STANDARD_ERROR = 2


def open_lock_file(path: Path) -> int:
    """A descriptor of `path`, created when absent, readable by its owner alone."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    if fd > _STANDARD_ERROR:
        return fd
    # A process that closed its standard streams; passed on, the lock would be replaced by one of the child's streams.
    above = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, _STANDARD_ERROR + 1)
    os.close(fd)
    return above


def try_exclusive(fd: int) -> bool:
    """Take the lock for this open file alone, unless anybody holds it."""
    return _try(fd, fcntl.LOCK_EX)


def try_shared(fd: int) -> bool:
    """Take the lock beside others, unless somebody holds it alone."""
    return _try(fd, fcntl.LOCK_SH)


def wait_exclusive(fd: int) -> None:
    """Wait, for as long as it takes, until nobody else holds the lock, and take it."""
    fcntl.flock(fd, fcntl.LOCK_EX)


def is_file(fd: int, path: Path) -> bool:
    """Whether `fd` is still open and still the file that `path` names."""
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except OSError:
        return False


def _try(fd: int, operation: int) -> bool:
    try:
        fcntl.flock(fd, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
