"""The server's log: one file with a steady name, older ones beside it as .1, .2, .3."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from cineteca.core.postgres.home import Home

BYTES_OF_ONE = 10_000_000
KEPT = 3


@dataclass(frozen=True)
class Log:
    home: Home

    @property
    def path(self) -> Path:
        return self.home.log

    def open(self) -> int:
        """A descriptor to append to. The server gets it by inheritance, so its account need not reach the file."""
        fd = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        self.home.hand_over(self.path)
        return fd

    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def tail(self, since: int = 0, lines: int = 20) -> str:
        """The last lines written after the first `since` bytes."""
        if not self.path.exists():
            return ""
        with self.path.open("rb") as file:
            file.seek(max(since, self.size() - 20_000) if since <= self.size() else 0)
            written = file.read().decode("utf-8", "replace").splitlines()
        return "\n".join(written[-lines:])

    def rotate_when_big(self) -> None:
        """Copy and truncate rather than rename: the server keeps writing to the file it was started with."""
        if self.size() <= BYTES_OF_ONE:
            return
        for number in range(KEPT - 1, 0, -1):
            if self._older(number).exists():
                self._older(number).replace(self._older(number + 1))
        shutil.copy2(self.path, self._older(1))
        self.home.hand_over(self._older(1))
        os.truncate(self.path, 0)

    def _older(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")
