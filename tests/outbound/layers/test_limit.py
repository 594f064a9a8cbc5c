import asyncio

import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.domain.limiting import Window
from cineteca.outbound.layers.base import notes_of
from cineteca.outbound.layers.limit import Limit
from tests.outbound.fakes import Moments, Scripted

FINE = httpx.Response(200)


class Queue:
    def __init__(self, *steps, calls=2, seconds=10.0, longest=60.0):
        self.slept = []
        self.moments = Moments(Window(calls, seconds))

        async def sleep(seconds):
            self.slept.append(seconds)

        self.layer = Limit(
            Scripted(*(steps or (FINE,))), provider="tmdb", moments=self.moments, longest=longest, sleep=sleep
        )

    def call(self):
        request = httpx.Request("GET", "https://api.example.org")
        asyncio.run(self.layer.handle_async_request(request))
        return notes_of(request).waited


class TestACall:
    def test_goes_at_once_while_there_is_room_and_then_waits_for_its_turn(self):
        queue = Queue()
        assert [queue.call() for _ in range(5)] == [0, 0, 10, 10, 20]
        assert queue.slept == [10, 10, 20]

    def test_that_would_wait_too_long_is_refused_and_takes_no_turn(self):
        queue = Queue(calls=1, longest=25.0)
        for _ in range(3):
            queue.call()
        for _ in range(2):
            with pytest.raises(errors.RateLimited) as refused:
                queue.call()
        assert refused.value.retry_after > 25
        assert refused.value.status is None
        queue.moments.now += 10
        assert queue.call() == 20


class TestAHostThatAsksForSilence:
    def test_gets_it_from_all(self):
        queue = Queue(errors.RateLimited("slow down", retry_after=7, status=429), FINE, calls=40)
        with pytest.raises(errors.RateLimited):
            queue.call()
        assert queue.call() == 7
