"""What became of a load, for people and machines."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from cineteca.imdb.dataset.lines import Faults
from cineteca.imdb.operations.loading.staging import Read


@dataclass(slots=True)
class Changed:
    """Rows of one table that a load changed. `marked`: gone, but in use, so kept."""

    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    marked: int = 0

    @property
    def any(self) -> bool:
        return bool(self.inserted or self.updated or self.deleted or self.marked)


@dataclass(slots=True, kw_only=True)
class FileReport:
    """One file: `lines` without the header, `kept` of them, `bad` ones by reason; then what came of the rows."""

    name: str
    lines: int = 0
    kept: int = 0
    doubles: int = 0
    torn: str = ""
    bad: dict[str, int] = field(default_factory=dict)
    samples: dict[str, list[str]] = field(default_factory=dict)
    inserted: int = 0
    updated: int = 0
    deleted: int = 0
    marked: int = 0
    unchanged: int = 0
    seconds: float = 0
    read: bool = True

    @property
    def bad_lines(self) -> int:
        return sum(self.bad.values())

    def tell_reading(self, read: Read, faults: Faults, seconds: float) -> None:
        self.lines, self.kept, self.torn, self.seconds = read.lines - 1, read.kept, read.torn, round(seconds, 2)
        self.bad, self.samples = dict(faults.counts), dict(faults.samples)

    def tell_changes(self, changed: Changed) -> None:
        self.inserted, self.updated = changed.inserted, changed.updated
        self.deleted, self.marked = changed.deleted, changed.marked
        self.unchanged = max(0, self.kept - self.doubles - self.inserted - self.updated)


@dataclass(slots=True, kw_only=True)
class Report:
    """One load. `resumed`: it went on where an earlier one had stopped."""

    load_id: int
    resumed: bool = False
    files: list[FileReport] = field(default_factory=list)
    titles_changed: int = 0
    names_changed: int = 0
    popularity_changed: int = 0
    seconds: float = 0
    ended_at: datetime | None = None

    def of(self, name: str) -> FileReport:
        return next(file for file in self.files if file.name == name)

    @property
    def lines(self) -> int:
        return sum(file.lines for file in self.files)

    @property
    def written(self) -> int:
        """Rows inserted, updated, deleted or marked."""
        return sum(file.inserted + file.updated + file.deleted + file.marked for file in self.files)

    def as_data(self) -> dict[str, Any]:
        ended_at = self.ended_at.isoformat() if self.ended_at else None
        return {**asdict(self), "lines": self.lines, "written": self.written, "ended_at": ended_at}
