import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.titles import CODES, SHOWN, code


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, ""),
        ("", ""),
        ("working title", "working"),
        ("Working Title (script)", "working"),
        ("informal title", "informal"),
        ("abbreviation", "abbreviation"),
        ("short title", "abbreviation"),
        ("DVD title", "video"),
        ("Blu-ray", "video"),
        ("festival title", "festival"),
        ("TV", "tv"),
        ("altered title for broadcast on a channel", "tv"),
        ("Romanization", "transliteration"),
        ("pinyin", "transliteration"),
        ("literal English translation", "translation"),
        ("imdbDisplay", "official"),
        ("re-release title", "alternative"),
        ("Central Kurdish", "other"),
        ("دراما", "other"),
    ],
)
def test_what_sources_call_it_has_one_code(told, expected):
    assert code(told) == expected


@given(st.text(max_size=30))
def test_a_code_is_its_own_code(told):
    made = code(told)
    assert made == "" or made in CODES
    assert code(made) == made


def test_a_working_title_is_not_shown_as_the_title():
    assert set(SHOWN) == {"official", "", "alternative"}
