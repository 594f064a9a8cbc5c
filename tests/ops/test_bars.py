import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.ops.drawing import bars

VALUES = st.lists(st.tuples(*[st.floats(0, 1e7)] * 3), min_size=1, max_size=80)


@given(VALUES)
def test_every_bar_stays_within_the_drawing(values):
    for bar in bars.draw(values, ("a", "b", "c"), [""] * len(values)):
        left, width = float(bar.x[:-1]), float(bar.width[:-1])
        assert left >= 0
        assert left + width <= 100.01
        for piece in bar.pieces:
            assert float(piece.y) >= 0
            assert float(piece.y) + float(piece.height) <= 102  # what is hardly there is drawn all the same


def test_the_highest_reaches_the_top():
    low, high = bars.draw([(1, 1), (2, 2)], ("a", "b"), ["", ""])
    assert [piece.y for piece in high.pieces] == ["50.0", "0.0"]
    assert [piece.height for piece in low.pieces] == ["25.0", "25.0"]


def test_a_given_top_is_the_measure_and_is_not_passed():
    (bar,) = bars.draw([(20,)], ("a",), [""], top=10)
    assert bar.pieces[0].height == "100.0"


def test_nothing_is_drawn_where_nothing_is():
    (bar,) = bars.draw([(0, 0)], ("a", "b"), [""])
    assert bar.pieces == ()


def test_little_is_seen_all_the_same():
    bar, _ = bars.draw([(1,), (10_000,)], ("a",), ["", ""])
    assert float(bar.pieces[0].height) == 0.5


@pytest.mark.parametrize("number", [1, 5, 24, 60])
def test_labels_are_few_and_begin_with_the_first(number):
    made = bars.labels([str(n) for n in range(number)], most=6)
    assert made[0].text == "0"
    assert len(made) <= 6


def test_no_texts_no_labels():
    assert bars.labels([]) == ()
