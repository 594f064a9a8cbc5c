"""Titles and names as the tables write them, and as we do."""

import pytest

from scripts.demo_facts import names


class TestATitle:
    @pytest.mark.parametrize(
        ("listed", "title"),
        [
            ("Heat (1995)", "Heat"),
            ("Matrix, The (1999)", "The Matrix"),
            ("Affair to Remember, An (1957)", "An Affair to Remember"),
            ("Rules of the Game, The (La règle du jeu) (1939)", "The Rules of the Game"),
            ("Avventura, L' (Adventure, The) (1960)", "L'Avventura"),
            ("Good, the Bad and the Ugly, The (1966)", "The Good, the Bad and the Ugly"),
            ("Monsters, Inc. (2001)", "Monsters, Inc."),
            ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey"),
        ],
    )
    def test_has_its_article_in_front_and_nothing_behind(self, listed, title):
        assert names.title_of(listed) == title

    def test_may_have_other_names_beside_it(self):
        assert names.other_titles("Rules of the Game, The (Règle du jeu, La) (1939)") == ["La Règle du jeu"]

    def test_ends_with_its_year(self):
        assert names.year_of("1984 (Nineteen Eighty-Four) (1984)") == 1984

    def test_without_a_year_has_none(self):
        assert names.year_of("Paterson") is None


class TestTheCommonForm:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Léa Seydoux", "Lea Seydoux"),
            ("J. K. Simmons", "J.K. Simmons"),
            ("Robert Downey, Jr.", "Robert Downey Jr."),
            ("Lupita Nyong'o", "Lupita Nyong’o"),
            ("Stellan Skarsgård", "STELLAN SKARSGARD"),
            ("Mads Brügger", "Mads Brugger"),
            ("Krzysztof Kieślowski", "Krzysztof Kieslowski"),
        ],
    )
    def test_brings_spellings_of_one_name_together(self, one, other):
        assert names.plain(one) == names.plain(other)

    def test_keeps_different_names_apart(self):
        assert names.plain("Robert B. Sherman") != names.plain("Richard M. Sherman")
