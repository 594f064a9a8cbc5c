"""Spellings that mean one word."""

import pytest

from cineteca.search.domain import names
from cineteca.search.domain.spellings import spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doctor Zhivago", "Dr. Zhivago"),
        ("My Neighbour Totoro", "My Neighbor Totoro"),
        ("Three Colours: Blue", "Three Colors: Blue"),
        ("Kramer versus Kramer", "Kramer vs. Kramer"),
        ("Saint Elmo's Fire", "St. Elmo's Fire"),
        ("Godfather Pt. II", "The Godfather: Part II"),
        ("The Nightmare Before Xmas", "Nightmare Before Christmas"),
    ],
)
def test_names_have_a_key_in_common(one, other):
    assert set(names.keys(one)) & set(names.keys(other))


def test_a_v_is_found_by_versus_and_by_five():
    assert {"vs", "v"} <= set(names.classed_words("Batman v Superman"))
    assert "rocky 5" in names.keys("Rocky V")


@pytest.mark.parametrize("word", ["four", "hour", "tour", "heat"])
def test_other_words_have_one_spelling(word):
    assert spellings(word) == ()
