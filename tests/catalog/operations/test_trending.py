from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from cineteca.catalog import operations as catalog
from cineteca.catalog.domain.popularity import fuse
from cineteca.catalog.models import TrendingSignal, Work
from cineteca.catalog.operations import Trend
from tests.catalog.domain.test_popularity import NOON, signals


@pytest.fixture
def works(archive) -> list[Work]:
    return [archive.add(f"Film {n}", tmdb=str(n + 1)) for n in range(4)]


def note(works: list[Work], *, source: str = "tmdb", window: str = "day", period=NOON) -> int:
    ranks = [Trend(work.id, rank) for rank, work in enumerate(works, start=1)]
    return catalog.note_trends(source=source, window=window, period=period, ranks=ranks, at=NOON)


def heats() -> dict[int, float]:
    return dict(Work.objects.filter(heat__gt=0).values_list("id", "heat"))


class TestNoting:
    def test_keeps_places_and_strengths(self, works):
        ranks = [Trend(works[1].id, 1, 900.0), Trend(works[0].id, 2, 30.0)]
        assert catalog.note_trends(source="trakt", window="hour", period=NOON, ranks=ranks, at=NOON) == 2
        assert list(TrendingSignal.objects.order_by("rank").values_list("work_id", "strength")) == [
            (works[1].id, 900.0),
            (works[0].id, 30.0),
        ]

    def test_the_same_period_again_writes_nothing(self, works):
        assert note(works[:2]) == 2
        assert note(works[2:]) == 0
        assert TrendingSignal.objects.count() == 2

    def test_another_period_is_history(self, works):
        note(works[:2])
        assert note(works[:2], period=NOON + timedelta(days=1)) == 2

    def test_shows_of_a_period_come_beside_its_films(self, archive, works):
        note(works[:2])
        assert note([archive.add("The Wire", kind="show", tmdb="1438")]) == 1

    def test_leaves_out_works_that_do_not_exist(self, works):
        ranks = [Trend(works[0].id, 1), Trend(10**9, 2), Trend(works[0].id, 3)]
        assert catalog.note_trends(source="tmdb", window="day", period=NOON, ranks=ranks, at=NOON) == 1

    def test_nothing_is_nothing(self, db):
        assert note([]) == 0

    def test_old_captures_can_be_forgotten(self, works):
        note(works[:2], period=NOON - timedelta(days=90))
        note(works[:2])
        assert catalog.forget_trends(before=NOON - timedelta(days=30)) == 2


class TestFusing:
    def test_writes_the_heat_of_listed_works(self, works):
        note(works[:2])
        assert catalog.fuse_popularity(at=NOON) == 2
        assert heats()[works[0].id] > heats()[works[1].id]

    def test_again_writes_nothing(self, works):
        note(works)
        catalog.fuse_popularity(at=NOON)
        assert catalog.fuse_popularity(at=NOON) == 0

    def test_cools_down_who_is_listed_no_more(self, works):
        note(works)
        catalog.fuse_popularity(at=NOON)
        assert catalog.fuse_popularity(at=NOON + timedelta(days=60)) == 4
        assert heats() == {}

    def test_without_captures_is_quiet(self, works):
        assert catalog.fuse_popularity(at=NOON) == 0

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(found=signals)
    def test_says_what_the_rule_says(self, works, found):
        TrendingSignal.objects.all().delete()
        told = [replace(signal, work_id=works[signal.work_id - 1].id) for signal in found]
        lists = defaultdict(list)
        for signal in told:
            lists[signal.source, signal.window, signal.period].append(signal)
        for (source, window, period), entries in lists.items():
            ranks = [Trend(entry.work_id, entry.rank, entry.strength) for entry in entries]
            catalog.note_trends(source=source, window=window, period=period, ranks=ranks, at=NOON)
        catalog.fuse_popularity(at=NOON)
        rule, database = fuse(told, at=NOON), heats()
        assert {work for work, heat in rule.items() if heat} == database.keys()
        assert all(abs(rule[work] - heat) < 0.0011 for work, heat in database.items())
