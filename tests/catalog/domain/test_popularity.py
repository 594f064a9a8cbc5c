from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.popularity import CLIP, HALF_LIVES, HORIZON, Signal, fuse

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def listed(*works: int, source: str = "tmdb", window: str = "day", ago: float = 0, kind: str = "film") -> list[Signal]:
    """A capture of `works` in this order, `ago` hours old."""
    period = NOON - timedelta(hours=ago)
    return [
        Signal(work_id=work, kind=kind, source=source, window=window, period=period, rank=rank)
        for rank, work in enumerate(works, start=1)
    ]


def watched(*watchers: float, source: str = "trakt") -> list[Signal]:
    """A capture of works 1, 2, 3 … with so many watchers."""
    return [
        Signal(work_id=work, kind="film", source=source, window="day", period=NOON, rank=work, strength=number)
        for work, number in enumerate(watchers, start=1)
    ]


def heat(*captures: list[Signal]) -> dict[int, float]:
    return fuse([signal for capture in captures for signal in capture], at=NOON)


class TestOneList:
    def test_is_hotter_at_its_head(self):
        found = heat(listed(1, 2, 3))
        assert found[1] > found[2] > found[3] > 0

    def test_goes_by_strength_where_all_have_one(self):
        found = heat(watched(10, 1000, 10))
        assert found[2] > found[1] == found[3]

    def test_of_equals_lifts_all_alike(self):
        assert heat(watched(5, 5, 5)) == {1: CLIP, 2: CLIP, 3: CLIP}

    def test_of_one_work_lifts_it(self):
        assert heat(listed(7)) == {7: CLIP}

    def test_lets_no_giant_push_the_others_out(self):
        found = heat(watched(*[100] * 30, 10**12))
        assert found[31] == 2 * CLIP
        assert found[1] > 2

    def test_says_nothing_of_the_other_kind(self):
        assert heat(listed(1), listed(2, kind="show"))[1] == heat(listed(1))[1]


class TestSeveralSources:
    def test_that_agree_are_hotter_than_one(self):
        both = heat(listed(1, 2, 3), listed(1, 4, 5, source="trakt"))
        assert both[1] > both[4] > 0

    def test_count_by_their_weight(self):
        found = heat(listed(1), listed(2, source="nobody knows"))
        assert found[1] > found[2]


class TestTime:
    def test_halves_what_was_said(self):
        half_life = HALF_LIVES["day"].total_seconds() / 3600
        assert heat(listed(1), listed(2, ago=half_life)) == {1: CLIP, 2: CLIP / 2}

    def test_lets_go_of_what_is_long_ago(self):
        assert heat(listed(1, ago=HORIZON.total_seconds() / 3600)) == {}

    def test_that_is_yet_to_come_counts_for_nothing(self):
        assert heat(listed(1, ago=-1)) == {}

    def test_of_many_captures_counts_the_loudest(self):
        assert heat(listed(1, 2, 3), listed(1, 2, 3, ago=24), listed(1, 2, 3, ago=48)) == heat(listed(1, 2, 3))


signals = st.lists(
    st.builds(
        Signal,
        work_id=st.integers(1, 4),
        kind=st.just("film"),
        source=st.sampled_from(["tmdb", "trakt", "else"]),
        window=st.sampled_from(["hour", "day", "week"]),
        period=st.sampled_from([NOON - timedelta(hours=hours) for hours in (0, 1, 30, 400)]),
        rank=st.integers(1, 100),
        strength=st.none() | st.floats(0, 1e7),
    ),
    unique_by=lambda s: (s.work_id, *s.capture),
    max_size=20,
)


@given(signals, st.randoms(use_true_random=False))
def test_order_does_not_matter(found, chance):
    chance.shuffle(shuffled := list(found))
    once, again = fuse(found, at=NOON), fuse(shuffled, at=NOON)
    assert once.keys() == again.keys()
    assert all(abs(once[work] - again[work]) < 0.001 for work in once)


@given(signals)
def test_heat_has_bounds(found):
    assert all(0 <= heat <= 2 * CLIP for heat in fuse(found, at=NOON).values())
