"""What the stores in PostgreSQL and their stand-ins in memory promise alike, and what only the real ones can."""

import asyncio
from datetime import date, timedelta

import pytest
from psycopg_pool import AsyncConnectionPool

from cineteca.outbound.domain.breaker import Circuit, Tolerance
from cineteca.outbound.domain.limiting import Window
from cineteca.outbound.state.circuits import SharedCircuits
from cineteca.outbound.state.limits import SharedMoments
from cineteca.outbound.state.quotas import SharedPurse
from tests.outbound import fakes
from tests.outbound.fakes import NOON, most_in_any_window

TODAY = date(2026, 11, 21)


@pytest.fixture
def in_database(conninfo):
    """Runs ``story(pool)`` with a pool of connections."""

    async def with_pool(story):
        async with AsyncConnectionPool(
            conninfo, min_size=1, max_size=4, open=False, kwargs={"autocommit": True}
        ) as pool:
            return await story(pool)

    return lambda story: asyncio.run(with_pool(story))


class MomentsContract:
    """`play(window, story)` runs ``story(moments)``; `moments.now` may be set."""

    def test_the_burst_goes_at_once_and_the_rest_when_its_window_has_room(self, play):
        async def story(moments):
            return [round(await moments.reserve(longest=60), 3) for _ in range(7)]

        assert play(Window(3, 10.0), story) == [0, 0, 0, 10, 10, 10, 20]

    def test_room_comes_back_with_time(self, play):
        async def story(moments):
            first = [await moments.reserve(longest=60) for _ in range(2)]
            moments.now += 9.5
            return [*first, round(await moments.reserve(longest=60), 3)]

        assert play(Window(2, 10.0), story) == [0, 0, 0.5]

    def test_who_would_wait_too_long_reserves_nothing(self, play):
        async def story(moments):
            await moments.reserve(longest=60)
            refused = [await moments.reserve(longest=5) for _ in range(3)]
            return all(wait > 5 for wait in refused), await moments.reserve(longest=60)

        assert play(Window(1, 10.0), story) == (True, 10)

    def test_silence_that_was_asked_for_holds_for_all_and_is_never_shortened(self, play):
        async def story(moments):
            await moments.hold(7)
            await moments.hold(2)
            return await moments.reserve(longest=60)

        assert play(Window(3, 10.0), story) == 7

    def test_a_narrower_limit_counts_what_was_taken_under_the_wider_one(self, play):
        async def story(moments):
            for _ in range(4):
                await moments.reserve(longest=60)
            narrow(moments, Window(2, 10.0))
            return await moments.reserve(longest=60)

        assert play(Window(4, 10.0), story) == 10


def narrow(moments, window):
    moments.window = moments._window = window


class TestMomentsInMemory(MomentsContract):
    @pytest.fixture
    def play(self):
        return lambda window, story: asyncio.run(story(fakes.Moments(window)))


class TestSharedMoments(MomentsContract):
    @pytest.fixture
    def play(self, in_database):
        def play(window, story):
            return in_database(lambda pool: story(self.moments(pool, window, now=1_000_000.0)))

        return play

    def moments(self, pool, window, now=None):
        return SharedMoments(pool, provider="tmdb", host="api.example.org", window=window, now=now)

    def test_by_the_database_clock_keep_to_the_limit_however_many_ask_at_once(self, in_database):
        async def story(pool):
            moments = self.moments(pool, Window(8, 100.0))
            return await asyncio.gather(*(moments.reserve(longest=10_000) for _ in range(60)))

        # The waits are measured from unequal moments, a few milliseconds apart.
        assert most_in_any_window(in_database(story), 99.0) == 8

    def test_of_two_processes_are_one_queue(self, another_process):
        children = [another_process("moments", "", 20) for _ in range(2)]
        moments = [float(line) for child in children for line in child.communicate(timeout=60)[0].split()]
        assert len(moments) == 40
        # The clock is read a little after the wait: a window that is a tenth shorter makes up for that.
        assert most_in_any_window(moments, 9.0) == 5

    def test_of_another_host_or_provider_are_another_queue(self, in_database):
        async def story(pool):
            await self.moments(pool, Window(1, 10.0)).reserve(longest=60)
            other = SharedMoments(pool, provider="omdb", host="api.example.org", window=Window(1, 10.0))
            return await other.reserve(longest=60)

        assert in_database(story) <= 0


class PurseContract:
    def test_has_so_many_calls_a_day(self, play):
        async def story(purse):
            spent = [await purse.spend(TODAY) for _ in range(4)]
            return [*spent, await purse.spend(TODAY + timedelta(days=1))]

        assert play(3, story) == [True, True, True, False, True]

    def test_takes_back_what_was_not_used(self, play):
        async def story(purse):
            await purse.give_back(TODAY)
            await purse.spend(TODAY)
            await purse.give_back(TODAY)
            return [await purse.spend(TODAY), await purse.spend(TODAY)]

        assert play(1, story) == [True, False]

    def test_of_nothing_pays_for_nothing(self, play):
        assert play(0, lambda purse: purse.spend(TODAY)) is False


class TestPurseInMemory(PurseContract):
    @pytest.fixture
    def play(self):
        return lambda quota, story: asyncio.run(story(fakes.Purse(quota)))


class TestSharedPurse(PurseContract):
    @pytest.fixture
    def play(self, in_database):
        return lambda quota, story: in_database(lambda pool: story(SharedPurse(pool, provider="omdb", quota=quota)))

    def test_never_pays_more_than_it_holds_however_many_ask_at_once(self, in_database):
        async def story(pool):
            purse = SharedPurse(pool, provider="omdb", quota=10)
            return await asyncio.gather(*(purse.spend(TODAY) for _ in range(40)))

        assert sum(in_database(story)) == 10


HOST = ("tmdb", "api.example.org:443")


class CircuitsContract:
    def test_keep_what_a_rule_makes_of_them(self, play):
        tolerance = Tolerance(failures=2)

        async def story(circuits):
            before = await circuits.read(HOST)
            for _ in range(2):
                changed = await circuits.change(HOST, lambda circuit: circuit.failed(NOON, tolerance), error="down")
            return before, changed, await circuits.read(HOST), await circuits.read(("omdb", HOST[1]))

        before, changed, read, other = play(story)
        assert before == other == Circuit()
        assert changed == read
        assert read.until == NOON + tolerance.rest


class TestCircuitsInMemory(CircuitsContract):
    @pytest.fixture
    def play(self):
        return lambda story: asyncio.run(story(fakes.Circuits()))


class TestSharedCircuits(CircuitsContract):
    @pytest.fixture
    def play(self, in_database):
        return lambda story: in_database(lambda pool: story(SharedCircuits(pool)))

    def test_count_every_failure_however_many_come_at_once(self, in_database):
        async def story(pool):
            circuits, patient = SharedCircuits(pool), Tolerance(failures=1000)
            await asyncio.gather(
                *(circuits.change(HOST, lambda circuit: circuit.failed(NOON, patient)) for _ in range(30))
            )
            return await circuits.read(HOST)

        assert in_database(story).failures == 30

    def test_let_one_probe_through_however_many_ask_at_once(self, in_database):
        tolerance = Tolerance(failures=1)
        later = NOON + timedelta(minutes=1)

        async def story(pool):
            circuits, took = SharedCircuits(pool), []
            await circuits.change(HOST, lambda circuit: circuit.failed(NOON, tolerance))

            def take(circuit):
                if circuit.judge(later) == "probe":
                    took.append(1)
                    return circuit.probing(later, tolerance)
                return circuit

            await asyncio.gather(*(circuits.change(HOST, take) for _ in range(20)))
            return took

        assert len(in_database(story)) == 1
