"""What was fetched of the dataset files."""

from dataclasses import dataclass
from datetime import datetime

from cineteca.imdb.models import Download


@dataclass(frozen=True, slots=True)
class Fetch:
    """How the last fetch of a file went. `confirmed_at`: when the server said last that this is the newest."""

    name: str
    size: int
    fetched_at: datetime | None
    confirmed_at: datetime | None
    error: str


def list_fetches() -> dict[str, Fetch]:
    """By file. One query."""
    return {
        row.name: Fetch(row.name, row.size, row.fetched_at, row.confirmed_at, row.error)
        for row in Download.objects.all()
    }
