"""The notation of what we know without a table."""

import pytest

from scripts.demo_facts import films, known
from scripts.demo_facts.known import UnreadableKnowledge

SHOW = """tt0000001 A Show (2001-2003) TV-PG
:genres Drama, Comedy
* Alice Adams = Anna; Bob Brown
S1 2001-02-25 weekly x2 First | Second
S2 2002 x3"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(known, "FOLDER", tmp_path)
    return tmp_path


class TestAShow:
    def test_has_its_cast_with_and_without_characters(self, folder):
        (folder / "shows.txt").write_text(SHOW)
        assert known.shows()["tt0000001"].cast == [("Alice Adams", "Anna"), ("Bob Brown", None)]

    def test_that_went_out_weekly_has_a_day_for_each_episode(self, folder):
        (folder / "shows.txt").write_text(SHOW)
        first = known.shows()["tt0000001"].seasons[0]
        assert first["episodes"] == [
            {"number": 1, "name": "First", "air_date": "2001-02-25"},
            {"number": 2, "name": "Second", "air_date": "2001-03-04"},
        ]

    def test_of_which_only_the_year_is_known_has_no_days(self, folder):
        (folder / "shows.txt").write_text(SHOW)
        assert known.shows()["tt0000001"].seasons[1] == {"number": 2, "episodes": [{"number": n} for n in (1, 2, 3)]}

    def test_with_fewer_names_than_episodes_is_refused(self, folder):
        (folder / "shows.txt").write_text(SHOW.replace("x2 First", "x3 First"))
        with pytest.raises(UnreadableKnowledge):
            known.shows()


class TestAFilm:
    def test_noted_twice_is_refused(self, folder):
        (folder / "films.txt").write_text("tt0000001 A Film (2001)\n\ntt0000001 A Film (2001)")
        with pytest.raises(UnreadableKnowledge):
            known.films()

    def test_with_a_line_of_no_known_form_is_refused(self, folder):
        (folder / "films.txt").write_text("tt0000001 A Film (2001)\n> A tagline\n!? what")
        with pytest.raises(UnreadableKnowledge):
            known.films()


class TestAwards:
    @staticmethod
    def rows(won, lost):
        row = {"Class": "Title", "FilmId": "tt1", "Winner": ""}
        return [row | {"Winner": "True"}] * won + [row] * lost

    @pytest.mark.parametrize(
        ("won", "lost", "sentence"),
        [
            (0, 0, None),
            (0, 1, "Nominated for 1 Oscar."),
            (0, 3, "Nominated for 3 Oscars."),
            (1, 0, "Won 1 Oscar from 1 nomination."),
            (2, 5, "Won 2 Oscars from 7 nominations."),
        ],
    )
    def test_are_counted_in_a_sentence(self, won, lost, sentence):
        assert films.awards("tt1", self.rows(won, lost)) == sentence
