from datetime import UTC, datetime, timedelta

import pytest

from cineteca.core.pagination import Page
from cineteca.enrich import queries
from cineteca.enrich.models import Alert, Finding, RuleCount, Run

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LONG_AGO = MONDAY - timedelta(days=90)
pytestmark = pytest.mark.django_db


def counted(rule: str, *counts: int, severity: str = "warning") -> None:
    for n, count in enumerate(counts):
        at = MONDAY - timedelta(days=len(counts) - n)
        run, _ = Run.objects.get_or_create(source="quality", trigger="scheduled", started_at=at, heard_at=at)
        RuleCount.objects.create(run=run, rule=rule, severity=severity, count=count, counted_at=at)


class TestRules:
    def test_come_with_their_counts_oldest_first(self):
        counted("no_year", 1, 4, 2)
        (rule,) = queries.list_rules(since=LONG_AGO)
        assert [count for _at, count in rule.counts] == [1, 4, 2]
        assert (rule.count, rule.before) == (2, 4)

    def test_that_are_grave_come_first_and_those_that_find_nothing_last(self):
        counted("quiet", 3, 0, severity="error")
        counted("often", 9)
        counted("grave", 2, severity="error")
        assert [rule.rule for rule in queries.list_rules(since=LONG_AGO)] == ["grave", "often", "quiet"]

    def test_of_one_name_say_the_same(self):
        counted("no_year", 1, 4)
        assert queries.find_rule("no_year", since=LONG_AGO) == queries.list_rules(since=LONG_AGO)[0]
        assert queries.find_rule("unheard_of", since=LONG_AGO) is None

    def test_draw_their_trend_from_the_latest_counts(self):
        counted("no_year", *range(70))
        (rule,) = queries.list_rules(since=LONG_AGO)
        assert [count for _at, count in rule.counts] == list(range(10, 70))

    def test_cost_one_query_however_many(self, django_assert_num_queries):
        for n in range(6):
            counted(f"rule_{n}", 1, 2)
        with django_assert_num_queries(1):
            queries.list_rules(since=LONG_AGO)


def test_findings_are_paged_by_subject():
    for n in range(5):
        Finding.objects.create(
            rule="no_year", severity="warning", subject=f"work {n}", first_seen_at=MONDAY, last_seen_at=MONDAY
        )
    first = queries.list_findings("no_year", Page(3))
    second = queries.list_findings("no_year", Page(3, first.next))
    assert [row.subject for row in (*first.items, *second.items)] == [f"work {n}" for n in range(5)]
    assert not second.next


def test_open_alerts_are_apart_from_cleared_ones():
    for subject, cleared in (("old", MONDAY), ("new", None)):
        Alert.objects.create(
            kind="rule", subject=subject, message=subject, raised_at=MONDAY - timedelta(days=1), cleared_at=cleared
        )
    assert [alert.subject for alert in queries.list_alerts()] == ["new"]
    assert [alert.subject for alert in queries.list_alerts(cleared=True)] == ["old"]
