import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cineteca.catalog.domain.poster.lettering.breaking import LEANING, fitted, words

TITLES = [
    "The Lord of the Rings",
    "Once Upon a Time in the West",
    "The Good, the Bad and the Ugly",
    "Eternal Sunshine of the Spotless Mind",
    "No Country for Old Men",
    "Portrait of a Lady on Fire",
    "The Grand Budapest Hotel",
]


def lines(title, **room):
    return [line.text for line in fitted(title, "bold", **{"width": 340, "height": 200, **room}).lines]


class TestATitle:
    @pytest.mark.parametrize("title", TITLES)
    def test_leaves_no_leaning_word_alone_on_a_line(self, title):
        assert not [line for line in lines(title) if line.lower() in LEANING - {"the"}]

    @pytest.mark.parametrize("title", TITLES)
    def test_keeps_all_its_words_in_order(self, title):
        assert " ".join(lines(title)) == title

    def test_of_one_word_stays_on_one_line(self):
        assert lines("Koyaanisqatsi") == ["Koyaanisqatsi"]

    def test_is_as_large_as_its_longest_word_allows(self):
        block = fitted("Whiplash", "black", width=340, height=400)
        assert block.width == pytest.approx(340)

    def test_is_broken_between_characters_where_its_script_has_no_spaces(self):
        assert words("千と千尋の神隠し") == tuple("千と千尋の神隠し")

    def test_keeps_closing_marks_with_what_they_close(self):
        assert "。" not in words("生きる。")


@settings(deadline=None)  # the first title reads the font
@given(title=st.text(min_size=1, max_size=120), width=st.floats(60, 400), height=st.floats(20, 400))
def test_type_never_leaves_its_box(title, width, height):
    block = fitted(title, "narrow", width=width, height=height)
    assert block.width <= width * 1.001
    assert block.height <= height * 1.001
