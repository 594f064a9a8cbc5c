"""Whether the tables of the datasets hold together, and what earlier looks found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cineteca.imdb.domain.checks import CHECKS, EPISODE_CODES, Check
from cineteca.imdb.models import Dataset, Inspection
from cineteca.imdb.queries.reading import rows
from cineteca.imdb.sql import statement

SAMPLES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: how many, and the first of them as subject (an id) and detail. `before`: the time before."""

    check: Check
    count: int
    samples: tuple[tuple[str, str], ...]
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One look at all checks whose files are loaded."""

    at: datetime
    took_ms: int
    load_id: int | None
    found: tuple[Found, ...]


def look(at: datetime) -> Iterator[Found]:
    """Carry out every check whose files are loaded, one statement each: a minute or two for the whole of IMDb."""
    loaded = set(Dataset.objects.values_list("name", flat=True))
    for check in CHECKS:
        if loaded.issuperset(check.needs):
            yield _carry_out(check, at)


def _carry_out(check: Check, at: datetime) -> Found:
    query = statement(f"check/{check.name}").rstrip().removesuffix(";")
    counted = f"""
        WITH found AS MATERIALIZED ({query})
        SELECT subject, detail, (SELECT count(*) FROM found) FROM (SELECT * FROM found LIMIT {SAMPLES}) AS named
    """  # noqa: S608 - both are ours
    told = rows(counted, {"year": at.year, "episodes": EPISODE_CODES})
    return Found(check, told[0][2] if told else 0, tuple((subject, detail or "") for subject, detail, _ in told))


def list_looks(*, limit: int = 30) -> list[Look]:
    """Looks, newest first, each with what the one before it had counted."""
    kept = list(Inspection.objects.order_by("-at", "-id")[: limit + 1])
    return [_look(one, kept[place] if place < len(kept) else None) for place, one in enumerate(kept[:limit], 1)]


def latest_look() -> Look | None:
    """The last one."""
    return next(iter(list_looks(limit=1)), None)


def _look(kept: Inspection, earlier: Inspection | None) -> Look:
    found = tuple(
        Found(
            check,
            kept.counts[check.name],
            tuple((subject, detail) for subject, detail in kept.samples.get(check.name, ())),
            earlier.counts.get(check.name) if earlier else None,
        )
        for check in CHECKS
        if check.name in kept.counts
    )
    return Look(kept.at, kept.took_ms, kept.load_id, found)
