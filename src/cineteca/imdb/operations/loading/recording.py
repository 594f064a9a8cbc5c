"""What the tables hold of each file, written down with the change itself."""

from dataclasses import asdict
from datetime import datetime

from cineteca.imdb.models import Dataset
from cineteca.imdb.operations.loading.files import File, Plan
from cineteca.imdb.operations.loading.reports import FileReport, Report


def record_datasets(plan: Plan, report: Report, *, at: datetime) -> None:
    """One row a file: those that were read anew, those that were found unchanged only by the time."""
    for file in plan.files:
        Dataset.objects.update_or_create(name=file.name, defaults=_facts(file, report.of(file.name), plan, at))
    for file in plan.unchanged:
        Dataset.objects.filter(name=file.name).update(loaded_at=at, published_at=file.published_at)


def _facts(file: File, report: FileReport, plan: Plan, at: datetime) -> dict[str, object]:
    return {
        "size": file.size,
        # A torn file is not what we hold: the next load reads it again.
        "digest": "" if report.torn else file.digest,
        "choice": file.choice,
        "filters": asdict(plan.filters),
        "rows": report.kept - report.doubles,
        "published_at": file.published_at,
        "loaded_at": at,
        "report": asdict(report),
    }
