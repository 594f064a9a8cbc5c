import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.core.text import clean_line, clean_text, fold, is_mark


class TestCleanText:
    def test_can_be_stored(self):
        assert clean_text(" a\x00b\x07\ud800c\r\nd\te ") == "abc\nd\te"

    def test_of_one_line_has_single_blanks(self):
        assert clean_line("  The \n\n Big\tSleep ") == "The Big Sleep"

    @given(st.text())
    def test_is_clean_already_the_second_time(self, text):
        assert clean_text(clean_text(text)) == clean_text(text)
        clean_text(text).encode()


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("Amélie", "Amelie"),
            ("Łódź", "Lodz"),
            ("Straße", "Strasse"),
            ("8½", "8 1/2"),
            ("ﬁn", "fin"),
            ("“a…”", '"a..."'),
        ],
    )
    def test_gives_latin_letters_their_ascii_form(self, text, folded):
        assert fold(text) == folded

    @pytest.mark.parametrize("text", ["Зелёный", "東京物語", "ドラゴンボール", "올드보이", "دنگل"])
    def test_leaves_other_scripts_alone(self, text):
        assert fold(text) == text

    @given(st.text())
    def test_folds_once(self, text):
        assert fold(fold(text)) == fold(text)


def test_vowel_signs_are_marks_and_letters_are_not():
    assert [is_mark(letter) for letter in "दं"] == [False, True]
