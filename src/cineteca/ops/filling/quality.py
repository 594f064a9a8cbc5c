"""What the rules of quality find, and how that goes."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.core.pagination import Page
from cineteca.enrich import queries as enrich
from cineteca.enrich.domain.quality import BY_NAME as RULES
from cineteca.enrich.operations.quality.checking import KEPT
from cineteca.ops import states, words
from cineteca.ops.contexts.pages import FindingLine, Quality, Rule, RuleLine
from cineteca.ops.contexts.shared import Spark
from cineteca.ops.drawing import sparkline
from cineteca.ops.filling import charts, lines
from cineteca.ops.frames import address

BACK = timedelta(days=90)
PER_PAGE = 50


def fill(*, at: datetime) -> Quality:
    """Every rule, those that find something first; alerts above."""
    rules = [_rule(rule) for rule in enrich.list_rules(since=at - BACK)]
    return Quality(
        alerts=tuple(lines.alert(row) for row in enrich.list_alerts(limit=20)),
        cleared=tuple(lines.alert(row) for row in enrich.list_alerts(limit=10, cleared=True)),
        rules=tuple(rule for rule in rules if rule.count != "0"),
        quiet=tuple(rule for rule in rules if rule.count == "0"),
    )


def one(standing: enrich.RuleStanding, *, after: str) -> Rule:
    """One rule with the works concerned. Raises `BadCursor`."""
    found = enrich.list_findings(standing.rule, Page(PER_PAGE, after))
    many = len(standing.counts) > 1
    return Rule(
        rule=_rule(standing),
        chart=charts.trend(standing.counts, name="trend", title=_("Found over time")) if many else None,
        findings=tuple(_finding(row) for row in found.items),
        more=lines.more("rule", found.next, after, standing.rule),
        named=words.count(KEPT) if standing.count > KEPT else "",
    )


def rule_name(rule: str) -> str:
    """The title of a rule; its key in words where this version knows no such rule any more."""
    return _(RULES[rule].title) if rule in RULES else words.plain(rule)


def _rule(standing: enrich.RuleStanding) -> RuleLine:
    return RuleLine(
        name=rule_name(standing.rule),
        help=_(RULES[standing.rule].help) if standing.rule in RULES else "",
        url=address("rule", standing.rule),
        severity=states.of_severity(standing.severity),
        count=words.count(standing.count),
        change=_change(standing),
        counted_at=standing.counted_at,
        trend=_trend(standing),
    )


def _change(standing: enrich.RuleStanding) -> str:
    if standing.before is None:
        return _("counted for the first time")
    change = standing.count - standing.before
    if not change:
        return _("as before")
    said = _("%(n)s more than before") if change > 0 else _("%(n)s fewer than before")
    return said % {"n": words.count(abs(change))}


def _trend(standing: enrich.RuleStanding) -> Spark | None:
    counts = [count for _at, count in standing.counts]
    if len(counts) < 2:
        return None
    said = ngettext("%(n)s run, from %(first)s to %(last)s", "%(n)s runs, from %(first)s to %(last)s", len(counts)) % {
        "n": len(counts),
        "first": words.count(counts[0]),
        "last": words.count(counts[-1]),
    }
    return Spark(sparkline.line(counts), sparkline.area(counts), said, ())


def _finding(row: enrich.FindingRow) -> FindingLine:
    titled = words.titled(row.title or row.subject, row.year)
    url = words.address(row.kind, row.slug) if row.kind and row.slug else ""
    return FindingLine(titled, url, row.detail, row.first_seen_at)
