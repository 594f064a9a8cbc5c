"""Sleep until something happens: a signal, or the end of the last client. Nothing is missed between two sleeps."""

import os
import select
import signal
import threading
from pathlib import Path

from cineteca.core.postgres import locks

_CLIENTS_GONE = 0  # no signal has this number


class Wakeups:
    """Signals and a waiting thread write into one pipe. To be made in the main thread."""

    def __init__(self) -> None:
        self.stop_asked = False
        self.clients_gone = False
        self._clients: tuple[int, Path] | None = None
        self._readable, self._writable = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())  # whoever started us may have blocked some
        signal.set_wakeup_fd(self._writable, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, lambda *_: None)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def wait(self, seconds: float) -> None:
        """Until something has happened, at most `seconds`."""
        if select.select([self._readable], [], [], seconds)[0]:
            happened = set(os.read(self._readable, 1024))
            self.clients_gone |= _CLIENTS_GONE in happened
            self.stop_asked |= not happened.isdisjoint({signal.SIGTERM, signal.SIGINT})

    def watch_clients(self, lock_file: Path) -> None:
        """From now on `clients_gone` becomes true when nobody shares the lock any more; it is then held alone."""
        self._clients = (locks.open_lock_file(lock_file), lock_file)
        threading.Thread(target=self._wait_for_clients, args=self._clients[:1], daemon=True).start()

    def is_alone(self) -> bool:
        """Whether nobody can ever share the lock again: its file was deleted, with the whole home most likely."""
        return self._clients is not None and not locks.is_file(self._clients[0], self._clients[1])

    def let_clients_in(self) -> None:
        """Give the lock back, if it was got."""
        if self.clients_gone and self._clients is not None:
            os.close(self._clients[0])
            self._clients = None

    def _wait_for_clients(self, lock: int) -> None:
        locks.wait_exclusive(lock)
        os.write(self._writable, bytes([_CLIENTS_GONE]))
