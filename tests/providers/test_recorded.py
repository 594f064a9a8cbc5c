"""Recorded answers put together as the works that they are about."""

from cineteca.providers.omdb.recorded import recordings
from cineteca.providers.recorded import RecordedPerson, RecordedWork, Skipped
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise, parts
from cineteca.providers.tmdb.recorded import compose
from tests.providers import answers


def composed(*recorded):
    """What is made of answers that are given as ``(path, body)`` or ``(path, body, query)``."""
    index = [
        {"method": "GET", "path": path, "query": dict(*query), "status": 200, "file": str(place)}
        for place, (path, _, *query) in enumerate(recorded)
    ]
    return list(compose(index, lambda name: recorded[int(name)][1]))


def bare(body, *kept):
    """A detail without its parts, but for those in `kept`."""
    return {key: value for key, value in body.items() if key not in {*parts.FILM, *parts.SHOW} - {*kept}}


def film_of(recording):
    assert isinstance(recording, RecordedWork)
    return normalise.film(recording.bodies["main"]).record


class TestAFilm:
    def test_has_the_parts_that_were_recorded_apart(self):
        whole = answers.film()
        (told,) = composed(
            ("/3/movie/949", bare(whole)),
            *((f"/3/movie/949/{part}", {"id": 949, **whole[part]}) for part in parts.FILM),
            ("/3/movie/949/lists", {"results": []}),
        )
        assert (told.kind, told.ids) == (Kind.FILM, {"tmdb": "949"})
        assert film_of(told) == normalise.film(whole).record

    def test_speaks_the_language_of_the_detail_without_one(self):
        (told,) = composed(
            ("/3/movie/949", bare(answers.film(title="Heat (auf Deutsch)")), {"language": "de-DE"}),
            ("/3/movie/949", bare(answers.film())),
        )
        assert film_of(told).title == "Heat"

    def test_is_filled_by_what_was_appended_to_another_detail(self):
        (told,) = composed(
            ("/3/movie/949", bare(answers.film())),
            ("/3/movie/tt0113277", bare(answers.film(), "credits"), {"language": "fr"}),
        )
        assert film_of(told).cast[0].person.name == "Al Pacino"

    def test_has_what_was_recorded_of_a_part_in_several_questions(self):
        def titles(name, region):
            return {"titles": [{"iso_3166_1": region, "title": name, "type": ""}]}

        (told,) = composed(
            ("/3/movie/949", bare(answers.film())),
            ("/3/movie/949/alternative_titles", titles("Fuego contra fuego", "AR"), {"country": "AR"}),
            ("/3/movie/949/alternative_titles", titles("Heat – Fredløs", "DK"), {"country": "DK"}),
        )
        assert {title.region for title in film_of(told).titles} == {"AR", "DK"}

    def test_of_which_no_detail_was_recorded_has_its_title_from_a_list(self):
        listed = {"id": 949, "title": "Heat", "release_date": "1995-12-15", "genre_ids": [28, 99, []]}
        (told,) = composed(
            ("/3/movie/949/keywords", answers.film()["keywords"]),
            ("/3/movie/popular", {"results": [{**listed, "title": "Heat (auf Deutsch)"}]}, {"language": "de"}),
            ("/3/movie/top_rated", {"results": [listed, 3]}),
            ("/3/genre/movie/list", {"genres": [{"id": 28, "name": "Action"}]}),
        )
        record = film_of(told)
        assert (record.title, record.year, record.genres, record.keywords) == ("Heat", 1995, ("Action",), ("heist",))

    def test_of_which_nothing_tells_the_title_is_skipped_with_a_reason(self):
        (told,) = composed(
            ("/3/movie/949/keywords", {}), ("/3/tv/popular", {"results": [{"genre_ids": [], "id": 949}]})
        )
        assert told == Skipped("tmdb", "movie/949", "nothing tells its title; recorded: keywords")


class TestAShow:
    def test_has_its_seasons_with_their_own_parts(self):
        season = answers.season(1)
        (told,) = composed(
            ("/3/tv/1396", answers.show()),
            ("/3/tv/1396/season/1/external_ids", season.pop("external_ids")),
            ("/3/tv/1396/season/1", season),
            ("/3/tv/1396/season/1/changes", {}),
            ("/3/tv/1396/season/2/videos", {"results": [answers.trailer()]}),
        )
        record = normalise.show(told.bodies["main"], parts.season_bodies(told.bodies)).record
        first, second = record.seasons
        assert (len(first.episodes), first.ids["tvdb"]) == (2, "30272")
        assert (second.number, len(second.videos)) == (2, 1)


def test_a_person_is_recorded_too():
    (told,) = composed(("/3/person/62", answers.person()))
    assert isinstance(told, RecordedPerson)
    assert normalise.person(told.bodies["main"]).record.name == "Bruce Willis"


def test_errors_and_lost_files_are_left_out():
    index = [
        {"path": "/3/movie/1", "status": 404, "file": "0"},
        {"path": "/3/movie/2", "status": 200, "file": "gone"},
        {"path": "/3/movie/3", "status": 200, "method": "POST", "file": "1"},
    ]
    assert list(compose(index, lambda name: None if name == "gone" else answers.film())) == []


class TestTitlesOfOMDb:
    def test_are_works(self):
        (told,) = recordings([answers.title()], "titles")
        assert told == RecordedWork("omdb", Kind.FILM, {"imdb": "tt0113277"}, {"main": answers.title()})

    def test_that_are_none_are_skipped_with_a_reason(self):
        found = [
            3,
            {"Response": "False", "Error": "Movie not found!"},
            answers.title(imdbID="N/A"),
            answers.title(Type="episode"),
        ]
        assert [(each.what, each.reason) for each in recordings(found, "titles")] == [
            ("titles:1", "no JSON object"),
            ("titles:2", "OMDb: Movie not found!"),
            ("titles:3", "without an IMDb id"),
            ("tt0113277", "neither film nor show"),
        ]
