"""One look at the whole catalogue: what each rule finds, how often, and whether that is more than usual."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from cineteca.core import clock
from cineteca.enrich.domain.quality import BY_NAME, RULES, WHOLE, Rule, Scope, usual
from cineteca.enrich.domain.quality.jumps import HISTORY
from cineteca.enrich.models import Finding, RuleCount, Run
from cineteca.enrich.operations.alerts import clear_alert, raise_alert
from cineteca.enrich.operations.quality import reading
from cineteca.enrich.operations.tally import Now, Progress, Tally, running

KEPT = 1_000
"""Findings of one rule that are kept by name; the counts are complete."""
ALERT = "quality.jump"
_SQL = Path(__file__).parents[2] / "sql" / "quality"
_WRITTEN_AT_ONCE = 1_000


def check_quality(
    *, trigger: str, now: Now = clock.now, budget: timedelta | None = None, progress: Progress | None = None
) -> Run:
    """Let every rule look at every work. Counts and findings are replaced together, at the end.

    A look that `budget` cuts short counts nothing: half a catalogue's counts would look like a change for the better.
    The run says so.
    """
    started = now()
    with running("quality", trigger=trigger, now=now, progress=progress) as tally:
        found = _Found()
        whole = _look_at_works(found, tally, started + budget if budget else None, now)
        if whole:
            _look_at_the_whole(found, at=started)
            _write(found, tally.run, at=started)
            tally.said["rules"] = found.by_severity()
        else:
            tally.note("", f"stopped after {budget}: nothing was counted; give it more minutes")
    return tally.run


class _Found:
    """Counts of all, and the first findings of each rule by name."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.kept: dict[str, list[tuple[int | None, str, str]]] = {rule.name: [] for rule in _all()}

    def by_severity(self) -> Counter[str]:
        told: Counter[str] = Counter()
        for rule in _all():
            told[rule.severity.value] += self.counts[rule.name]
        return told

    def add(self, rule: Rule, work_id: int | None, subject: str, detail: str) -> None:
        self.counts[rule.name] += 1
        kept = self.kept[rule.name]
        if len(kept) < KEPT:
            kept.append((work_id, subject[:200], detail[:1000]))


def _all() -> tuple[Rule, ...]:
    return (*RULES, *WHOLE)


def _look_at_works(found: _Found, tally: Tally, until: datetime | None, now: Now) -> bool:
    """Whether all works were looked at."""
    scope = Scope(
        today=now().date(), language=settings.METADATA_LANGUAGE.lower(), shows_adult=getattr(settings, "ADULT", False)
    )
    for works in reading.batches():
        for work in works:
            for rule in RULES:
                for complaint in rule.check(work, scope) if rule.check else ():
                    found.add(rule, work.id, f"work:{work.id}:{complaint.part}", complaint.detail)
        tally.look_at(len(works))
        if tally.is_due:
            tally.tell()
        if until is not None and now() > until:
            return False
    return True


def _look_at_the_whole(found: _Found, *, at: datetime) -> None:
    for rule in WHOLE:
        with connection.cursor() as cursor:
            cursor.execute((_SQL / f"{rule.name}.sql").read_text(), {"at": at})
            while rows := cursor.fetchmany(5_000):
                for work_id, subject, detail in rows:
                    found.add(rule, work_id, subject, detail or "")


@transaction.atomic
def _write(found: _Found, run: Run, *, at: datetime) -> None:
    """Counts of this run, zeros too, so that the trend is whole; findings that were there keep their first day."""
    earlier = _earlier()
    RuleCount.objects.bulk_create(
        RuleCount(run=run, rule=rule.name, severity=rule.severity, count=found.counts[rule.name], counted_at=at)
        for rule in _all()
    )
    Finding.objects.bulk_create(
        _rows(found, at),
        batch_size=_WRITTEN_AT_ONCE,
        update_conflicts=True,
        unique_fields=["rule", "subject"],
        update_fields=["severity", "work", "detail", "last_seen_at"],
    )
    Finding.objects.filter(last_seen_at__lt=at).delete()
    for rule in _all():
        _tell(rule, found.counts[rule.name], earlier.get(rule.name, []), at=at)


def _rows(found: _Found, at: datetime) -> Iterator[Finding]:
    for name, kept in found.kept.items():
        for subject, (work_id, detail) in {subject: (work, detail) for work, subject, detail in kept}.items():
            yield Finding(
                rule=name,
                severity=BY_NAME[name].severity,
                work_id=work_id,
                subject=subject,
                detail=detail,
                first_seen_at=at,
                last_seen_at=at,
            )


def _earlier() -> dict[str, list[int]]:
    """The counts of the runs before, oldest first, as many as make up what is usual."""
    runs = Run.objects.filter(source="quality", rule_counts__isnull=False).distinct().order_by("-started_at")
    latest = list(runs.values_list("id", flat=True)[:HISTORY])
    counts: dict[str, list[int]] = {}
    rows: Iterable[tuple[str, int]] = (
        RuleCount.objects.filter(run__in=latest).order_by("counted_at").values_list("rule", "count")
    )
    for rule, count in rows:
        counts.setdefault(rule, []).append(count)
    return counts


def _tell(rule: Rule, count: int, earlier: list[int], *, at: datetime) -> None:
    """An alert where the rule fires more than usual; its end where it no longer does."""
    most = usual(earlier)
    if most is not None and count > most:
        raise_alert(
            kind=ALERT,
            subject=rule.name,
            message=f"{rule.title}: {count:,} found, {earlier[-1]:,} the time before.",
            at=at,
            severity=rule.severity,
        )
    else:
        clear_alert(kind=ALERT, subject=rule.name, at=at)
