"""Who is who, and who is not."""

from scripts.demo_facts import people
from scripts.demo_facts.crediting import Credit, crew, united


class TestAnItemWithoutAName:
    FILMS = ("one", "two", "three", "four")

    def test_takes_the_name_that_is_always_in_its_films(self):
        casts = {film: ["Alice Adams", f"Extra {film}"] for film in self.FILMS}
        items = {film: ["Q1"] for film in self.FILMS}
        assert people.name_items(casts, items) == {"Q1": "Alice Adams"}

    def test_stays_without_one_after_two_films(self):
        casts = {film: ["Alice Adams"] for film in self.FILMS[:2]}
        assert people.name_items(casts, {film: ["Q1"] for film in casts}) == {}

    def test_stays_without_one_when_two_always_play_together(self):
        casts = {film: ["Alice Adams", "Bob Brown"] for film in self.FILMS}
        assert people.name_items(casts, {film: ["Q1"] for film in casts}) == {}

    def test_loses_a_name_to_the_item_that_has_it_more_often(self):
        casts = {film: ["Alice Adams"] for film in self.FILMS}
        items = {"one": ["Q1", "Q2"], "two": ["Q1", "Q2"], "three": ["Q1", "Q2"], "four": ["Q1"]}
        assert people.name_items(casts, items) == {"Q1": "Alice Adams"}


class TestOneName:
    def test_with_one_id_is_one_person_everywhere(self):
        keys, _ = people.identify({"a": [Credit("Alice Adams", imdb="nm1")], "b": [Credit("Alice Adams")]})
        assert set(keys.values()) == {"nm1"}

    def test_with_two_ids_of_a_kind_is_two_people_and_maybe_a_third(self):
        works = {
            "a": [Credit("Alice Adams", imdb="nm1")],
            "b": [Credit("Alice Adams", imdb="nm2")],
            "c": [Credit("Alice Adams")],
        }
        keys, _ = people.identify(works)
        assert keys["a", "alice adams"] == "nm1"
        assert keys["b", "alice adams"] == "nm2"
        assert keys["c", "alice adams"] == "name:alice adams"

    def test_with_ids_of_two_kinds_is_one_person_told_by_two_tables(self):
        keys, found = people.identify(
            {"a": [Credit("Alice Adams", imdb="nm1")], "b": [Credit("Alice Adams", item="Q1")]}
        )
        assert set(keys.values()) == {"nm1"}
        assert found["nm1"].item == "Q1"

    def test_known_to_be_shared_goes_by_the_kind_of_work(self):
        works = {
            "actor": [Credit("Will Smith", imdb="nm1")],
            "cartoon": [Credit("Will Smith")],
            "series": [crew("Will Smith", "Creator")],
        }
        keys, _ = people.identify(works)
        assert keys["cartoon", "will smith"] == "nm1"
        assert keys["series", "will smith"] == "name:will smith (production)"


class TestCreditsOfOneFilm:
    def test_name_each_person_once_and_keep_what_each_table_adds(self):
        credits_ = united(
            [Credit("J. K. Simmons"), Credit("J.K. Simmons", character="Fletcher"), Credit("J.K. Simmons", imdb="nm1")]
        )
        assert credits_ == [Credit("J. K. Simmons", character="Fletcher", imdb="nm1")]

    def test_say_writer_only_of_those_who_are_not_said_to_have_written_the_screenplay(self):
        credits_ = united(
            [crew("Alice Adams", "Writer"), crew("Bob Brown", "Writer"), crew("Alice Adams", "Screenplay")]
        )
        assert [(credit.name, credit.job) for credit in credits_] == [
            ("Alice Adams", "Screenplay"),
            ("Bob Brown", "Writer"),
        ]
