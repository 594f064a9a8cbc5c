from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.freshness import NOTHING, Lives, says_nothing

FILM = {"id": 949, "title": "Heat", "overview": None}
WEEK, DAY = timedelta(days=7), timedelta(days=1)


class TestTheTable:
    def test_keeps_works_for_as_long_as_the_setting_says(self):
        assert Lives(ceiling=WEEK).of("tmdb", "work", FILM) == WEEK
        assert Lives(ceiling=2 * WEEK).of("tmdb", "work", FILM) == 2 * WEEK

    def test_keeps_what_is_found_for_a_day(self):
        assert Lives(ceiling=WEEK).of("tmdb", "find", FILM) == DAY

    def test_is_never_longer_than_the_setting(self):
        assert Lives(ceiling=timedelta(hours=2)).of("tmdb", "find", FILM) == timedelta(hours=2)
        assert Lives(ceiling=timedelta(0)).of("tmdb", "work", FILM) == timedelta(0)

    def test_may_say_otherwise_for_one_provider(self):
        lives = Lives(ceiling=WEEK, table={("omdb", "work"): DAY, ("*", "*"): WEEK})
        assert lives.of("omdb", "work", FILM) == DAY
        assert lives.of("tmdb", "work", FILM) == WEEK


class TestAnAnswerThatSaysNothing:
    @pytest.mark.parametrize(
        "body",
        [
            {"Response": "False", "Error": "Incorrect IMDb ID."},
            {"success": False, "status_code": 34, "status_message": "not found"},
            {"id": 603, "title": None, "genres": [], "credits": {}},
            {"movie_results": [], "tv_results": []},
            {}, [], None, "",
        ],
    )  # fmt: skip
    def test_is_asked_for_again_soon(self, body):
        assert says_nothing(body)
        assert Lives(ceiling=WEEK).of("omdb", "work", body) == NOTHING

    def test_is_not_one_that_says_something(self):
        assert not says_nothing(FILM)
        assert not says_nothing({"Response": "True", "Title": "Heat"})

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        )
    )
    def test_is_told_apart_in_any_json(self, body):
        assert says_nothing(body) in {True, False}
