import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.slugs import first_free, slug


@pytest.mark.parametrize(
    ("title", "year", "expected"),
    [
        ("Heat", 1995, "heat-1995"),
        ("Amélie", 2001, "amelie-2001"),
        ("Schindler’s List", 1993, "schindlers-list-1993"),
        ("8½", 1963, "8-1-2-1963"),
        ("Łódź & Æther", None, "lodz-and-aether"),
        ("S.W.A.T.", 2003, "s-w-a-t-2003"),
        ("東京物語", 1953, "東京物語-1953"),
        ("Зелёный слоник", 1999, "зелёный-слоник-1999"),
        ("दंगल", 2016, "दगल-2016"),
        ("올드보이", 2003, "올드보이-2003"),
        ("İstanbul", None, "istanbul"),
        ("…", 2020, "untitled-2020"),
        ("", None, "untitled"),
        ("1984", 1984, "1984"),
    ],
)
def test_a_title_becomes_an_address(title, year, expected):
    assert slug(title, year) == expected


def test_long_titles_are_cut_between_words():
    assert slug("very long " * 30, 1999) == "-".join(["very-long"] * 12) + "-1999"
    assert slug("x" * 500, 1999) == "x" * 120 + "-1999"


@given(st.text(max_size=300), st.none() | st.integers(1800, 2200))
def test_every_text_has_a_slug_that_an_address_can_hold(title, year):
    assert re.fullmatch(r"[\w]+(-[\w]+)*", slug(title, year))
    assert len(slug(title, year)) <= 125


def test_a_taken_slug_is_numbered():
    assert first_free("heat-1995", {"heat-1994"}) == "heat-1995"
    assert first_free("heat-1995", {"heat-1995", "heat-1995-2"}) == "heat-1995-3"
