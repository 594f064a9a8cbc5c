import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.sort_titles import sort_title


@pytest.mark.parametrize(
    ("title", "languages", "expected"),
    [
        ("The Matrix", ["en"], "matrix"),
        ("A Beautiful Mind", ["en-US"], "beautiful mind"),
        ("L'Avventura", ["en", "it"], "avventura"),
        ("L’été meurtrier", ["fr"], "ete meurtrier"),
        ("Les Misérables", ["en"], "les miserables"),
        ("Les Misérables", ["fr"], "miserables"),
        ("Das Boot", ["de"], "boot"),
        ("Die Hard", ["en", None], "die hard"),
        ("’t Zand", ["nl"], "zand"),
        ("Το φιλί", ["el"], "φιλί"),
        ("The The", ["en"], "the"),
        ("A", ["en"], "a"),
        ("¿Qué?", ["es"], "que"),
        ("'71", ["en"], "000071"),
        ("...And Justice for All", ["en"], "and justice for all"),
        ("$", ["en"], "$"),
        ("Malcolm X", ["en"], "malcolm x"),
        ("VI", ["en"], "vi"),
        ("दंगल", [], "दंगल"),
    ],
)
def test_a_title_has_its_place_on_the_shelf(title, languages, expected):
    assert sort_title(title, languages) == expected


@pytest.mark.parametrize(
    "titles",
    [
        ["Ocean's 8", "Ocean's Eleven"],
        ["Rocky", "Rocky II", "Rocky III", "Rocky IV"],
        ["9", "12 Angry Men", "101 Dalmatians", "Heat"],
        ["Élite", "Emma", "Être et avoir"],
    ],
)
def test_numbers_stand_by_their_size_and_accents_do_not_count(titles):
    keys = [sort_title(title) for title in titles]
    assert keys == sorted(keys)


@given(st.text(min_size=1).filter(str.strip))
def test_every_title_has_a_key(title):
    assert sort_title(title)
    assert sort_title(title.upper()) == sort_title(title.upper().strip())
