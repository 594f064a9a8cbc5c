"""What people looked for and did not find."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Sum

from cineteca.search.models import Miss


@dataclass(frozen=True, slots=True)
class InVain:
    """What was looked for, how often, and on which day last."""

    text: str
    times: int
    last_day: date


def in_vain(*, since: date, limit: int = 50) -> list[InVain]:
    """What was looked for in vain since a day, the most frequent first; one query."""
    rows = Miss.objects.filter(day__gte=since).values("text").annotate(times=Sum("times"), last=Max("day"))
    ordered = rows.order_by("-times", "-last", "text").values_list("text", "times", "last")
    return [InVain(*row) for row in ordered[:limit]]
