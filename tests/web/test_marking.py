import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.web.marking import marked


def brackets(text: str, sought: str) -> str:
    return "".join(f"[{piece}]" if mark else piece for piece, mark in marked(text, sought))


@pytest.mark.parametrize(
    ("text", "sought", "shown"),
    [
        ("Heat", "heat", "[Heat]"),
        ("Heathers", "heat", "[Heat]hers"),
        ("In the Heat of the Night", "heat night", "In the [Heat] of the [Night]"),
        ("Calor entre colinas", "calor entre", "[Calor entre] colinas"),
        ("Heat Heathers", "heat", "[Heat Heat]hers"),
        ("Amélie", "amelie", "[Amélie]"),
        ("Amelie", "Amél", "[Amel]ie"),
        ("Al Pacino", "al", "[Al] Pacino"),
        ("Alien", "al", "[Al]ien"),
        ("Alien", "al pacino", "Alien"),  # two letters begin too much, but for the word that is being typed
        ("Großstadt", "gross", "[Großstadt]"),
        ("The Matrix", "", "The Matrix"),
        ("The Matrix", "…", "The Matrix"),
        ("東京物語", "東京", "[東京]物語"),
    ],
)
def test_marks_what_was_typed(text, sought, shown):
    assert brackets(text, sought) == shown


@given(text=st.text(max_size=60), sought=st.text(max_size=30))
def test_loses_no_letter(text, sought):
    pieces = marked(text, sought)
    assert "".join(piece for piece, _ in pieces) == text
