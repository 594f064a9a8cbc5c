"""Other importers of the same files, from PyPI, in an environment of their own: they are no dependencies of ours."""

import subprocess
import sys
from pathlib import Path

PLACE = Path("build/imdb-rivals")
PACKAGES = ("imdb-sqlite==2.1.0", "cinemagoer==2026.8.20", "sqlalchemy>=2")
_TABLES = {
    "name.basics": "people",
    "title.basics": "titles",
    "title.akas": "akas",
    "title.principals": "crew",
    "title.episode": "episodes",
    "title.ratings": "ratings",
}


def install() -> None:
    """Once; later runs find them."""
    if (PLACE / "installed").exists():
        return
    uv = Path(sys.executable).parent / "uv"
    subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, PLACE], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", PLACE / "bin/python", *PACKAGES], check=True)
    (PLACE / "installed").touch()


def imdb_sqlite(folder: Path, database: Path, names: set[str]) -> tuple[list[str], set[str]]:
    """The command, and the files that it reads: all but title.crew."""
    read = names & set(_TABLES)
    only = ",".join(_TABLES[name] for name in read)
    command = [PLACE / "bin/imdb-sqlite", "--db", database, "--cache-dir", folder, "--only", only]
    return [str(part) for part in command], read


def cinemagoer(folder: Path, database: Path, names: set[str]) -> tuple[list[str], set[str]]:
    command = [PLACE / "bin/python", PLACE / "bin/s32cinemagoer.py", folder, f"sqlite:///{database}"]
    return [str(part) for part in command], names
