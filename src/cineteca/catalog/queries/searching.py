"""Finding works by what they are called."""

from dataclasses import dataclass

from django.conf import settings

from cineteca.catalog.domain.sort_titles import sort_title
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TitleHit:
    """A work called so, or like it. `likeness`: 1 for the very title, 0.95 for one that begins so, less else."""

    work_id: int
    likeness: float


def search_titles(text: str, *, kind: str | None = None, year: int | None = None, limit: int = 40) -> list[TitleHit]:
    """Works called `text` in any language, the likeliest first, in one query; with `year` those of it and beside it.

    Suppressed titles find nothing; works for adults alone are left out unless the settings let them in.
    """
    key = sort_title(text[:_LONGEST].replace("\0", " "))
    if not key:
        return []
    asked = {
        "key": key,
        "end": key + "\U0010ffff",
        "lower": text.strip()[:_LONGEST].replace("\0", " ").lower(),
        "adult": settings.ADULT,
        "kind": kind,
        "year": year,
        "limit": limit,
    }
    return [TitleHit(*row) for row in send_one(statement("search_titles"), asked)]
