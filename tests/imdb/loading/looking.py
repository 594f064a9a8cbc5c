"""Looking at what a load left."""

from django.db import connection

from cineteca.imdb import operations as imdb
from cineteca.imdb.domain.filters import filters
from cineteca.imdb.models import Aka, Crew, Episode, Name, Principal, Rating, Title

FILMS = filters(["movie", "tvSeries"])


def written(report: imdb.Report) -> dict[str, tuple[int, int, int, int]]:
    """New, changed, deleted, marked rows of each file that had some."""
    told = {file.name: (file.inserted, file.updated, file.deleted, file.marked) for file in report.files}
    return {name: counts for name, counts in told.items() if any(counts)}


def versions() -> list[tuple[object, ...]]:
    """Where each row stands and who wrote it: the same as long as nobody writes."""
    found = []
    with connection.cursor() as cursor:
        for table in (Title, Rating, Episode, Aka, Principal, Crew, Name):
            cursor.execute(f"SELECT '{table.__name__}', ctid::text, xmin::text, * FROM {table._meta.db_table}")
            found += [tuple(map(str, row)) for row in cursor.fetchall()]
    return sorted(found)


def indexes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'imdb\\_%' ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]
