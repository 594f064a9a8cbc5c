"""Reads of the catalogue's quality: what each rule finds, how that goes over time, what is to be known."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from cineteca.core.pagination import BadCursor, Page, Slice, keys_of, place
from cineteca.enrich.models import Alert, Finding, RuleCount

POINTS = 60
"""Counts of one rule that its trend is drawn from at most."""


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """A rule and its counts, oldest first; never without one."""

    rule: str
    severity: str
    counts: tuple[tuple[datetime, int], ...]

    @property
    def count(self) -> int:
        return self.counts[-1][1]

    @property
    def before(self) -> int | None:
        """The count of the run before the last, None after the first run."""
        return self.counts[-2][1] if len(self.counts) > 1 else None

    @property
    def counted_at(self) -> datetime:
        return self.counts[-1][0]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing a rule found; `slug` is None where it is about no single work."""

    id: int
    subject: str
    detail: str
    severity: str
    first_seen_at: datetime
    last_seen_at: datetime
    kind: str | None
    slug: str | None
    title: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class AlertRow:
    id: int
    kind: str
    subject: str
    message: str
    severity: str
    raised_at: datetime
    cleared_at: datetime | None


_OF_WORK = ("kind", "slug", "title", "year")
_COLUMNS = tuple(f"work__{name}" if name in _OF_WORK else name for name in FindingRow.__dataclass_fields__)
_WEIGHT = {"error": 0, "bad": 0, "high": 0, "warning": 1, "medium": 1}


def list_rules(*, since: datetime) -> list[RuleStanding]:
    """Every rule that counted since then: the grave ones first, then those that fire most. One query."""
    latest = Window(RowNumber(), partition_by=F("rule"), order_by=F("counted_at").desc())
    rows = RuleCount.objects.filter(counted_at__gte=since).annotate(place=latest).filter(place__lte=POINTS)
    told = rows.order_by("rule", "counted_at").values_list("rule", "severity", "counted_at", "count")
    rules = [_standing(rule, list(counts)) for rule, counts in groupby(told, key=lambda row: row[0])]
    return sorted(rules, key=lambda rule: (not rule.count, _WEIGHT.get(rule.severity, 2), -rule.count, rule.rule))


def _standing(rule: str, rows: list[tuple[str, str, datetime, int]]) -> RuleStanding:
    return RuleStanding(rule, rows[-1][1], tuple((at, count) for _rule, _severity, at, count in rows))


def find_rule(rule: str, *, since: datetime) -> RuleStanding | None:
    """One rule as `list_rules` tells it, or None where it never counted since then."""
    rows = RuleCount.objects.filter(rule=rule, counted_at__gte=since).order_by("-counted_at")
    told = list(rows.values_list("rule", "severity", "counted_at", "count")[:POINTS])
    return _standing(rule, told[::-1]) if told else None


def list_findings(rule: str, page: Page) -> Slice[FindingRow]:
    """What `rule` finds now, by subject, in one query. Raises `BadCursor`."""
    found = Finding.objects.filter(rule=rule)
    if page.after:
        (subject,) = keys_of(page.after, count=1)
        if not isinstance(subject, str):
            raise BadCursor("This page of the list does not exist. Start again from its beginning.")
        found = found.filter(subject__gt=subject)
    rows = [FindingRow(*row) for row in found.order_by("subject").values_list(*_COLUMNS)[: page.limit + 1]]
    shown = tuple(rows[: page.limit])
    return Slice(shown, place(shown[-1].subject) if len(rows) > page.limit else "")


def list_alerts(*, limit: int = 20, cleared: bool = False) -> list[AlertRow]:
    """Alerts that stand open, or those that were cleared; the latest first."""
    alerts = Alert.objects.filter(cleared_at__isnull=not cleared).order_by("-raised_at", "-id")
    return [AlertRow(*row) for row in alerts.values_list(*AlertRow.__dataclass_fields__)[:limit]]
