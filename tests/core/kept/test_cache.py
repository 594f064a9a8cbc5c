from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.core import kept
from cineteca.core.kept import Kept


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(clock):
    return Kept[int]("tests of the cache", 3, 10, clock=clock, about=lambda value: [f"number:{value}"])


@pytest.fixture
def makes():
    return count(1).__next__


class TestAValue:
    def test_is_made_once(self, cache, makes):
        assert [cache.get_or_make("a", makes) for _ in range(3)] == [1, 1, 1]

    def test_is_made_anew_when_its_time_is_over(self, cache, clock, makes):
        cache.get_or_make("a", makes)
        clock.seconds = 9.9
        assert cache.get_or_make("a", makes) == 1
        clock.seconds = 10
        assert cache.get_or_make("a", makes) == 2

    def test_that_is_none_is_kept_too(self, clock):
        cache, asked = Kept[None]("nothing", 3, 10, clock=clock), []
        for _ in range(2):
            cache.get_or_make("a", lambda: asked.append(1))
        assert asked == [1]

    def test_that_was_asked_for_lately_outlives_one_that_was_not(self, cache, makes):
        for key in "abcad":
            cache.get_or_make(key, makes)
        assert cache.get_or_make("a", makes) == 1
        assert cache.get_or_make("b", makes) == 5

    def test_that_failed_is_tried_again(self, cache, makes):
        with pytest.raises(ZeroDivisionError):
            cache.get_or_make("a", lambda: 1 // 0)
        assert cache.get_or_make("a", makes) == 1

    @given(keys=st.lists(st.sampled_from("abcdef")))
    def test_is_always_that_of_its_key_and_there_are_never_too_many(self, keys):
        cache = Kept[str]("any", 3, 10)
        for key in keys:
            assert cache.get_or_make(key, lambda key=key: key.upper()) == key.upper()
            assert len(cache) <= 3


class TestThreadsThatMissAtOnce:
    def test_make_the_value_once(self, cache, makes):
        entered, go = Barrier(4), Event()

        def slow() -> int:
            go.wait(10)
            return makes()

        def ask() -> int:
            entered.wait(10)
            return cache.get_or_make("a", slow)

        with ThreadPoolExecutor(4) as pool:
            asked = [pool.submit(ask) for _ in range(3)]
            entered.wait(10)
            go.set()
            assert {future.result(10) for future in asked} == {1}

    def test_hear_of_the_failure_and_keep_nothing(self, cache, makes):
        begun, go = Event(), Event()

        def failing() -> int:
            begun.set()
            go.wait(10)
            raise LookupError

        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(cache.get_or_make, "a", failing)
            begun.wait(10)
            second = pool.submit(cache.get_or_make, "a", failing)
            go.set()
            assert isinstance(first.exception(10), LookupError)
            assert isinstance(second.exception(10), LookupError)
        assert cache.get_or_make("a", makes) == 1

    def test_do_not_wait_for_other_keys(self, cache, makes):
        begun, go = Event(), Event()

        def slow() -> int:
            begun.set()
            go.wait(10)
            return 0

        with ThreadPoolExecutor(1) as pool:
            other = pool.submit(cache.get_or_make, "slow", slow)
            begun.wait(10)
            assert cache.get_or_make("a", makes) == 1
            go.set()
            other.result(10)


class TestForgetting:
    def test_one_leaves_the_others(self, cache, makes):
        for key in "ab":
            cache.get_or_make(key, makes)
        assert cache.forget("a") == 1
        assert (cache.get_or_make("b", makes), cache.get_or_make("a", makes)) == (2, 3)

    def test_all(self, cache, makes):
        for key in "ab":
            cache.get_or_make(key, makes)
        assert (cache.forget(), len(cache)) == (2, 0)

    def test_what_tells_of_something(self, cache, makes):
        for key in "ab":
            cache.get_or_make(key, makes)
        assert cache.forget_about(["number:2", "number:7"]) == 1
        assert (cache.get_or_make("a", makes), cache.get_or_make("b", makes)) == (1, 3)

    def test_while_the_value_is_made_keeps_it_not(self, cache, makes):
        def told_meanwhile() -> int:
            cache.forget_about(["anything"])
            return makes()

        assert cache.get_or_make("a", told_meanwhile) == 1
        assert cache.get_or_make("a", makes) == 2

    def test_by_the_name_of_a_cache(self, cache, makes):
        cache.get_or_make("a", makes)
        assert kept.forget(name="another") == 0
        assert kept.forget(name="tests of the cache") == 1


class TestFigures:
    def test_count_what_was_asked_and_what_went(self, clock, makes):
        cache = Kept[int]("counted", 2, 10, clock=clock)
        for key in ("a", "a", "b", "c"):
            cache.get_or_make(key, makes)
        cache.forget("c")
        [told] = [told for told in kept.figures() if told.name == "counted"]
        assert (told.hits, told.misses, told.waits, told.entries) == (1, 3, 0, 1)
        assert told.gone == {"full": 1, "told": 1}
        assert told.hit_rate == 0.25
        assert 0 < told.hit_seconds < told.miss_seconds + 1
