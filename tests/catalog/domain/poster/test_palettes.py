import pytest

from cineteca.catalog.domain.poster.colour import READABLE, contrast
from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.palettes import MOODS, PALETTES, palette_for
from cineteca.catalog.domain.poster.subject import Subject


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
class TestAPalette:
    def test_has_an_ink_that_reads_on_its_ground(self, palette):
        assert contrast(palette.inks.ink, palette.inks.ground) >= READABLE

    def test_finds_a_readable_ink_for_each_of_its_colours(self, palette):
        inks = palette.inks
        for colour in (inks.ground, inks.ink, inks.a, inks.b, inks.c):
            assert contrast(inks.on(colour), colour) >= READABLE
            assert contrast(inks.loud_on(colour), colour) >= READABLE
            assert contrast(inks.upon(colour).ink, colour) >= READABLE

    def test_has_colours_that_are_seen_on_its_ground(self, palette):
        inks = palette.inks
        assert all(contrast(colour, inks.ground) >= 1.2 for colour in (inks.a, inks.b, inks.c))

    def test_has_a_mood_that_some_genre_has(self, palette):
        assert palette.moods & {mood for moods in MOODS.values() for mood in moods.split()}


class TestTheCabinet:
    def test_names_every_palette_once(self):
        assert len({palette.name for palette in PALETTES}) == len(PALETTES)

    def test_gives_a_film_of_the_eighties_few_inks_of_other_years(self):
        chosen = [palette_for(Subject(f"film:{n}", "Heat", 1985, ("Thriller",)), Dice(f"film:{n}")) for n in range(400)]
        of_its_time = [palette for palette in chosen if palette.years[0] - 12 <= 1985 <= palette.years[1] + 12]
        assert len(of_its_time) > 0.9 * len(chosen)

    def test_gives_horror_and_family_films_different_inks(self):
        def names(genre):
            films = [Subject(f"film:{n}", "Heat", 1990, (genre,)) for n in range(200)]
            return {palette_for(film, Dice(film.seed)).name for film in films}

        assert len(names("Horror") - names("Family")) >= 5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_no_form_is_lost_when_inks_change_places(palette):
    inks = palette.inks
    for colour in (inks.a, inks.b, inks.c, inks.ink):
        turned = inks.upon(colour)
        assert turned.ground not in {turned.ink, turned.a, turned.b, turned.c}
        assert turned.ink not in {turned.a, turned.b, turned.c}
