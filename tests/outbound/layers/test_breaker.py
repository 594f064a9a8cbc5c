import asyncio
from datetime import timedelta

import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.domain.breaker import Circuit, Tolerance
from cineteca.outbound.layers.breaker import Breaker, Breakers
from tests.outbound.fakes import Circuits, Clock, Scripted

HOST = ("tmdb", "api.example.org:443")
THREE = Tolerance(failures=3, rest=timedelta(seconds=30))
DOWN = errors.Failed("down", status=503)
FINE = httpx.Response(200)


class Process:
    """One process with its own view of circuits that may be shared."""

    def __init__(self, *steps, circuits=None, clock=None):
        self.circuits = circuits or Circuits()
        self.clock = clock or Clock()
        self.other = Scripted(*steps)
        self.breakers = Breakers(self.circuits, clock=self.clock, tolerance=THREE, monotonic=self._seconds)
        self.layer = Breaker(self.other, key=HOST, breakers=self.breakers)

    def _seconds(self):
        return self.clock.at.timestamp()

    def call(self, times=1):
        """Names of what came of each call."""
        return [asyncio.run(self._call()) for _ in range(times)]

    async def _call(self):
        try:
            return (await self.layer.handle_async_request(httpx.Request("GET", "https://api.example.org"))).status_code
        except errors.OutboundError as error:
            return type(error).__name__


class TestAHostThatFails:
    def test_is_left_alone_after_so_many_failures(self):
        process = Process(DOWN)
        assert process.call(5) == ["Failed"] * 3 + ["BreakerOpen"] * 2
        assert len(process.other.requests) == 3

    def test_says_when_to_come_back(self):
        process = Process(DOWN)
        process.call(3)
        with pytest.raises(errors.BreakerOpen) as refused:
            asyncio.run(process.layer.handle_async_request(httpx.Request("GET", "https://api.example.org")))
        assert refused.value.retry_after == 30

    def test_is_asked_once_after_its_rest_and_again_by_all_when_it_answers(self):
        process = Process(DOWN, DOWN, DOWN, FINE)
        process.call(3)
        process.clock.move(seconds=31)
        assert process.call(2) == [200, 200]
        assert process.circuits.circuits[HOST] == Circuit()

    def test_rests_longer_when_it_fails_again(self):
        process = Process(DOWN)
        process.call(3)
        process.clock.move(seconds=31)
        assert process.call() == ["Failed"]
        process.clock.move(seconds=59)
        assert process.call() == ["BreakerOpen"]
        process.clock.move(seconds=2)
        assert process.call() == ["Failed"]

    def test_keeps_its_last_error_to_be_shown(self):
        process = Process(errors.Failed("tmdb failed (HTTP 503)."))
        process.call(3)
        assert process.circuits.errors[HOST] == "tmdb failed (HTTP 503)."


class TestAHostThatAnswers:
    def test_costs_no_look_at_the_shared_state_but_one_a_second(self):
        process = Process(FINE)
        process.call(50)
        assert process.circuits.looks == 1
        process.clock.move(seconds=1.1)
        process.call(50)
        assert process.circuits.looks == 2

    @pytest.mark.parametrize(
        "sign_of_life",
        [httpx.Response(404), httpx.Response(401), errors.RateLimited("slow", retry_after=1, status=429)],
    )
    def test_is_alive_whatever_it_answers(self, sign_of_life):
        process = Process(DOWN, DOWN, sign_of_life, DOWN, DOWN, FINE)
        assert "BreakerOpen" not in process.call(6)

    def test_is_not_judged_by_what_we_refuse_ourselves(self):
        process = Process(errors.QuotaSpent("spent", retry_after=9))
        assert process.call(9) == ["QuotaSpent"] * 9

    def test_that_sends_garbage_counts_as_failing(self):
        assert Process(errors.Unreadable("garbage")).call(4)[-1] == "BreakerOpen"


class TestTwoProcesses:
    def pair(self, first, second):
        circuits, clock = Circuits(), Clock()
        return Process(*first, circuits=circuits, clock=clock), Process(*second, circuits=circuits, clock=clock)

    def test_open_one_breaker_together(self):
        one, other = self.pair([DOWN], [DOWN])
        one.call(2)
        assert other.call(2) == ["Failed", "BreakerOpen"]

    def test_hear_of_each_others_opening_within_a_second(self):
        one, other = self.pair([DOWN], [FINE])
        other.call()
        one.call(3)
        assert other.call() == [200]
        one.clock.move(seconds=1.1)
        assert other.call() == ["BreakerOpen"]

    def test_send_one_probe_between_them(self):
        one, other = self.pair([DOWN], [FINE])
        one.call(3)
        one.clock.move(seconds=31)
        tokens = [asyncio.run(one.breakers.admit(HOST))]
        assert tokens[0] is not None
        assert other.call() == ["BreakerOpen"]

    def test_let_the_other_probe_when_one_gives_up_its_own(self):
        one, other = self.pair([DOWN, DOWN, DOWN, errors.QuotaSpent("spent", retry_after=5)], [FINE])
        one.call(3)
        one.clock.move(seconds=31)
        assert one.call() == ["QuotaSpent"]
        assert other.call() == [200]
