import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.corrections import Correction, Known, corrections, readings, worth
from cineteca.search.domain.likeness import allowed, distance, likeness, words_likeness

WORDS = st.text(alphabet="abcde", max_size=8)


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [("matrix", "matrix", 0), ("mtarix", "matrix", 1), ("matix", "matrix", 1), ("godfahter", "godfather", 1),
     ("abc", "", 3), ("kitten", "sitting", 3), ("a", "bcdefgh", 5)],
)  # fmt: skip
def test_steps_between_words(first, second, steps):
    assert distance(first, second) == steps


@given(WORDS, WORDS)
def test_the_way_back_is_as_long(first, second):
    assert distance(first, second) == distance(second, first)
    assert (distance(first, second) == 0) == (first == second)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1


@given(st.lists(WORDS.filter(bool), max_size=4), st.lists(WORDS.filter(bool), max_size=4))
def test_names_are_alike_by_no_more_than_one(first, second):
    assert 0 <= words_likeness(first, second) <= 1.0000001


def test_short_words_may_be_off_by_less():
    assert [allowed(word) for word in ("it", "heat", "matrix", "terminator")] == [0, 1, 2, 3]


class TestCorrections:
    def test_the_nearest_and_best_known_word_comes_first(self):
        known = [Known("matrix", 40, 6.3), Known("matric", 1, 0.5), Known("mattress", 30, 3.0)]
        assert corrections("matrx", known)[0].word == "matrix"

    def test_a_word_is_no_correction_of_itself(self):
        assert corrections("heat", [Known("heat", 3, 5.0)]) == ()

    def test_a_word_that_sounds_the_same_may_be_further_off(self):
        far = Known("schwarzenegger", 9, 6.0, sounds_same=True)
        assert corrections("shwarzeneger", [far]) == (Correction("schwarzenegger", 2),)
        assert corrections("swarzneg", [far]) == ()

    def test_readings_come_nearest_first(self):
        found = readings(["the", "matrx"], {"matrx": [Correction("matrix", 1), Correction("matra", 2)]})
        assert found == ((("the", "matrix"), 1.0), (("the", "matra"), 2.0))

    @given(st.floats(0, 20), st.integers(0, 100))
    def test_the_more_is_wrong_the_less_it_is_worth(self, steps, letters):
        assert 0.6 <= worth(steps + 1, letters) <= worth(steps, letters) <= 0.95
