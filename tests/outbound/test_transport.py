"""The whole way out, over real sockets and the real database, to a server that misbehaves."""

import asyncio
import time
from datetime import timedelta

import pytest

from cineteca.outbound.domain.freshness import Lives
from cineteca.outbound.models import Breaker, CachedResponse, CallLog, DailyQuota, HostLimit
from cineteca.outbound.transport import Manners, Outbound
from tests.outbound.fakes import Clock
from tests.outbound.odd import HANG_UP, HEAT, SILENCE, answer
from tests.outbound.outside import HASTY, Outside, lines, outcome_of


class TestAServerThatStumbles:
    @pytest.mark.parametrize(
        ("name", "steps", "attempts"),
        [
            ("fails twice", [answer(status=500), answer(status=503)], 3),
            ("asks to wait", [answer(status=429, Retry_After="0")], 2),
            ("hangs up", [HANG_UP], 2),
            ("says nothing", [SILENCE], 2),
            ("cuts its answer off", [answer(cut=5)], 2),
            ("sends garbage", [answer(b"<html>oops</html>")], 2),
        ],
    )  # fmt: skip
    def test_is_asked_again_until_it_answers(self, outside, name, steps, attempts):
        async def story(outside):
            return (await outside.ask()).json()

        assert outside(story, *steps, answer()) == HEAT
        [line] = lines()
        assert (line.status, line.attempts, line.error, line.cached) == (200, attempts, "", "miss")
        assert CachedResponse.objects.count() == 1

    @pytest.mark.parametrize(
        ("step", "error"),
        [
            (answer(status=500), "Failed"), (answer(status=429), "RateLimited"), (HANG_UP, "Failed"), (SILENCE, "Failed"),
            (answer(cut=5), "Failed"), (answer(b"<html>"), "Unreadable"), (answer(b'{"title": "He'), "Unreadable"),
        ],
    )  # fmt: skip
    def test_for_good_is_an_error_that_is_logged_and_nothing_is_kept(self, outside, step, error):
        assert outside(lambda outside: outside.ask(), step) == error
        [line] = lines()
        assert line.error == error
        assert line.attempts == (2 if error == "Unreadable" else 4)
        assert not CachedResponse.objects.exists()

    def test_is_waited_for_as_long_as_it_asks(self, outside):
        async def story(outside):
            begun = time.monotonic()
            await outside.ask()
            return time.monotonic() - begun

        assert outside(story, answer(status=429, Retry_After="1"), answer()) >= 1
        assert lines()[0].waited_ms >= 1000

    def test_may_refuse_a_key_in_its_own_words(self, outside):
        async def story(outside):
            return await outside.ask()

        refused = outside(story, answer({"Response": "False", "Error": "Request limit reached!"}, status=401))
        assert refused.json()["Error"] == "Request limit reached!"
        [line] = lines()
        assert (line.status, line.attempts, line.error) == (401, 1, "")


class TestTheCache:
    def test_saves_the_second_run_its_calls(self, outside):
        async def story(outside):
            return await outside.titles(range(20)), len(outside.server.seen)

        async def twice(outside):
            await story(outside)
            await outside.outbound.flush()
            return await story(outside)

        assert outside(twice) == (["Heat"] * 20, 20)
        assert CallLog.objects.filter(cached="hit", attempts=0).count() == 20

    def test_is_seen_by_the_process_itself_at_once_and_by_the_next_after_a_stop(self, outside):
        async def both(first):
            await first.ask()
            await first.ask()
            async with Outbound(conninfo=first.outbound.pool.conninfo, manners=HASTY) as unsaved:
                await Outside(first.server, unsaved, first.access).ask()
            await first.outbound.flush()
            async with Outbound(conninfo=first.outbound.pool.conninfo, manners=HASTY) as saved:
                await Outside(first.server, saved, first.access).ask()
            return len(first.server.seen)

        assert outside(both) == 2

    def test_asks_whether_an_old_answer_still_holds(self, outside):
        clock = Clock()

        async def story(outside):
            await outside.ask()
            clock.move(days=8)
            return (await outside.ask()).json(), outside.server.seen[-1]

        body, head = outside(story, answer(ETag='W/"v1"'), answer(b"", status=304), clock=clock)
        assert body == HEAT
        assert 'if-none-match: w/"v1"' in head.lower()
        assert [line.cached for line in lines()] == ["miss", "revalidated"]
        assert CachedResponse.objects.get().fresh_until == clock.at + timedelta(days=7)

    def test_is_not_read_by_who_insists(self, outside):
        async def story(outside):
            await outside.ask()
            await outside.ask(force=True)
            return len(outside.server.seen)

        assert outside(story) == 2

    def test_of_many_who_ask_at_once_is_asked_together(self, outside):
        async def story(outside):
            await outside.titles(range(30))
            await outside.outbound.flush()
            before = outside.outbound.pool.get_stats()["requests_num"]
            await asyncio.gather(*(outside.ask(film) for film in range(30)))
            return outside.outbound.pool.get_stats()["requests_num"] - before

        assert outside(story) <= 6

    def test_serves_old_answers_of_a_dead_host_only_where_that_is_allowed(self, outside):
        clock = Clock()
        lenient = Manners(patience=HASTY.patience, bounds=HASTY.bounds, lives=Lives(stale_for=timedelta(days=30)))

        async def story(outside):
            await outside.ask()
            clock.move(days=8)
            return (await outside.ask()).json()

        assert outside(story, answer(), answer(status=500), manners=lenient, clock=clock) == HEAT
        assert lines()[-1].cached == "stale"


class TestTheQuota:
    def test_counts_what_goes_out_and_not_what_the_cache_answers(self, outside):
        async def story(outside):
            return [outcome_of(await outside.ask(film)) for film in (1, 1, 2, 2, 3)]

        assert outside(story, quota=2) == [200, 200, 200, 200, "QuotaSpent"]
        assert DailyQuota.objects.get().spent == 2
        assert lines()[-1].attempts == 0

    def test_survives_a_restart(self, outside, another_process):
        async def story(outside):
            first = another_process("calls", outside.server.url, 3)
            assert (await asyncio.to_thread(first.communicate, timeout=60))[0].split() == ["200"] * 3
            return [outcome_of(await outside.ask(film, provider="omdb")) for film in range(4)]

        assert outside(story, quota=5) == [200, 200, "QuotaSpent", "QuotaSpent"]

    def test_is_counted_by_two_processes_together(self, outside, another_process):
        async def story(outside):
            both = [another_process("calls", outside.server.url, 4) for _ in range(2)]
            told = [(await asyncio.to_thread(child.communicate, timeout=60))[0].split() for child in both]
            return sorted(told[0] + told[1]), len(outside.server.seen)

        assert outside(story) == (["200"] * 5 + ["QuotaSpent"] * 3, 5)

    def test_keeps_its_reserve_from_whoever_is_sparing(self, outside):
        async def story(outside):
            sparing = [outcome_of(await outside.ask(film, sparing=True)) for film in range(4)]
            return sparing, [outcome_of(await outside.ask(film)) for film in range(4, 7)]

        assert outside(story, quota=5, reserve=3) == ([200, 200, "QuotaSpent", "QuotaSpent"], [200] * 3)

    def test_begins_anew_with_the_day(self, outside):
        clock = Clock()

        async def story(outside):
            await outside.ask(1)
            clock.move(hours=13)
            return outcome_of(await outside.ask(2))

        assert outside(story, quota=1, clock=clock) == 200


class TestTheLimit:
    def test_makes_calls_wait_for_their_turn(self, outside):
        slept = []

        async def sleep(seconds):
            slept.append(seconds)

        async def story(outside):
            await asyncio.gather(*(outside.ask(film) for film in range(12)))

        outside(story, limit=(5, 20.0), sleep=sleep)
        assert sorted(round(seconds, -1) for seconds in slept) == [20] * 5 + [40] * 2
        assert HostLimit.objects.get().provider == "tmdb"
        assert CallLog.objects.filter(waited_ms__gt=19_000).count() == 7

    def test_that_is_off_leaves_no_trace(self, outside):
        outside(lambda outside: outside.titles(range(3)))
        assert not HostLimit.objects.exists()
        assert not DailyQuota.objects.exists()

    def test_is_passed_by_every_attempt(self, outside):
        async def no_sleep(seconds):
            pass

        outside(lambda outside: outside.ask(), answer(status=500), answer(), limit=(5, 10.0), quota=9, sleep=no_sleep)
        assert len(HostLimit.objects.get().taken) == 2
        assert DailyQuota.objects.get().spent == 2


class TestTheBreaker:
    def test_opens_rests_probes_and_closes(self, outside):
        clock = Clock()

        async def story(outside):
            told = [outcome_of(await outside.ask(film)) for film in range(4)]
            clock.move(seconds=31)
            outside.server.steps[:] = [answer()]
            return told, [outcome_of(await outside.ask(film)) for film in range(2)], len(outside.server.seen)

        told, after, seen = outside(story, answer(status=500), clock=clock)
        assert told == ["Failed", "Failed", "BreakerOpen", "BreakerOpen"]
        assert after == [200, 200]
        assert seen == 10
        assert Breaker.objects.get().until is None

    def test_is_heard_of_by_the_next_process(self, outside):
        async def failing(outside):
            return [outcome_of(await outside.ask(film)) for film in range(3)]

        async def both(outside):
            await failing(outside)
            async with Outbound(conninfo=outside.outbound.pool.conninfo, manners=HASTY) as other:
                return outcome_of(await Outside(outside.server, other, outside.access).ask())

        assert outside(both, answer(status=500)) == "BreakerOpen"

    def test_of_one_provider_does_not_stop_another_on_the_same_host(self, outside):
        async def story(outside):
            for film in range(3):
                await outside.ask(film)
            outside.server.steps[:] = [answer()]
            return outcome_of(await outside.ask(9, provider="omdb"))

        assert outside(story, answer(status=500)) == 200

    def test_does_not_open_for_an_answer_that_is_a_refusal(self, outside):
        async def story(outside):
            return [outcome_of(await outside.ask(film)) for film in range(12)]

        assert outside(story, answer({}, status=404)) == [404] * 12
        assert not Breaker.objects.exists()
