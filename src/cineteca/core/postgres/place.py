"""Where a server keeps its data and its socket: in the home when its account can get there, else where it can."""

import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cineteca.core.postgres.account import Account
from cineteca.core.postgres.errors import DataGone, NowhereReachable, SocketPathTooLong
from cineteca.core.postgres.home import Home

PORT = 5432
# The kernel's limit is 107 bytes for the whole name of a socket (man 7 unix), of which PostgreSQL takes the end.
LONGEST_SOCKET_FOLDER = 107 - len(f"/.s.PGSQL.{PORT}")
OUTSIDE = (Path("/var/lib"), Path("/var/tmp"))  # noqa: S108 - new directories of our own are made there


@dataclass(frozen=True)
class Place:
    """A directory of ours (root's, when we are root) that holds what belongs to one server."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def settings(self) -> Path:
        return self.folder / "postgresql.conf"


def data_of(home: Home) -> Path:
    """Where the data of `home` is, or will be first looked for. Raises `DataGone`."""
    return _known_place(home).data


def find_place(home: Home, account: Account) -> Place:
    """The place of `home`'s data, chosen and recorded when it has none yet.

    No permission of an existing directory is changed. Raises `DataGone` and `NowhereReachable`.
    """
    known = _known_place(home)
    if account.can_enter(known.folder):
        return known
    tried = [str(known.folder)]
    for parent in OUTSIDE if not known.data.exists() and not home.place_record.exists() else ():
        place = _make_outside(parent, home, account)
        if place:
            home.write(home.place_record, f"{place.folder}\n")
            return place
        tried.append(str(parent))
    raise NowhereReachable(account=account.name, tried=", ".join(tried))


def find_socket_folder(home: Home, place: Place, account: Account) -> Path:
    """A directory for the socket: short enough, and closed to everybody but the server's account (and root).

    Who can reach the socket is the database's superuser, so one that we find is used only when it is safely ours.
    Raises `SocketPathTooLong`.
    """
    short = f"cineteca-{home.digest}"
    wanted = [place.folder / "run", *(folder / short for folder in _folders_for_sockets())]
    for folder in filter(_fits, wanted):
        found = _make_private(folder, account)
        if found and _fits(found) and account.can_enter(found):
            return found
    raise SocketPathTooLong(tried=", ".join(map(str, wanted)), limit=str(LONGEST_SOCKET_FOLDER))


def _known_place(home: Home) -> Place:
    if not home.place_record.exists():
        return Place(home.folder)
    recorded = home.place_record.read_text(encoding="utf-8", errors="surrogateescape").strip()
    if not Path(recorded).is_dir():
        raise DataGone(place=recorded, record=str(home.place_record))
    return Place(Path(recorded))


def _make_outside(parent: Path, home: Home, account: Account) -> Place | None:
    """A new directory below `parent`. One that is there already belonged to a home that was deleted: left alone."""
    name = f"cineteca-{home.digest}"
    try:
        folder = parent / name
        if folder.exists():
            folder = Path(tempfile.mkdtemp(prefix=name + "-", dir=parent))
        else:
            folder.mkdir(mode=0o700)
        folder.chmod(0o711)
    except OSError:
        return None
    if account.can_enter(folder):
        return Place(folder)
    folder.rmdir()
    return None


def _folders_for_sockets() -> list[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return [Path(folder) for folder in (runtime, tempfile.gettempdir(), "/tmp") if folder and Path(folder).is_dir()]  # noqa: S108


def _fits(folder: Path) -> bool:
    """Short enough, and free of the characters that mean something in a list of directories or in a conninfo."""
    name = os.fsencode(folder)
    return (
        len(name) <= LONGEST_SOCKET_FOLDER and not any(mark in name for mark in b',"\\\n') and str(folder).isprintable()
    )


def _make_private(folder: Path, account: Account) -> Path | None:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if _is_private(folder, account):
            return folder
        # Somebody else's: in a directory like /tmp anybody may have put it there to catch us.
        folder = Path(tempfile.mkdtemp(prefix=folder.name + "-", dir=folder.parent))
    except OSError:
        return None
    account.give(folder)
    return folder


def _is_private(folder: Path, account: Account) -> bool:
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == account.uid and stat.S_IMODE(found.st_mode) == 0o700
