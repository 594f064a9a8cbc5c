"""Stand-ins for what the layers lean on. Those with a contract (`contracts.py`) are held to it beside the real ones."""

import asyncio
import heapq
import selectors
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from cineteca.outbound.domain.breaker import Circuit
from cineteca.outbound.domain.limiting import Window, reserve

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


class _Leaping(selectors.DefaultSelector):
    """Instead of waiting for time to pass, lets it have passed."""

    passed = 0.0

    def select(self, timeout=None):
        if timeout:
            self.passed += timeout
        return super().select(0)


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop on which sleeping takes no time and the clock is right all the same. Not for sockets."""

    def __init__(self) -> None:
        self.leaping = _Leaping()
        super().__init__(self.leaping)

    def time(self) -> float:
        return self.leaping.passed


def run_leaping(work: Callable[[], Coroutine[Any, Any, Any]]) -> tuple[Any, float]:
    """What `work` returns, and the seconds it would have taken."""
    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        return runner.run(work()), runner.get_loop().time()


class Scripted(httpx.AsyncBaseTransport):
    """Does what its script says, one step a request: a response, or an error to raise. The last step stays."""

    def __init__(self, *steps: httpx.Response | Exception) -> None:
        self.steps = list(steps)
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if isinstance(step, Exception):
            raise step
        return httpx.Response(
            step.status_code,
            headers=step.headers,
            stream=httpx.ByteStream(b"".join(step.stream)),
            extensions=step.extensions,
        )


class Shelf:
    """The response cache, in memory."""

    def __init__(self) -> None:
        self.kept = {}

    async def find(self, key):
        return self.kept.get(key)

    def keep(self, kept):
        self.kept[kept.key] = kept


class Moments:
    """A rate limit, in memory. `now` is moved by hand."""

    def __init__(self, window: Window, now: float = 1000.0) -> None:
        self.window, self.now = window, now
        self.taken: tuple[float, ...] = ()
        self.not_before = 0.0

    async def reserve(self, *, longest: float) -> float:
        moment, self.taken = reserve(self.taken, self.now, self.window, longest=longest, not_before=self.not_before)
        return longest + 1 if moment is None else moment - self.now

    async def hold(self, seconds: float) -> None:
        self.not_before = max(self.not_before, self.now + seconds)


class Purse:
    """A daily quota, in memory."""

    def __init__(self, quota: int) -> None:
        self.quota, self.spent = quota, {}

    async def spend(self, day):
        if self.spent.get(day, 0) >= self.quota:
            return False
        self.spent[day] = self.spent.get(day, 0) + 1
        return True

    async def give_back(self, day):
        self.spent[day] = max(0, self.spent.get(day, 0) - 1)


class Circuits:
    """Shared circuits, in memory. `looks` counts how often anybody asked."""

    def __init__(self) -> None:
        self.circuits, self.looks, self.errors = {}, 0, {}

    async def read(self, key):
        self.looks += 1
        return self.circuits.get(key, Circuit())

    async def change(self, key, rule, *, error=None):
        self.looks += 1
        self.circuits[key] = rule(self.circuits.get(key, Circuit()))
        if error:
            self.errors[key] = error
        return self.circuits[key]


def most_in_any_window(moments, seconds: float) -> int:
    """The most moments that lie in one half-open window of `seconds`."""
    window, most = [], 0
    for moment in sorted(moments):
        heapq.heappush(window, moment)
        while window[0] <= moment - seconds:
            heapq.heappop(window)
        most = max(most, len(window))
    return most
