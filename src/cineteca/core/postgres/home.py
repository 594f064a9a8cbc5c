"""What the processes that share one database find in their home: locks, the state of the server, its log."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cineteca.core.postgres.errors import HomeUnusable


@dataclass(frozen=True)
class Home:
    """`folder` is the part of the home that belongs to the database."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> "Home":
        """The home at `root`; two ways to write one directory are one home."""
        return cls(root.expanduser().resolve())

    @property
    def folder(self) -> Path:
        return self.root / "postgres"

    @property
    def clients_lock(self) -> Path:
        """Shared by every process that uses the server, exclusive for the supervisor once they are gone."""
        return self.folder / "clients.lock"

    @property
    def supervisor_lock(self) -> Path:
        """Held by the supervisor for as long as it lives."""
        return self.folder / "supervisor.lock"

    @property
    def server_lock(self) -> Path:
        """Held by PostgreSQL's own processes: free only when the last of them is gone."""
        return self.folder / "server.lock"

    @property
    def state(self) -> Path:
        return self.folder / "state.json"

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    @property
    def place_record(self) -> Path:
        """Says where the data is when it could not be in the home."""
        return self.folder / "data-is-in.txt"

    @property
    def digest(self) -> str:
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]

    def prepare(self) -> None:
        """Make the folder and what is in it. Raises `HomeUnusable`."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            # As root we shall run the server as somebody who has to pass through the folder to the data.
            self._make_folder(0o711 if os.geteuid() == 0 else 0o700)
            for lock in (self.clients_lock, self.supervisor_lock, self.server_lock):
                self._make_file(lock)
        except OSError as error:
            raise HomeUnusable(home=str(self.root), detail=error.strerror or str(error)) from error

    def write(self, path: Path, text: str, mode: int = 0o600) -> None:
        """Replace a file of ours, whole or not at all."""
        fd, temporary = tempfile.mkstemp(prefix=path.name, dir=path.parent)
        with os.fdopen(fd, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        Path(temporary).chmod(mode)
        self.hand_over(Path(temporary))
        Path(temporary).replace(path)

    def hand_over(self, path: Path) -> None:
        """Leave nothing of root's in the home of somebody who once ran us by sudo."""
        owner = self.root.stat()
        if os.geteuid() == 0 and owner.st_uid != 0:
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)

    def _make_folder(self, mode: int) -> None:
        try:
            self.folder.mkdir()
        except FileExistsError:
            return
        self.folder.chmod(mode)
        self.hand_over(self.folder)

    def _make_file(self, path: Path) -> None:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
        except FileExistsError:
            # Looked at here, so that a home we may not write to is refused before anything starts.
            os.close(os.open(path, os.O_RDWR | os.O_CLOEXEC))
        else:
            self.hand_over(path)
