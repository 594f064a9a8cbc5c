"""The files of a folder, and which of them have to be read."""

import hashlib
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cineteca.imdb.dataset.beginning import check_beginning
from cineteca.imdb.dataset.forms import FORMS
from cineteca.imdb.dataset.headers import Header, read_header
from cineteca.imdb.domain.filters import Filters
from cineteca.imdb.models import Dataset
from cineteca.imdb.operations.errors import NoFiles

_ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One dataset file. `choice` tells how its rows are chosen: the same file chosen otherwise is read again."""

    name: str
    path: Path
    size: int
    digest: str
    header: Header
    choice: str
    published_at: datetime

    @property
    def identity(self) -> str:
        return f"{self.digest} {self.choice}"


@dataclass(frozen=True, slots=True)
class Plan:
    """`files` are to be read, `unchanged` are not: the tables hold them already. `force`: however few rows come."""

    files: tuple[File, ...]
    unchanged: tuple[File, ...]
    filters: Filters
    force: bool = False

    def has(self, name: str) -> bool:
        """Whether the file of this name is to be read."""
        return any(file.name == name for file in self.files)

    @property
    def digest(self) -> str:
        told = "\n".join([self.filters.digest, *(f"{file.name} {file.identity}" for file in self.files)])
        return hashlib.sha256(told.encode()).hexdigest()


def find(folder: Path) -> dict[str, Path]:
    """The dataset files in `folder`, by name: packed (``title.basics.tsv.gz``) or plain. Raises `NoFiles`."""
    if not folder.is_dir():
        raise NoFiles(f"There is no folder {folder}. Say where IMDb's dataset files are: --dir FOLDER")
    found = {}
    for name in FORMS:
        places = [folder / f"{name}{ending}" for ending in (".tsv.gz", ".tsv", ".gz")]
        if there := [place for place in places if place.is_file()]:
            # Of two forms of one file the newer counts.
            found[name] = max(there, key=lambda place: place.stat().st_mtime_ns)
    if not found:
        raise NoFiles(
            f"No dataset file is in {folder}. They are called {', '.join(f'{name}.tsv.gz' for name in FORMS)}."
        )
    return found


def plan(folder: Path, filters: Filters, published: Mapping[str, datetime], *, force: bool = False) -> Plan:
    """What has to be read of `folder`. Raises `NoFiles`, or `NotTheDataset` when a file is not what its name says."""
    known = {dataset.name: dataset for dataset in Dataset.objects.all()}
    identities = {name: f"{dataset.digest} {dataset.choice}" for name, dataset in known.items()}
    files = []
    for name, path in find(folder).items():
        file = _look(name, path, published.get(name), _choice(name, filters, identities))
        identities[name] = file.identity
        files.append(file)
    unchanged = tuple(file for file in files if file.name in known and _is_loaded(file, known[file.name]))
    to_read = tuple(file for file in files if file not in unchanged)
    for file in to_read:
        check_beginning(file.path, file.header)
    return Plan(to_read, unchanged, filters, force)


def _is_loaded(file: File, dataset: Dataset) -> bool:
    return (dataset.digest, dataset.choice) == (file.digest, file.choice)


def _look(name: str, path: Path, published_at: datetime | None, choice: str) -> File:
    header = read_header(path, name)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return File(
        name=name,
        path=path,
        size=path.stat().st_size,
        digest=digest,
        header=header,
        choice=choice,
        published_at=published_at or _made_at(path),
    )


def _made_at(path: Path) -> datetime:
    """When the file was packed, as it says itself, or else when it was written here."""
    with path.open("rb") as file:
        start = file.read(8)
    packed_at = struct.unpack("<I", start[4:8])[0] if start[:2] == b"\x1f\x8b" and len(start) == 8 else 0
    return datetime.fromtimestamp(packed_at or path.stat().st_mtime, tz=UTC)


def _choice(name: str, filters: Filters, identities: Mapping[str, str]) -> str:
    """How rows of `name` are chosen, as far as it is told by filters and the files before."""
    if name == "title.ratings" or filters.everything:
        return _ALL
    told = "\n".join([name, filters.digest, *_choosers(name, filters, identities)])
    return hashlib.sha256(told.encode()).hexdigest()


def _choosers(name: str, filters: Filters, identities: Mapping[str, str]) -> Iterator[str]:
    choosers = {"title.basics": ("title.ratings",) if filters.min_votes else (), "name.basics": _NAMING}
    for chooser in choosers.get(name, ("title.basics",)):
        yield identities.get(chooser, "")


_NAMING = ("title.principals", "title.crew")
