"""The providers' limits, at times that the test sets."""

from cineteca.simulator.limits import DAY, Limits


class TestTMDB:
    def test_lets_forty_calls_through_in_ten_seconds(self):
        limits = Limits()
        assert [limits.tmdb("alice", at / 10) for at in range(40)] == [None] * 40
        assert limits.tmdb("alice", 4.0) == (41, 6)

    def test_lets_calls_through_again_when_the_first_are_ten_seconds_old(self):
        limits = Limits()
        for at in range(40):
            limits.tmdb("alice", at / 10)
        assert limits.tmdb("alice", 9.99) == (41, 1)
        assert limits.tmdb("alice", 10.0) is None
        assert limits.tmdb("alice", 10.0) == (41, 1)

    def test_does_not_count_what_it_refused(self):
        limits = Limits()
        for _ in range(400):
            limits.tmdb("alice", 0.0)
        assert limits.tmdb("alice", 10.0) is None

    def test_counts_each_key_by_itself(self):
        limits = Limits()
        for _ in range(41):
            limits.tmdb("alice", 0.0)
        assert limits.tmdb("bob", 0.0) is None

    def test_refuses_nothing_when_not_enforced(self):
        limits = Limits(enforced=False)
        assert {limits.tmdb("alice", 0.0) for _ in range(1000)} == {None}


class TestTrakt:
    def test_lets_a_thousand_calls_through_in_five_minutes(self):
        limits = Limits()
        assert {limits.trakt("alice", at / 10) for at in range(1000)} == {None}
        assert limits.trakt("alice", 100.0) == (1001, 200)
        assert limits.trakt("alice", 300.0) is None

    def test_counts_apart_from_tmdb(self):
        limits = Limits()
        for _ in range(1000):
            limits.trakt("alice", 0.0)
        assert limits.tmdb("alice", 0.0) is None


class TestOMDb:
    def test_lets_a_thousand_calls_through_a_day(self):
        limits = Limits()
        assert all(limits.omdb("alice", 0.0) for _ in range(1000))
        assert not limits.omdb("alice", DAY - 1)

    def test_begins_anew_the_next_day(self):
        limits = Limits()
        for _ in range(1001):
            limits.omdb("alice", 0.0)
        assert limits.omdb("alice", DAY)

    def test_counts_each_key_by_itself(self):
        limits = Limits()
        for _ in range(1001):
            limits.omdb("alice", 0.0)
        assert limits.omdb("bob", 0.0)

    def test_refuses_nothing_when_not_enforced(self):
        limits = Limits(enforced=False)
        assert all(limits.omdb("alice", 0.0) for _ in range(1001))
