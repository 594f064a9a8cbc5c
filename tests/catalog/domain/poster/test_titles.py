import pytest

from cineteca.catalog.domain.poster.titles import title_of


class TestATitle:
    @pytest.mark.parametrize(
        ("raw", "main", "sub"),
        [
            ("Heat", "Heat", ""),
            ("Mad Max: Fury Road", "Mad Max", "Fury Road"),
            ("Nosferatu: A Symphony of Horror", "Nosferatu", "A Symphony of Horror"),
            ("Mission: Impossible", "Mission: Impossible", ""),
            ("Mission: Impossible - Fallout", "Mission: Impossible", "Fallout"),
            (
                "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
                "Dr. Strangelove",
                "or: How I Learned to Stop Worrying and Love the Bomb",
            ),
            ("Birdman or (The Unexpected Virtue of Ignorance)", "Birdman", "or (The Unexpected Virtue of Ignorance)"),
            ("2001: A Space Odyssey", "2001", "A Space Odyssey"),
        ],
    )
    def test_is_parted_from_its_subtitle(self, raw, main, sub):
        title = title_of(raw)
        assert (title.main, title.sub) == (main, sub)

    @pytest.mark.parametrize(
        ("raw", "set_"),
        [
            ("Singin' in the Rain", "Singin’ in the Rain"),
            ('The "Burbs"', "The “Burbs”"),
            ("'Round Midnight", "‘Round Midnight"),
            ("And Then...", "And Then…"),
        ],
    )
    def test_is_set_with_real_quotes_and_dots(self, raw, set_):
        assert title_of(raw).main == set_

    @pytest.mark.parametrize("raw", ["", "  ", "\x00", "\u202e"])
    def test_that_is_nothing_becomes_a_dash(self, raw):
        assert title_of(raw).main == "—"
