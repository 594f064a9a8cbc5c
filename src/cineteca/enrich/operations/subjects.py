"""What has to be known of a work to ask about it, and to say when it is asked for next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cineteca.catalog.models import WorkId
from cineteca.enrich.domain import staleness
from cineteca.enrich.domain.staleness import Times
from cineteca.enrich.models import Refresh
from cineteca.enrich.operations.queue import Lease
from cineteca.enrich.queries.seeing import seen, times
from cineteca.providers.contract import Wanted
from cineteca.providers.records import Kind


@dataclass(frozen=True, slots=True)
class Subject:
    """A leased work: what to ask for it by, where it stands, when what was asked, how each provider took it last."""

    lease: Lease
    title: str
    completeness: int
    wanted: Wanted
    seen: staleness.Subject
    times: Times = field(default_factory=Times)
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def work_id(self) -> int:
        return self.lease.work_id


def read_subjects(leases: Iterable[Lease], *, at: datetime) -> list[Subject]:
    """The subject of each lease, in two queries."""
    held = {lease.work_id: lease for lease in leases}
    ids: dict[int, dict[str, str]] = {work_id: {} for work_id in held}
    for work_id, source, value in WorkId.objects.filter(work__in=held).values_list("work_id", "source", "value"):
        ids[work_id][source] = value
    rows = {row.work_id: row for row in Refresh.objects.select_related("work").filter(work__in=held)}
    return [_subject(lease, rows[work_id], ids[work_id], at) for work_id, lease in held.items() if work_id in rows]


def _subject(lease: Lease, row: Refresh, ids: Mapping[str, str], at: datetime) -> Subject:
    work = row.work
    return Subject(
        lease=lease,
        title=str(work),
        completeness=work.completeness,
        wanted=Wanted(Kind(work.kind), ids),
        seen=seen(row, at=at),
        times=times(row),
        told=row.providers,
    )
