"""The process that looks after the server of one home, as long as anybody uses it.

It is started by the first client, in a session of its own, so that neither Ctrl-C nor that client's end reaches it. It
waits for the clients' lock: getting it means that the last client is gone, even by `kill -9`. Should it be killed
itself, the kernel tells the server to shut down.
"""

import os
import sys
import time
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

from cineteca.core.postgres import cluster, locks
from cineteca.core.postgres.account import Account, choose_account
from cineteca.core.postgres.binaries import Binaries, copy_binaries, find_copy, installed_binaries
from cineteca.core.postgres.creation import Creation
from cineteca.core.postgres.errors import PostgresError, StartFailed
from cineteca.core.postgres.home import Home
from cineteca.core.postgres.log import Log
from cineteca.core.postgres.place import PORT, Place, data_of, find_place, find_socket_folder
from cineteca.core.postgres.server import Server
from cineteca.core.postgres.state import Phase, State, write_state
from cineteca.core.postgres.wakeups import Wakeups

SECONDS_BETWEEN_CHORES = 5.0
FALLS, WITHIN_SECONDS = 3, 300.0


class _Stop(Exception):
    """Somebody asked for the end: the way out of any wait."""


@dataclass
class Supervisor:
    home: Home
    lock: int
    wakeups: Wakeups
    state: State
    falls: list[float] = field(default_factory=list)
    spoke_at: float = 0.0

    def live(self) -> None:
        """Look after the server until the end, and say how it was."""
        self._write(self._outcome())

    def _outcome(self) -> State:
        try:
            self.run()
        except _Stop:
            return State("stopped")
        except PostgresError as error:
            return State.failed(error)
        except Exception:  # noqa: BLE001 - whatever it is, those who wait are told
            traceback.print_exc()
            log = Log(self.home)
            return State.failed(StartFailed(log=str(log.path), tail=log.tail()))
        return State("stopped")

    def run(self) -> None:
        """Bring the server up, keep it up, take it down. Raises `PostgresError` when it will not stay up."""
        self._enter("launching")
        server = self._prepare()
        try:
            self._start(server)
            self.wakeups.watch_clients(self.home.clients_lock)
            while not self._is_over(server):
                self._sleep(SECONDS_BETWEEN_CHORES)
                self._do_chores(server)
        finally:
            self._take_down(server)

    def _prepare(self) -> Server:
        account = choose_account(data_of(self.home), self.home.root)
        place = find_place(self.home, account)
        log = Log(self.home)
        log.rotate_when_big()
        binaries = self._reachable_binaries(account, place)
        self._create(place, binaries, account)
        cluster.check_version(place, binaries)
        sockets = find_socket_folder(self.home, place, account)
        self.state = replace(
            self.state,
            host=str(sockets),
            port=PORT,
            version=binaries.version,
            data=str(place.data),
            account=account.name,
        )
        return Server(self.home, place, binaries, account, sockets, log, self._tick)

    def _create(self, place: Place, binaries: Binaries, account: Account) -> None:
        if cluster.exists(place):
            return
        self._enter("creating")
        lock = cluster.take_lock(self.home, place, self._tick)
        try:
            Creation(place, binaries, account, Log(self.home), lock, self._tick).run()
        finally:
            os.close(lock)

    def _reachable_binaries(self, account: Account, place: Place) -> Binaries:
        binaries = installed_binaries()
        if not account.other or account.can_run(binaries.program("postgres")):
            return binaries
        copy = find_copy(binaries, place.folder)
        if copy is None:
            self._enter("copying")
            copy = copy_binaries(binaries, place.folder)
        return copy

    def _start(self, server: Server) -> None:
        self._enter("recovering" if cluster.was_cut_off(server.place) else "starting")
        while not self._is_started(server):
            self._count_fall(server)
        self._enter("ready")

    def _is_started(self, server: Server) -> bool:
        try:
            server.start()
        except StartFailed:
            if server.was_killed():  # nothing is wrong with it
                return False
            raise
        return True

    def _is_over(self, server: Server) -> bool:
        """Whether there is nothing left to look after. A server that fell over is put up again."""
        if self.wakeups.clients_gone or self.wakeups.stop_asked or self.wakeups.is_alone():
            return True
        code = server.exit_code()
        if code == 0:  # somebody stopped it in good order
            return True
        if code is not None:
            self._count_fall(server)
            self._start(server)
        return False

    def _count_fall(self, server: Server) -> None:
        now = time.monotonic()
        self.falls = [*(fall for fall in self.falls if now - fall < WITHIN_SECONDS), now]
        if len(self.falls) > FALLS:
            raise StartFailed(log=str(server.log.path), tail=server.log.tail())

    def _take_down(self, server: Server) -> None:
        if server.exit_code() is None:
            self._enter("stopping")
        # From here on a new client may take its share of the lock; it reads "stopping" and waits for our end.
        self.wakeups.let_clients_in()
        self.wakeups.stop_asked = False
        server.stop()
        if not self._is_succeeded():
            server.clear_up()

    def _is_succeeded(self) -> bool:
        """Whether the home was deleted under us and made again, with a supervisor of its own."""
        return self.home.supervisor_lock.exists() and not locks.is_file(self.lock, self.home.supervisor_lock)

    def _do_chores(self, server: Server) -> None:
        try:
            server.log.rotate_when_big()
        except OSError:  # a full disk, say: no reason to take the server down
            traceback.print_exc()

    def _enter(self, phase: Phase) -> None:
        self.state = replace(self.state, phase=phase)
        self._speak()

    def _speak(self) -> None:
        self.state = replace(self.state, beat=self.state.beat + 1)
        self._write(self.state)
        self.spoke_at = time.monotonic()

    def _write(self, state: State) -> None:
        if self._is_succeeded():
            return
        try:
            write_state(self.home, state)
        except OSError:  # the home was deleted, the disk is full: no reason to drop the server on its way down
            if state.phase not in {"stopping", "stopped"}:
                raise

    def _tick(self, seconds: float) -> None:
        """Wait while something is under way: say every second that we are alive, and break off when asked to stop."""
        self._sleep(seconds)
        if time.monotonic() - self.spoke_at > 1:
            self._speak()
        if self.wakeups.stop_asked and self.state.phase != "stopping":
            raise _Stop

    def _sleep(self, seconds: float) -> None:
        self.wakeups.wait(seconds)


def main() -> NoReturn:
    """`python -m cineteca.core.postgres.supervisor HOME LOCK_FD`: the lock was taken by who starts us."""
    home, lock = Home(Path(sys.argv[1])), int(sys.argv[2])
    if os.fork():
        os._exit(0)  # who started us has no child to wait for
    os.set_inheritable(lock, False)
    Supervisor(home, lock, Wakeups(), State("launching", supervisor=os.getpid())).live()
    sys.exit()


if __name__ == "__main__":
    main()
