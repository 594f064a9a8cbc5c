"""IMDb's dataset files by the clock: fetched where new, taken in, looked over, and told of when they are old."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.enrich.domain.outcomes import Said
from cineteca.enrich.models import Run
from cineteca.enrich.operations.alerts import clear_alert, raise_alert
from cineteca.enrich.operations.tally import Now, Progress, Tally, running
from cineteca.imdb import operations as imdb
from cineteca.imdb import queries
from cineteca.imdb.operations import checking, downloading
from cineteca.imdb.queries.checking import latest_look

ALERT = "imdb.old"
SOURCE = "imdb"
Published = Mapping[str, datetime]


class NoDatasets(CinetecaError):
    """There is no place to take the dataset files from."""


def refresh_datasets(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,  # noqa: ARG001 - a load that is cut short would begin its last step anew
    progress: Progress | None = None,
) -> Run:
    """Fetch the files where that is switched on, take in what changed, look whether all of it holds together.

    Claims of works concerned are renewed by a job of their own once readers see the new data. Counts of the run are
    lines read, rows written and rows found unchanged. Raises `NoDatasets`, and what fetching and loading raise.
    """
    with running(SOURCE, trigger=trigger, now=now, progress=progress) as tally:
        folder, published = _files(tally, now)
        report = imdb.load(folder=folder, filters=imdb.usual_filters(), published=published, now=now)
        _tell(tally, report)
        if report.written or latest_look() is None:
            checking.check(at=now())
        watch_datasets(trigger=trigger, now=now)
    return tally.run


def watch_datasets(
    *,
    trigger: str = "scheduled",  # noqa: ARG001 - what every operation by the clock is told
    now: Now = clock.now,
    budget: timedelta | None = None,  # noqa: ARG001
    progress: Progress | None = None,  # noqa: ARG001
) -> tuple[str, ...]:
    """One alert for each file that is older than the settings allow, cleared when it is new again. Names the old."""
    at = now()
    files = queries.state(at).files
    for file in files:
        if file.stale:
            raise_alert(kind=ALERT, subject=file.name, message=_complaint(file), at=at)
        else:
            clear_alert(kind=ALERT, subject=file.name, at=at)
    return tuple(file.name for file in files if file.stale)


def _files(tally: Tally, now: Now) -> tuple[Path, Published]:
    """The folder of the files, and when IMDb made those that were fetched."""
    if not settings.IMDB_ENABLED:
        if settings.IMDB_DATASETS_DIR is None:
            raise NoDatasets(
                "Say where IMDb's dataset files are: IMDB_DATASETS_DIR, or IMDB_ENABLED=yes to fetch them."
            )
        return Path(settings.IMDB_DATASETS_DIR), {}
    fetched = downloading.download(run_id=tally.run.id, now=now)
    for file in fetched:
        tally.heard(SOURCE, (Said.FAILED if file.error else Said.SUCCESSFUL).value, calls=1)
        if file.error:
            tally.note(file.name, f"not fetched: {file.error}")
    return downloading.folder(), {file.name: file.published_at for file in fetched if file.published_at}


def _tell(tally: Tally, report: imdb.Report) -> None:
    tally.look_at(report.lines, skipped=sum(file.unchanged for file in report.files))
    tally.counts["ingested"] += report.written
    tally.titles += [file.name for file in report.files if file.read]
    for file in report.files:
        if file.torn:
            tally.note(file.name, f"damaged: {file.torn}; what came before is taken in")
        if file.bad_lines:
            tally.note(file.name, f"{file.bad_lines:,} lines that cannot be read were left out")


def _complaint(file: queries.FileState) -> str:
    hours = int(file.age.total_seconds() // 3600)
    old = f"{hours // 24} days" if hours >= 48 else f"{hours} hours"
    mend = "See why it is not fetched" if settings.IMDB_ENABLED else "Load newer files, or let them be fetched"
    return f"IMDb’s {file.name} is {old} old. {mend}."
