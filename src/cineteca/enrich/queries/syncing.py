"""Reads of the change sync and of discovery: how far behind the world we are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from cineteca.core.database.trips import send_one
from cineteca.enrich.domain import changes
from cineteca.enrich.models import SyncState

_NEW_RELEASES = (Path(__file__).parent.parent / "sql" / "new_releases.sql").read_text()
RELEASES_OF = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SyncRow:
    """How far one kind of a source's changes has been read. `days_behind`: whole days not read yet."""

    source: str
    kind: str
    read_until: date
    days_behind: int
    checked: int
    matched: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ReleaseFreshness:
    """How soon works released in the last 30 days came here, by the start of their day of release in UTC.

    `within_a_day` of `released` were here a day after it at the latest. `median_hours` and `worst_hours` count from
    the release; None where nothing was released. `slowest` is the work that took longest.
    """

    released: int
    within_a_day: int
    median_hours: float | None
    worst_hours: float | None
    slowest: str = ""

    @property
    def share(self) -> float | None:
        """0–1."""
        return self.within_a_day / self.released if self.released else None


def list_sync_states(*, at: datetime) -> list[SyncRow]:
    """How far the change sync has come, by source and kind."""
    closed = changes.last_closed(at)
    return [
        SyncRow(
            source=state.source,
            kind=state.kind,
            read_until=state.cursor - timedelta(days=1),
            days_behind=max(0, (closed - state.cursor).days + 1),
            checked=state.checked,
            matched=state.matched,
            updated_at=state.updated_at,
        )
        for state in SyncState.objects.exclude(source="claims").order_by("source", "kind")
    ]


def get_release_freshness(*, at: datetime) -> ReleaseFreshness:
    """The freshness of new releases at `at`, in one query along the index of release dates."""
    ((released, within, median, worst, slowest),) = send_one(
        _NEW_RELEASES, {"at": at, "first": (at - RELEASES_OF).date(), "last": at.date()}
    )
    return ReleaseFreshness(released, within, median, worst, slowest or "")
