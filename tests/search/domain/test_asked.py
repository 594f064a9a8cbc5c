import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.asked import MOST_WORDS, understand
from cineteca.search.domain.names import KEY_LENGTH, classed_words, initials, keys


@pytest.mark.parametrize(
    ("text", "year", "key"),
    [
        ("heat 1995", 1995, "heat"),
        ("Heat (1995)", 1995, "heat"),
        ("1917", None, "1917"),
        ("2001 a space odyssey", None, "2001 a space odyssey"),
        ("blade runner 2049", 2049, "blade runner"),
        ("(1995)", None, "1995"),
        ("the matrix", None, "the matrix"),
    ],
)
def test_a_year_beside_other_words_is_a_hint(text, year, key):
    asked = understand(text)
    assert (asked.year, asked.literal) == (year, key)


def test_a_year_that_is_a_part_of_the_name_is_a_key_too():
    assert "wonder woman 1984" in understand("wonder woman 1984").keys


def test_a_last_word_is_open_unless_something_follows():
    assert understand("godf").open
    assert not understand("godf ").text.endswith(" ")
    assert not understand("what?").open


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Godfather Part II", "godfather part 2"),
        ("Rocky III", "rocky 3"),
        ("Twelve Angry Men", "12 angry men"),
        ("Twenty-One Grams", "21 grams"),
        ("Part Two", "part 2"),
        ("Брат", "brat"),
        ("A Ghost Story", "ghost story"),
        ("Die Hard", "die hard"),
    ],
)
def test_a_name_has_keys_without_article_and_with_digits(name, key):
    assert key in keys(name)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Spider-Man", "spiderman"), ("WALL·E", "walle"), ("Se7en", "seven"), ("東京物語", "東京"),
        ("The Lord of the Rings", "lotr"), ("How I Met Your Mother", "himym"), ("Aliens", "alien"),
    ],
)  # fmt: skip
def test_a_name_is_found_by(name, word):
    assert word in classed_words(name)


def test_two_words_have_no_initials():
    assert list(initials("Die Hard")) == []


@given(st.text(max_size=1_500))
def test_any_text_is_understood(text):
    asked = understand(text)
    assert len(asked.words) <= MOST_WORDS
    assert all(forms and all(forms) for forms in asked.words)
    assert asked.empty == (not asked.keys)
    assert all(len(key) <= KEY_LENGTH for key in asked.keys)


@given(st.text(max_size=120))
def test_a_name_that_is_asked_for_as_it_is_has_a_key_in_common_with_the_question(name):
    asked = understand(name)
    assert not keys(name) or set(keys(name)) & set(asked.keys)
