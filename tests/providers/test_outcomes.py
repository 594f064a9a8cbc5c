"""What comes of a file of answers."""

import gzip
import json

import pytest

from cineteca.providers.outcomes import outcomes
from tests.providers import answers


def told(provider, kind, raw):
    return list(outcomes(provider, kind, raw))


def raw(*bodies):
    return b"\n".join(json.dumps(body).encode() for body in bodies)


class TestABody:
    def test_gives_its_record_and_what_was_odd(self):
        (outcome,) = told("tmdb", "movie", raw(answers.film(runtime="long")))
        assert outcome["provider"] == "tmdb"
        assert outcome["kind"] == "movie"
        assert outcome["ok"] is True
        assert outcome["record"]["title"] == "Heat"
        assert outcome["odd"] == ["runtime: str"]

    @pytest.mark.parametrize(
        ("provider", "kind", "body", "name"),
        [
            ("tmdb", "film", answers.film(), "Heat"),
            ("tmdb", "show", answers.show(), "Breaking Bad"),
            ("tmdb", "season", answers.season(), "Season 1"),
            ("tmdb", "episode", answers.episode(1), "Episode 1"),
            ("omdb", "movie", answers.title(), "Heat"),
            ("omdb", "series", answers.title(Type="series"), "Heat"),
        ],
    )
    def test_of_each_kind_is_read_as_that_kind(self, provider, kind, body, name):
        (outcome,) = told(provider, kind, raw(body))
        assert (outcome["record"]["title"], outcome["odd"]) == (name, [])

    def test_of_a_person_is_a_person(self):
        (outcome,) = told("tmdb", "person", raw(answers.person()))
        assert outcome["record"]["name"] == "Bruce Willis"

    def test_of_a_show_holds_the_seasons_appended_to_it(self):
        (outcome,) = told("tmdb", "show", raw({**answers.show(), "season/1": answers.season(1)}))
        assert [len(season.get("episodes", ())) for season in outcome["record"]["seasons"]] == [2, 0]

    def test_laid_out_for_people_is_one_body(self):
        assert len(told("tmdb", "movie", json.dumps(answers.film(), indent=2).encode())) == 1


class TestManyBodies:
    def test_may_be_lines(self):
        outcome = told("omdb", "movie", raw(answers.title(), answers.title(Title="Ronin")) + b"\n\n")
        assert [each["record"]["title"] for each in outcome] == ["Heat", "Ronin"]

    def test_may_be_a_list(self):
        outcome = told("tmdb", "movie", raw([answers.film(), answers.film(title="Ronin")]))
        assert [each["record"]["title"] for each in outcome] == ["Heat", "Ronin"]

    def test_may_be_zipped(self):
        assert len(told("omdb", "movie", gzip.compress(raw(answers.title(), answers.title())))) == 2

    def test_with_a_broken_one_among_them_lose_only_that(self):
        outcome = told("tmdb", "movie", raw(answers.film()) + b'\n{"id": 9\n' + raw(answers.film(), [1]))
        assert [each["ok"] for each in outcome] == [True, False, True, False]
        assert [each.get("error") for each in outcome] == [None, "Unreadable", None, "Unreadable"]


class TestAnError:
    @pytest.mark.parametrize(
        ("provider", "body", "error"),
        [
            ("tmdb", {"success": False, "status_code": 34, "status_message": "Not found."}, "NotFound"),
            ("tmdb", {"success": False, "status_code": 7, "status_message": "Invalid API key."}, "Unauthorised"),
            ("tmdb", {"status_code": 25, "status_message": "Too many."}, "RateLimited"),
            ("tmdb", {"success": False, "status_code": 11, "status_message": "Internal."}, "Failed"),
            ("tmdb", {"success": False}, "Refused"),
            ("omdb", {"Response": "False", "Error": "Incorrect IMDb ID."}, "Refused"),
            ("omdb", {"Response": "False", "Error": "Movie not found!"}, "NotFound"),
            ("omdb", {"Response": "False", "Error": "Error getting data."}, "NotFound"),
            ("omdb", {"Response": "False", "Error": "Invalid API key!"}, "Unauthorised"),
            ("omdb", {"Response": "False", "Error": "Request limit reached!"}, "QuotaSpent"),
            ("omdb", {"Response": "False"}, "Failed"),
            ("omdb", {"Error": "Something went wrong."}, "Failed"),
        ],
    )
    def test_of_the_provider_is_an_error_with_its_meaning(self, provider, body, error):
        (outcome,) = told(provider, "movie", raw(body))
        assert (outcome["ok"], outcome["error"]) == (False, error)
        assert outcome["message"]

    @pytest.mark.parametrize(
        "text", [b"", b"<html>", b'{"id": 1,\n"title":\n', b"[]", b"null", b"\x1f\x8bnot gzip", b"\xff\xfe\x00"]
    )
    def test_of_the_file_is_one_unreadable_body(self, text):
        (outcome,) = told("tmdb", "movie", text)
        assert (outcome["ok"], outcome["error"]) == (False, "Unreadable")

    def test_to_ask_omdb_for_a_person_is_refused(self):
        (outcome,) = told("omdb", "person", raw(answers.title()))
        assert outcome["error"] == "Refused"


@pytest.mark.parametrize(("provider", "kind"), [("netflix", "movie"), ("tmdb", "song")])
def test_a_provider_or_kind_that_there_is_none_of_is_a_mistake(provider, kind):
    with pytest.raises(ValueError, match="There is no"):
        told(provider, kind, b"{}")
