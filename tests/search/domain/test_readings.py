"""Words read so that they fit a name, and what is one step from a word."""

from cineteca.search.domain.asked import understand
from cineteca.search.domain.corrections import Correction, reading_of
from cineteca.search.domain.likeness import distance, one_step_from
from cineteca.search.domain.numerals import in_digits
from cineteca.search.domain.ranking import rank

MEANT = {"jall": (Correction("call", 1), Correction("hall", 1)), "annie": (Correction("anne", 1),)}


class TestAReading:
    def test_is_the_one_that_the_name_would_have(self):
        assert reading_of(("annie", "jall"), MEANT, {"annie", "hall"}) == (("annie", "hall"), 1.0)

    def test_leaves_a_word_alone_that_is_there(self):
        assert reading_of(("annie",), MEANT, {"annie", "anne"}) == (("annie",), 0.0)

    def test_is_none_where_a_word_is_missing(self):
        assert reading_of(("annie", "jall"), MEANT, {"annie", "wall"}) is None


class TestOneStep:
    def test_reaches_what_trigrams_miss(self):
        assert "fight" in one_step_from("fihgt")

    def test_is_one_step(self):
        assert {distance("heat", near) for near in one_step_from("heat")} == {1}

    def test_of_long_words_is_nothing(self):
        assert one_step_from("shawshank") == ()


def test_ordinals_are_digits():
    assert in_digits(("the", "sixth", "sense")) == ("the", "6th", "sense")
    assert in_digits(("twenty", "fifth", "hour")) == ("25th", "hour")
    assert in_digits(("twenty", "one", "grams")) == ("21", "grams")


def test_a_year_that_is_the_name_counts_as_the_year_asked_for():
    asked = understand("blade runner 2049")
    named = rank(1.0, weight=3.0, year=2017, asked=asked, key="blade runner 2049")
    assert named > rank(1.0, weight=6.0, year=1982, asked=asked, key="blade runner")
