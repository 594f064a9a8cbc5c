"""A show at TMDB, its seasons and episodes."""

import pytest

from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise, parts
from tests.providers import answers


def show(inside=None, **changes):
    return normalise.show(answers.show(**changes), inside).record


class TestAShow:
    def test_is_read_whole_and_nothing_is_odd(self):
        told = normalise.show(answers.show(), {"season/1": answers.season(1)})
        record = told.record
        assert told.odd == ()
        assert (record.kind, record.title, record.year, record.status) == (Kind.SHOW, "Breaking Bad", 2008, "Ended")
        assert record.ids == {"tmdb": "1396", "imdb": "tt0903747", "tvdb": "81189", "wikidata": "Q1079"}
        assert record.certifications == {"US": "TV-MA", "DE": "16"}
        assert record.keywords == ("new mexico",)
        assert record.networks[0].name == "AMC"
        assert record.titles[0].title == "Bədbəxt"
        assert record.translations[0].language == "zh"

    def test_comes_from_where_it_was_made_when_no_producer_is_told(self):
        assert show().countries == ("US",)
        assert show(production_countries=[{"iso_3166_1": "DE"}]).countries == ("DE",)

    def test_is_spoken_in_its_languages_when_none_is_listed_with_a_name(self):
        assert show().languages == ("en", "de", "es")


class TestItsCredits:
    def test_count_all_seasons_in_the_order_of_the_list(self):
        told = show()
        assert [(each.person.name, each.character, each.episode_count, each.order) for each in told.cast] == [
            ("Bryan Cranston", "Walter White", 62, 0),
            ("Bryan Cranston", "Heisenberg", 9, 0),
        ]

    def test_are_the_plain_ones_when_nobody_counted(self):
        assert [each.character for each in show(aggregate_credits=None).cast] == ["Late"]

    def test_lose_nobody_without_a_role(self):
        told = show(aggregate_credits={"cast": [answers.credited(1, "Ann", roles=[])], "crew": None})
        assert [(each.person.name, each.character) for each in told.cast] == [("Ann", None)]

    def test_begin_with_who_created_it(self):
        assert [(each.person.name, each.job) for each in show().crew] == [
            ("Vince Gilligan", "Creator"),
            ("A Painter", "Painter"),
        ]


class TestItsRuntime:
    def test_is_what_the_show_says(self):
        assert show(episode_run_time=[0, 45, 60]).runtime_minutes == 45

    def test_is_that_of_a_usual_episode_when_it_says_nothing(self):
        specials = answers.season(0, episodes=[answers.episode(1, runtime=5)])
        assert show({"season/0": specials, "season/1": answers.season(1)}).runtime_minutes == 48

    def test_is_that_of_the_last_episode_when_no_other_is_known(self):
        assert show().runtime_minutes == 56
        assert show(last_episode_to_air=None).runtime_minutes is None


class TestItsSeasons:
    def test_are_told_by_the_list_and_filled_by_their_own_answers(self):
        first, second = show({"season/1": answers.season(1, overview="")}).seasons
        assert (first.number, first.episode_count, len(first.episodes), first.plot) == (1, 7, 2, None)
        assert (second.number, second.episode_count, second.episodes) == (2, 7, ())

    def test_are_in_order_and_each_is_there_once(self):
        told = normalise.show({"seasons": [answers.season_line(number) for number in (3, 0, 3, 1)]}).record
        assert [season.number for season in told.seasons] == [0, 1, 3]

    def test_come_from_every_answer_about_the_show(self):
        bodies = {
            "main": {"season/1": 1},
            "seasons:10": {"season/30": 30},
            "seasons:2": {"season/2": 2, "name": "x"},
            "other": [],
        }
        assert parts.season_bodies(bodies) == {"season/1": 1, "season/2": 2, "season/30": 30}

    def test_are_asked_for_twenty_at_a_time(self):
        numbers = parts.season_numbers(answers.show(seasons=41))
        assert [len(batch) for batch in parts.batches(numbers)] == [20, 20, 1]
        assert next(parts.batches(numbers))[:2] == ("season/1", "season/2")


class TestASeason:
    def test_has_episodes_people_pictures_and_other_ids(self):
        told = normalise.season(answers.season())
        record = told.record
        assert told.odd == ()
        assert (record.number, record.title, record.episode_count) == (1, "Season 1", 2)
        assert record.ids == {"tmdb": "3571", "tvdb": "30272", "wikidata": "Q1582890"}
        assert [(each.person.name, each.character, each.episode_count) for each in record.cast] == [
            ("Bryan Cranston", "Walter White", 7)
        ]
        assert [each.job for each in record.crew] == ["Production Design"]
        assert len(record.images) == len(record.videos) == 1
        assert (record.ratings[0].value_100, record.ratings[0].votes) == (80.0, None)

    def test_has_each_episode_once(self):
        told = normalise.season(answers.season(episodes=[answers.episode(1), answers.episode(1, name="Again"), {}]))
        assert [each.title for each in told.record.episodes] == ["Episode 1"]
        assert told.odd == ("episodes[2].episode_number: absent",)

    def test_without_a_number_is_odd(self):
        told = normalise.season({"name": "Season ?"})
        assert (told.record.number, told.odd) == (0, ("season_number: absent",))

    @pytest.mark.parametrize("number", [-1, 2**31, "1", True])
    def test_with_an_impossible_number_is_no_season_of_its_show(self, number):
        assert normalise.show({"seasons": [{"season_number": number}]}).record.seasons == ()


class TestAnEpisode:
    def test_has_guests_crew_and_a_still(self):
        told = normalise.episode(answers.episode(2, episode_type="finale", production_code="102"))
        record = told.record
        assert told.odd == ()
        assert (record.number, record.type, record.runtime_minutes, record.production_code) == (2, "finale", 48, "102")
        assert [(each.kind, each.character) for each in record.guests] == [("guest", "Steven Gomez")]
        assert [each.job for each in record.crew] == ["Writer"]
        assert record.images[0].kind == "still"
        assert record.ratings[0].votes == 100

    def test_without_a_number_is_odd(self):
        told = normalise.episode({})
        assert (told.record.number, told.odd) == (0, ("episode_number: absent",))
