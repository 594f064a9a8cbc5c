"""How far a load is: told to whoever waits for it, and now and then to the database, for pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cineteca.imdb.models import Load
from cineteca.imdb.operations.loading.files import File, Plan
from cineteca.imdb.operations.loading.staging import Read

_EVERY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Progress:
    """`stage` is reading, settling, building, comparing or publishing. Bytes are those of the files on the disk."""

    stage: str
    file: str
    bytes_read: int
    bytes_total: int
    lines: int


Told = Callable[[Progress], None]


class Watch:
    """Gathers how far each file is."""

    def __init__(self, row: Load, plan: Plan, told: Told | None, now: Callable[[], datetime]) -> None:
        self._row, self._told, self._now = row, told, now
        self._total = sum(file.size for file in plan.files)
        self._files: dict[str, dict[str, int]] = {}
        self._said_at = now() - _EVERY

    def stage(self, stage: str, file: str = "") -> None:
        """A new step begins."""
        self._row.stage = f"{stage} {file}".strip()
        self._say(at_once=True)

    def read(self, file: File) -> Callable[[Read], None]:
        """What hears how far `file` is read."""

        def hear(read: Read) -> None:
            self._files[file.name] = {"bytes": read.packed, "of": file.size, "lines": read.lines - 1, "kept": read.kept}
            self._say()

        return hear

    @property
    def files(self) -> Mapping[str, Mapping[str, int]]:
        return self._files

    def _say(self, *, at_once: bool = False) -> None:
        if self._told:
            self._told(self._progress())
        at = self._now()
        if at_once or at - self._said_at >= _EVERY:
            self._said_at = at
            Load.objects.filter(pk=self._row.pk).update(stage=self._row.stage, progress=self._files, heard_at=at)
            self._row.progress = self._files

    def _progress(self) -> Progress:
        stage, _, file = self._row.stage.partition(" ")
        done = sum(each["bytes"] for each in self._files.values())
        return Progress(stage, file, done, self._total, sum(each["lines"] for each in self._files.values()))
