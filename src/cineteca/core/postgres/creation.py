"""Make a data directory: whole, or not at all."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from cineteca.core.postgres import settings
from cineteca.core.postgres.account import Account
from cineteca.core.postgres.binaries import Binaries
from cineteca.core.postgres.cluster import Tick
from cineteca.core.postgres.errors import CreationFailed
from cineteca.core.postgres.log import Log
from cineteca.core.postgres.place import Place
from cineteca.core.postgres.spawn import spawn


@dataclass(frozen=True)
class Creation:
    """`lock` is that of the data, held by us and lent to the programs; `tick(seconds)` is called while waiting."""

    place: Place
    binaries: Binaries
    account: Account
    log: Log
    lock: int
    tick: Tick

    def run(self) -> None:
        """Make the directory with the empty database in it, beside its final place, and move it there when done.

        Raises `CreationFailed`, leaving nothing behind.
        """
        for abandoned in self.place.folder.glob("creating-*"):
            shutil.rmtree(abandoned)
        building = Path(tempfile.mkdtemp(prefix="creating-", dir=self.place.folder))
        self.account.give(building)
        before = self.log.size()
        if not (self._initialise(building) and self._add_database(building)):
            shutil.rmtree(building)
            raise CreationFailed(data=str(self.place.data), tail=self.log.tail(before))
        if self.place.data.is_dir():
            self.place.data.rmdir()
        building.rename(self.place.data)
        _sync(self.place.folder)

    def _initialise(self, building: Path) -> bool:
        return self._succeeds("initdb", f"--pgdata={building}", *settings.INITDB)

    def _add_database(self, building: Path) -> bool:
        words = ("--single", "-D", str(building), "-c", "exit_on_error=on", "postgres")
        return self._succeeds("postgres", *words, typed=f"CREATE DATABASE {settings.DATABASE}\n")

    def _succeeds(self, program: str, *words: str, typed: str = "") -> bool:
        command = [self.binaries.program(program), *words]
        with spawn(
            command,
            self.account,
            self.log,
            end_with_us=signal.SIGTERM,
            stdin=subprocess.PIPE,
            pass_fds=(self.lock,),
        ) as process:
            with suppress(BrokenPipeError), cast("IO[bytes]", process.stdin) as keyboard:
                keyboard.write(typed.encode())
            while process.poll() is None:
                self.tick(0.02)
        return process.returncode == 0


def _sync(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
