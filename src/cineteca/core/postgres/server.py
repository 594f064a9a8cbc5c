"""One running PostgreSQL: started, waited for, stopped. Lives in the supervisor."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from cineteca.core.postgres import cluster
from cineteca.core.postgres.account import Account
from cineteca.core.postgres.binaries import Binaries
from cineteca.core.postgres.errors import StartFailed
from cineteca.core.postgres.home import Home
from cineteca.core.postgres.log import Log
from cineteca.core.postgres.place import PORT, Place
from cineteca.core.postgres.settings import SETTINGS
from cineteca.core.postgres.spawn import spawn

# Seconds that each way to ask for the end is given.
ENDINGS = ((signal.SIGINT, 90), (signal.SIGQUIT, 15), (signal.SIGKILL, 15))


@dataclass
class Server:
    """`tick(seconds)` is called while waiting; it may raise to give up waiting."""

    home: Home
    place: Place
    binaries: Binaries
    account: Account
    sockets: Path
    log: Log
    tick: cluster.Tick
    process: "Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it and wait until it takes connections. Raises `StartFailed`, `StartedByHand`."""
        before = self.log.size()
        lock = cluster.take_lock(self.home, self.place, self.tick)
        try:
            cluster.clear_stale_pid(self.place)
            self._clear_sockets()
            self.home.write(self.place.settings, SETTINGS, mode=0o644)
            self.process = spawn(self._command(), self.account, self.log, end_with_us=signal.SIGINT, pass_fds=(lock,))
        finally:
            os.close(lock)
        while not cluster.is_ready(self.place, self.process.pid):
            if self.process.poll() is not None:
                raise StartFailed(log=str(self.log.path), tail=self.log.tail(before))
            self.tick(0.01)

    def exit_code(self) -> int | None:
        """How it ended; None while it runs."""
        return self.process.poll() if self.process else 0

    def was_killed(self) -> bool:
        return (self.exit_code() or 0) < 0

    def stop(self) -> None:
        """End it: connections are cut, what was committed is safe, the next start is a warm one."""
        # Without its data it has nothing to finish, and would take the socket of a successor with it.
        endings = ENDINGS if cluster.exists(self.place) else ENDINGS[-1:]
        for order, seconds in endings:
            if self.exit_code() is None and self.process:
                self.process.send_signal(order)
                self._wait(seconds)

    def clear_up(self) -> None:
        """Leave nothing outside the place of the data."""
        if self.sockets.parent != self.place.folder:
            self._clear_sockets()
            self.sockets.rmdir()

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self.exit_code() is None and time.monotonic() < deadline:
            self.tick(0.01)

    def _clear_sockets(self) -> None:
        for file in self.sockets.glob(".s.PGSQL.*"):
            file.unlink(missing_ok=True)

    def _command(self) -> list[str]:
        given = {
            "config_file": str(self.place.settings),
            "unix_socket_directories": f'"{self.sockets}"',
            "port": str(PORT),
        }
        options = [word for name, value in given.items() for word in ("-c", f"{name}={value}")]
        return [self.binaries.program("postgres"), "-D", str(self.place.data), *options]
