"""A part that speaks for the whole."""

from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.sample import Between, Sample, at_least

ROWS = [
    (1995, 8.3, 170, ["kind:film", "genre:Crime"], True),
    (1999, 8.7, 136, ["kind:film", "genre:Action"], False),
    (2008, None, None, ["kind:show", "genre:Crime"], True),
]


def test_any_of_the_texts_will_do():
    sample = Sample(ROWS)
    assert sample.having(["genre:Crime", "genre:Action"]) == 0b111
    assert sample.having(["genre:Crime"]) == 0b101
    assert sample.having(["genre:Western"]) == 0


def test_everything_has_to_lie_between_and_what_is_unknown_does_not():
    sample = Sample(ROWS)
    assert sample.having([], [Between("year", 1996, None)]) == 0b110
    assert sample.having([], [Between("score", None, 8.5)]) == 0b001
    assert sample.having(["kind:film"], [Between("year", None, 1999), Between("runtime", 150, 200)]) == 0b001


def test_what_is_in_the_catalogue_is_known():
    sample = Sample(ROWS)
    assert (sample.catalogued, sample.everybody, sample.size) == (0b101, 0b111, 3)


def test_what_is_said_to_be_the_least_is_round_and_below_what_is_likely():
    assert at_least(75, 100) == 5700
    assert at_least(2, 100) == 0


@given(st.integers(0, 100_000))
def test_the_least_is_never_more_than_likely(found):
    assert 0 <= at_least(found, 100) <= found * 100
