from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.limiting import Window, reserve
from tests.outbound.fakes import most_in_any_window

windows = st.builds(Window, st.integers(1, 12), st.floats(0.1, 20), st.sampled_from([0.0, 0.25]))
arrivals = st.lists(st.floats(0, 30), min_size=1, max_size=80).map(sorted)


def reserve_all(window, arrivals, longest=float("inf")):
    taken, moments = (), []
    for now in arrivals:
        moment, taken = reserve(taken, now, window, longest=longest)
        moments.append(moment)
    return moments


@given(windows, arrivals)
def test_no_window_ever_holds_more_calls_than_allowed_whatever_the_arrivals(window, arrivals):
    # A window is open at one end; the last bit of a float is not what the other side counts by.
    assert most_in_any_window(reserve_all(window, arrivals), window.seconds * (1 - 1e-9)) <= window.calls


@given(windows, arrivals)
def test_nobody_is_sent_before_arriving_or_before_who_came_earlier(window, arrivals):
    moments = reserve_all(window, arrivals)
    assert all(moment >= now for moment, now in zip(moments, arrivals, strict=True))
    assert moments == sorted(moments)


@given(windows, arrivals, st.floats(0, 5))
def test_who_would_wait_too_long_takes_nothing(window, arrivals, longest):
    moments = reserve_all(window, arrivals, longest)
    kept = [moment for moment in moments if moment is not None]
    waits = [moment - now for moment, now in zip(moments, arrivals, strict=True) if moment is not None]
    assert all(wait <= longest for wait in waits)
    assert most_in_any_window(kept, window.seconds * (1 - 1e-9)) <= window.calls


class TestABurst:
    def test_goes_out_at_once_up_to_the_limit_and_the_next_waits_for_the_first_to_leave_the_window(self):
        moments = reserve_all(Window(40, 10.0), [100.0] * 41)
        assert moments[:40] == [100.0] * 40
        assert moments[40] == 110.0

    def test_uses_the_whole_rate_over_time(self):
        moments = reserve_all(Window(40, 10.0), [0.0] * 400)
        assert moments[-1] == 90.0  # ten windows of forty


class TestSilenceThatWasAskedFor:
    def test_moves_the_next_moment_behind_it(self):
        moment, _ = reserve((), 10.0, Window(5, 1.0), longest=60, not_before=17.0)
        assert moment == 17.0
