from cineteca.catalog.domain.languages import base, is_language, regions_of


def test_a_language_comes_home_first():
    assert regions_of("de")[0] == "DE"
    assert {"AT", "CH"} <= set(regions_of("de"))
    assert regions_of("pt")[0] == "BR"
    assert "PT" in regions_of("pt")


def test_a_language_that_nobody_knows_is_spoken_nowhere():
    assert regions_of("xx") == ()


def test_a_tag_has_a_language():
    assert base("pt-BR") == base("pt_BR") == base("PT") == "pt"


def test_a_code_is_two_or_three_letters():
    assert is_language("de")
    assert not any(is_language(code) for code in ("", "DE", "d", "deutsch", "d1"))
