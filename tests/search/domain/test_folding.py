import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.folding import LONGEST, line, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Matrix", "the matrix"),
        ("Matrix, The", "the matrix"),
        ("Amélie", "amelie"),
        ("Łódź", "lodz"),
        ("Æon Flux", "aeon flux"),
        ("Straße", "strasse"),
        ("E.T. the Extra-Terrestrial", "et the extra terrestrial"),
        ("M*A*S*H", "mash"),
        ("S.W.A.T.", "swat"),
        ("Schindler's List", "schindlers list"),
        ("Schindler’s List", "schindlers list"),
        ("L'avventura", "l avventura"),
        ("Spider-Man", "spider man"),
        ("WALL·E", "wall e"),
        ("Fast & Furious", "fast and furious"),
        ("Зелёный", "зеленыи"),
        ("Ζορμπάς", "ζορμπασ"),
        ("???", "???"),
        ("", ""),
        ("\0\ud800", ""),
    ],
)
def test_words_are_those_of(text, expected):
    assert " ".join(words(text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("aliens", "alien"),
        ("alien", "alien"),
        ("glass", "glass"),
        ("us", "us"),
        ("curious", "curious"),
        ("paris", "paris"),
    ],
)
def test_plurals_lose_their_s_where_that_is_one(word, expected):
    assert stem(word) == expected


@given(st.text(max_size=2_000))
def test_any_text_has_words_without_blanks_and_not_too_long(text):
    found = words(text)
    assert all(word and " " not in word for word in found)
    assert sum(map(len, found)) <= 4 * LONGEST


@given(st.text(max_size=300))
def test_a_line_is_small_and_one_line(text):
    plain = line(text)
    assert "\n" not in plain
    assert plain == plain.casefold()


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=60))
def test_case_makes_no_difference(text):
    assert words(text.upper()) == words(text.lower())


class TestAPossessive:
    def test_before_a_letter_alone_stays_with_its_word(self):
        assert words("Lemony Snicket's A Series") == ("lemony", "snickets", "a", "series")

    def test_is_no_initial_where_initials_are_joined_as_ever(self):
        assert words("E.T.") == ("et",)
        assert words("M*A*S*H") == ("mash",)
