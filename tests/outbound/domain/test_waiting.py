from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.waiting import Patience, asked_wait
from tests.outbound.fakes import NOON

calm = Patience(attempts=5, first=0.5, longest=3.0, jitter=0.5)


def waits(patience, chance=0.0, asked=None):
    return [patience.wait(attempt=n, elapsed=0, asked=asked, chance=chance) for n in range(1, patience.attempts + 1)]


class TestBackingOff:
    def test_doubles_up_to_the_longest_wait_and_gives_up_after_the_last_attempt(self):
        assert waits(calm) == [0.5, 1.0, 2.0, 3.0, None]

    @given(st.floats(0, 1, exclude_max=True), st.integers(1, 4))
    def test_adds_some_chance_and_not_more_than_allowed(self, chance, attempt):
        plain = waits(calm)[attempt - 1]
        assert plain <= waits(calm, chance)[attempt - 1] <= plain * 1.5

    def test_begins_no_attempt_after_the_total_time(self):
        assert calm.wait(attempt=1, elapsed=89.4, asked=None, chance=0) == 0.5
        assert calm.wait(attempt=1, elapsed=89.6, asked=None, chance=0) is None


class TestAWaitThatWasAskedFor:
    @given(st.floats(0, 60), st.floats(0, 1, exclude_max=True))
    def test_is_never_undercut(self, asked, chance):
        assert calm.wait(attempt=1, elapsed=0, asked=asked, chance=chance) >= asked

    def test_beyond_our_patience_ends_the_call(self):
        assert calm.wait(attempt=1, elapsed=0, asked=61, chance=0) is None


class TestRetryAfter:
    @pytest.mark.parametrize(
        ("header", "seconds"),
        [("120", 120), (" 0 ", 0), ("1.5", 1.5), ("", None), (None, None), ("soon", None), ("-5", None)],
    )
    def test_is_read_as_seconds(self, header, seconds):
        assert asked_wait(header, NOON) == seconds

    def test_is_read_as_a_date(self):
        assert asked_wait(format_datetime(NOON + timedelta(seconds=90), usegmt=True), NOON) == 90

    def test_in_the_past_asks_for_nothing(self):
        assert asked_wait("Wed, 21 Oct 2015 07:28:00 GMT", datetime(2026, 1, 1, tzinfo=UTC)) == 0

    @given(st.text(max_size=60))
    def test_never_raises(self, header):
        assert (asked_wait(header, NOON) or 0) >= 0
