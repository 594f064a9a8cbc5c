"""What counts as lost between two dumps."""

from copy import deepcopy

import pytest

from benchmarks.losses import by_name, count, lost, taken_away

HEAT = {
    "kind": "film",
    "title": "Heat",
    "ids": {"tmdb": "949", "imdb": "tt0113277"},
    "plot": "…",
    "adult": False,
    "awards": "",
    "genres": ["Crime"],
    "missing": ["awards"],
    "ratings": [{"source": "imdb", "value": 8.3, "votes": 9}, {"source": "tmdb", "value": 7.9, "votes": None}],
    "offers": [{"service": "netflix", "region": "US", "type": "stream", "link": "x", "gone": False}],
    "seasons": [{"number": 1, "title": "One", "episodes": [{"number": 1, "title": "Pilot"}]}],
}


def changed(**fields):
    return deepcopy(HEAT) | fields


class TestALoss:
    @pytest.mark.parametrize(
        ("after", "paths"),
        [
            (changed(plot=""), ["plot"]),
            (changed(plot=None), ["plot"]),
            (changed(genres=[]), ["genres"]),
            (changed(ids={"tmdb": "949"}), ["ids.imdb"]),
            (changed(ratings=[]), ["ratings"]),
            (changed(ratings=HEAT["ratings"][1:]), ["ratings[imdb]"]),
            (changed(ratings=[HEAT["ratings"][0] | {"votes": None}, HEAT["ratings"][1]]), ["ratings[imdb].votes"]),
            (changed(offers=[]), ["offers"]),
            (changed(seasons=[{"number": 1, "title": "One", "episodes": []}]), ["seasons[1].episodes"]),
            ({name: value for name, value in HEAT.items() if name != "plot"}, ["plot"]),
        ],
    )
    def test_is_a_value_that_is_no_longer_there(self, after, paths):
        assert list(lost(HEAT, after)) == paths

    def test_is_not_another_value_or_one_more(self):
        newer = changed(plot="Newer", adult=True, genres=["Drama"], missing=[], awards="Many", runtime=170)
        assert list(lost(HEAT, newer)) == []

    def test_is_not_the_order(self):
        assert list(lost(HEAT, changed(ratings=HEAT["ratings"][::-1]))) == []


def test_an_offer_that_is_gone_is_told():
    gone = changed(offers=[HEAT["offers"][0] | {"gone": True}])
    assert taken_away(HEAT, gone) == ["netflix US stream"]
    assert taken_away(gone, gone) == taken_away(HEAT, HEAT) == []


def test_a_work_keeps_its_name_when_more_ids_come():
    first = changed(ids={"tmdb": "949"})
    assert list(by_name([first])) == list(by_name([HEAT])) == ["film tmdb:949"]


def test_values_are_counted_one_by_one():
    assert count({"a": 1, "b": [], "c": ["x", ""], "d": False, "e": None}) == 3
