"""The state of the whole catalogue."""

from dataclasses import dataclass
from datetime import datetime

from cineteca.catalog.domain.completeness import EXPECTATIONS
from cineteca.catalog.models import IdConflict, WorkId
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement, send, send_one
from cineteca.providers.records import Kind


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many works lack a field."""

    name: str
    label: str
    works: int


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A work that lacks much."""

    id: int
    kind: str
    slug: str
    title: str
    year: int | None
    completeness: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompletenessReport:
    """`average` in per cent; `complete`, `partial` and `minimal` count works by band."""

    total: int
    average: float
    complete: int
    partial: int
    minimal: int
    missing: tuple[Lacking, ...]
    worst: tuple[Incomplete, ...]


COVERAGE_GOAL = 0.6
"""So many of the works with an IMDb id should have a rating of each source that rates films and shows alike."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """`works` that have a rating of `source`; `share` of those with an IMDb id, 0–1, and what it should be."""

    source: str
    works: int
    share: float
    goal: float = COVERAGE_GOAL

    @property
    def reached(self) -> bool:
        return self.share >= self.goal


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """An identifier that was refused and waits for somebody to settle it."""

    id: int
    work_id: int
    work_title: str
    work_kind: str
    work_slug: str
    source: str
    value: str
    provider: str
    reason: str
    other_id: int | None
    other_title: str
    other_slug: str
    first_seen_at: datetime
    last_seen_at: datetime


def completeness_report(*, kind: Kind | str | None = None, worst: int = 20) -> CompletenessReport:
    """How complete the works are (of `kind`, where given), what lacks most often, and the `worst` of them."""
    asked = {"kind": Kind(kind).value if kind else None, "limit": worst}
    [(total, average, complete, partial, minimal)], lacking, incomplete = send([
        Statement(statement("completeness_report"), asked),
        Statement(statement("completeness_missing"), asked),
        Statement(statement("completeness_worst"), asked),
    ])  # fmt: skip
    return CompletenessReport(
        total=total,
        average=average,
        complete=complete,
        partial=partial,
        minimal=minimal,
        missing=tuple(Lacking(name, _label(name), works) for name, works in lacking),
        worst=tuple(_incomplete(*row) for row in incomplete),
    )


def rating_coverage() -> tuple[Coverage, ...]:
    """How many works each source rates."""
    with_imdb = WorkId.objects.filter(source="imdb").count()
    rows = send_one(statement("rating_coverage"), {})
    return tuple(Coverage(source, works, known / with_imdb if with_imdb else 0.0) for source, works, known in rows)


def list_conflicts(*, limit: int = 200) -> list[OpenConflict]:
    """Refused identifiers that nobody settled, latest first."""
    found = IdConflict.objects.filter(resolved_at=None).select_related("work", "other").order_by("-last_seen_at", "-id")
    return [_open(conflict) for conflict in found[:limit]]


def _open(conflict: IdConflict) -> OpenConflict:
    other = conflict.other
    return OpenConflict(
        id=conflict.id,
        work_id=conflict.work_id,
        work_title=conflict.work.title,
        work_kind=conflict.work.kind,
        work_slug=conflict.work.slug,
        source=conflict.source,
        value=conflict.value,
        provider=conflict.provider,
        reason=conflict.reason,
        other_id=conflict.other_id,
        other_title=other.title if other else "",
        other_slug=other.slug if other else "",
        first_seen_at=conflict.first_seen_at,
        last_seen_at=conflict.last_seen_at,
    )


def _incomplete(
    work_id: int, kind: str, slug: str, title: str, year: int | None, percent: int, missing: list[str]
) -> Incomplete:
    return Incomplete(work_id, kind, slug, title, year, percent, tuple(missing))


def _label(name: str) -> str:
    return EXPECTATIONS[name].label if name in EXPECTATIONS else name
