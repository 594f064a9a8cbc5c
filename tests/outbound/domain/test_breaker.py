from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.breaker import Circuit, Tolerance, Verdict
from tests.outbound.fakes import NOON

THREE = Tolerance(failures=3, rest=timedelta(seconds=30), longest_rest=timedelta(minutes=5))
SECOND = timedelta(seconds=1)


def failing(times, circuit=None, at=NOON):
    circuit = circuit or Circuit()
    for _ in range(times):
        circuit = circuit.failed(at, THREE)
    return circuit


class TestAClosedBreaker:
    def test_opens_after_so_many_failures_in_a_row(self):
        assert failing(2).judge(NOON) is Verdict.LET_THROUGH
        assert failing(3).judge(NOON) is Verdict.REFUSE

    def test_forgets_failures_when_an_answer_comes(self):
        assert failing(2, failing(2).succeeded()).judge(NOON) is Verdict.LET_THROUGH


class TestAnOpenBreaker:
    def test_refuses_until_its_rest_is_over(self):
        circuit = failing(3)
        assert circuit.wait(NOON) == 30
        assert circuit.judge(NOON + 29 * SECOND) is Verdict.REFUSE
        assert circuit.judge(NOON + 30 * SECOND) is Verdict.PROBE

    def test_is_neither_closed_nor_prolonged_by_calls_that_began_before_it_opened(self):
        circuit = failing(3)
        assert circuit.succeeded() == circuit
        assert circuit.failed(NOON + SECOND, THREE) == circuit


class TestAHalfOpenBreaker:
    later = NOON + 31 * SECOND

    def probing(self):
        return failing(3).probing(self.later, THREE)

    def test_lets_one_probe_through(self):
        assert self.probing().judge(self.later) is Verdict.REFUSE

    def test_closes_when_the_probe_is_answered(self):
        circuit = self.probing()
        assert circuit.succeeded(circuit.probe_until) == Circuit()

    def test_rests_twice_as_long_when_the_probe_fails_and_never_longer_than_allowed(self):
        circuit, now, rests = failing(3), NOON, []
        for _ in range(6):
            now = circuit.until
            probe = circuit.probing(now, THREE)
            circuit = probe.failed(now, THREE, probe.probe_until)
            rests.append((circuit.until - now).total_seconds())
        assert rests == [60, 120, 240, 300, 300, 300]

    def test_lets_the_next_one_try_when_the_probe_was_killed(self):
        assert self.probing().judge(self.later + THREE.probe_lease) is Verdict.PROBE

    def test_lets_the_next_one_try_at_once_when_the_probe_never_went_out(self):
        circuit = self.probing()
        assert circuit.abandoned(circuit.probe_until).judge(self.later) is Verdict.PROBE

    def test_does_not_listen_to_a_probe_that_was_given_up(self):
        old = self.probing()
        new = old.probing(self.later + THREE.probe_lease, THREE)
        assert new.succeeded(old.probe_until) == new
        assert new.failed(self.later, THREE, old.probe_until) == new


@given(st.lists(st.tuples(st.sampled_from(["ask", "answer", "fail", "lose"]), st.integers(0, 40)), max_size=60))
def test_never_more_than_one_probe_is_under_way(steps):
    circuit, now, running = Circuit(), NOON, []
    for deed, seconds in steps:
        now += seconds * SECOND
        running = [probe for probe in running if probe > now]  # a probe whose lease is over is given up
        verdict = circuit.judge(now)
        if deed == "ask" and verdict is Verdict.PROBE:
            circuit = circuit.probing(now, THREE)
            running.append(circuit.probe_until)
        elif deed == "fail":
            token = running.pop() if running else None
            circuit = circuit.failed(now, THREE, token)
        elif deed == "answer":
            token = running.pop() if running else None
            circuit = circuit.succeeded(token)
        elif deed == "lose" and running:
            circuit = circuit.abandoned(running.pop())
        assert len(running) <= 1
