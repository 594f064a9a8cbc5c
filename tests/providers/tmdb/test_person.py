"""A person at TMDB, and what is found by other sources' ids."""

from datetime import date

from cineteca.providers.contract import Found
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise
from tests.providers import answers


class TestAPerson:
    def test_is_read_whole_and_nothing_is_odd(self):
        told = normalise.person(answers.person())
        record = told.record
        assert told.odd == ()
        assert (record.name, record.gender, record.department) == ("Bruce Willis", "male", "Acting")
        assert (record.birth_date, record.death_date) == (date(1955, 3, 19), None)
        assert record.birth_place == "Idar-Oberstein, Germany"
        assert record.also_known_as == ("W. B. Willis", "Брюс Уиллис")
        assert record.ids == {"tmdb": "62", "imdb": "nm0000246", "wikidata": "Q2680", "tvrage": "10183"}
        assert [each.kind for each in record.images] == ["photo", "photo"]

    def test_has_films_and_shows_before_and_behind_the_camera(self):
        record = normalise.person(answers.person()).record
        assert [
            (each.kind, each.credit, each.title, each.year, each.character, each.job) for each in record.filmography
        ] == [
            (Kind.FILM, "cast", "Die Hard", 1988, "John McClane", None),
            (Kind.SHOW, "cast", "Friends", 1994, "Paul", None),
            (Kind.FILM, "crew", "Hudson Hawk", 1991, None, "Story"),
        ]

    def test_may_have_films_and_shows_apart(self):
        told = normalise.person(
            answers.person(
                combined_credits=None,
                movie_credits={"cast": [{"id": 562, "title": "Die Hard"}, {"title": "Nameless"}]},
                tv_credits={"crew": [{"id": 1668, "name": "Friends", "job": "Extra"}]},
            )
        )
        assert [(each.kind, each.title) for each in told.record.filmography] == [
            (Kind.FILM, "Die Hard"),
            (Kind.SHOW, "Friends"),
        ]

    def test_in_something_that_is_neither_is_odd(self):
        told = normalise.person(answers.person(combined_credits={"cast": [{"media_type": "opera", "id": 1}]}))
        assert told.odd == ("combined_credits.cast[0].media_type: neither movie nor tv",)

    def test_of_whom_half_a_birthday_is_known_has_none(self):
        told = normalise.person(answers.person(birthday="1955"))
        assert (told.record.birth_date, told.odd) == (None, ("birthday: not a date",))

    def test_of_no_told_gender_has_none(self):
        assert normalise.person(answers.person(gender=0)).record.gender is None
        assert normalise.person(answers.person(gender=3)).record.gender == "non-binary"


class TestFinding:
    def test_a_film_or_a_show(self):
        film = {"movie_results": [{}, {"id": 949, "title": "Heat", "release_date": "1995-12-15"}]}
        show = {"tv_results": [{"id": 1396, "name": "Breaking Bad", "first_air_date": "2008-01-20"}]}
        assert normalise.found(film) == Found(Kind.FILM, {"tmdb": "949"}, "Heat", 1995)
        assert normalise.found(show) == Found(Kind.SHOW, {"tmdb": "1396"}, "Breaking Bad", 2008)

    def test_a_person(self):
        assert normalise.found_person({"person_results": [{}, {"id": 62, "name": "Bruce Willis"}]}) == "62"
        assert normalise.found_person({"movie_results": [{"id": 949}]}) is None
        assert normalise.found_person(None) is None

    def test_a_person_or_an_episode_is_finding_no_work(self):
        assert normalise.found({"person_results": [{"id": 1}], "tv_episode_results": [{"id": 2}]}) is None
