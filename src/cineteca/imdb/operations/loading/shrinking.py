"""A file that is far smaller than the one before: more likely broken where it was made than half of IMDb gone."""

from dataclasses import asdict

from cineteca.imdb.models import Dataset
from cineteca.imdb.operations.errors import FarFewer
from cineteca.imdb.operations.loading import staging
from cineteca.imdb.operations.loading.files import File, Plan
from cineteca.imdb.operations.loading.reports import FileReport
from cineteca.imdb.operations.loading.tables import TABLES

LEAST = 0.5
"""Of the rows that a file had before."""
MATTERS = 1_000
"""Rows below which a file is somebody's own choice of lines, and may become anything."""


def check_rows(file: File, plan: Plan, report: FileReport) -> None:
    """Raises `FarFewer`, unless it is forced or nothing is lost: other filters, a torn file, an empty table."""
    if plan.force or report.torn or staging.is_built_anew(TABLES[file.name]):
        return
    before = Dataset.objects.filter(name=file.name).first()
    if before is None or before.rows < MATTERS or before.filters != _as_kept(plan):
        return
    if report.kept < before.rows * LEAST:
        raise FarFewer(
            f"{file.path.name} brings {report.kept:,} rows of {file.name}, the last one brought {before.rows:,}."
            " Nothing was changed. Fetch the file again; if it is right, take it in with: cineteca imdb load --force"
        )


def _as_kept(plan: Plan) -> dict[str, object]:
    """The filters as JSON tells them."""
    return {**asdict(plan.filters), "kinds": list(plan.filters.kinds)}
