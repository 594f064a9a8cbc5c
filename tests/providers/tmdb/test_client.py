"""TMDB before a real server on this machine."""

import pytest

from cineteca.outbound.errors import Failed, NotFound, RateLimited, Refused, Unauthorised
from cineteca.providers.contract import Access, Found, Wanted
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import TMDB
from tests.providers import answers
from tests.providers.contract import SECRET, ProviderContract


class TestTMDB(ProviderContract):
    def build(self, access, transport):
        return TMDB(access, transport)

    def tell_film(self, outside):
        outside.will(answers.film())

    def tell_show(self, outside):
        outside.will(answers.show())
        outside.will({**answers.show(), "season/1": answers.season(1), "season/2": answers.season(2)})

    def test_a_film_is_one_call_with_everything_appended(self, outside):
        self.tell_film(outside)
        self.fetch(outside, self.film)
        (address,) = outside.addresses
        assert address.path == "/3/movie/949"
        assert address.params["api_key"] == SECRET
        assert set(address.params["append_to_response"].split(",")) == {
            "credits", "videos", "images", "keywords", "release_dates", "watch/providers", "external_ids", "similar",
            "recommendations", "alternative_titles", "translations",
        }  # fmt: skip
        assert (address.params["language"], address.params["include_image_language"]) == ("en-US", "en,null")

    def test_pictures_come_in_our_language_too(self, outside):
        self.tell_film(outside)
        self.ask(
            outside, lambda tmdb: tmdb.fetch_work(self.film), access=Access(outside.url, key="k", language="de-DE")
        )
        assert outside.addresses[0].params["include_image_language"] == "de,en,null"

    def test_a_token_goes_into_a_header_and_no_key_into_the_address(self, outside):
        self.tell_film(outside)
        access = Access(outside.url, key="unused", token=SECRET)
        self.ask(outside, lambda tmdb: tmdb.fetch_work(self.film), access=access)
        assert "api_key" not in outside.addresses[0].params
        assert f"Authorization: Bearer {SECRET}".lower() in outside.asked[0].lower()
        assert SECRET not in repr(access)

    @pytest.mark.parametrize(("seasons", "calls"), [(0, 1), (1, 2), (20, 2), (21, 3), (41, 4)])
    def test_a_show_is_one_call_and_one_for_each_twenty_seasons(self, outside, seasons, calls):
        body = answers.show(seasons=seasons)
        outside.will(body)
        for start in range(1, seasons + 1, 20):
            batch = range(start, min(start + 20, seasons + 1))
            outside.will({**body, **{f"season/{number}": answers.season(number) for number in batch}})
        answer = self.fetch(outside, self.show)
        assert answer.calls == len(outside.asked) == calls
        assert [len(season.episodes) for season in answer.record.seasons] == [2] * seasons
        assert all(len(address.params["append_to_response"].split(",")) <= 20 for address in outside.addresses)

    def test_a_show_of_which_some_seasons_fail_has_the_others(self, outside):
        body = answers.show(seasons=41)
        outside.will(body)
        outside.will({**body, **{f"season/{number}": answers.season(number) for number in range(1, 21)}})
        outside.will(b"", 503)
        outside.will({**body, "season/41": answers.season(41)})
        answer = self.fetch(outside, self.show)
        told = [season.number for season in answer.record.seasons if season.episodes]
        assert told == [*range(1, 21), 41]
        assert answer.lacking == ("seasons 21–40: It answered 503.",)
        assert (answer.calls, set(answer.bodies)) == (4, {"main", "seasons:1", "seasons:3"})

    @pytest.mark.parametrize(
        ("source", "asked"), [("imdb", "imdb_id"), ("tvdb", "tvdb_id"), ("wikidata", "wikidata_id")]
    )
    def test_a_work_known_by_another_source_is_looked_up_first(self, outside, source, asked):
        outside.will({"movie_results": [{"id": 949, "title": "Heat"}]})
        outside.will(answers.film())
        answer = self.fetch(outside, Wanted(Kind.FILM, {source: "tt0113277"}))
        assert answer.calls == 2
        assert outside.addresses[0].path == "/3/find/tt0113277"
        assert outside.addresses[0].params["external_source"] == asked

    def test_a_work_of_another_kind_is_not_the_one_that_was_asked_for(self, outside):
        outside.will({"tv_results": [{"id": 1396, "name": "Breaking Bad"}]})
        outside.will({"status_code": 34, "status_message": "Gone."}, 404)
        self.fails_with(outside, NotFound, Wanted(Kind.FILM, {"imdb": "tt0903747", "wikidata": "Q1079"}))

    def test_what_another_source_knows_is_found(self, outside):
        outside.will(
            {"movie_results": [], "tv_results": [{"id": 1396, "name": "Breaking Bad", "first_air_date": "2008-01-20"}]}
        )
        found = self.ask(outside, lambda tmdb: tmdb.find("tvdb", "81189"))
        assert found == Found(Kind.SHOW, {"tmdb": "1396"}, "Breaking Bad", 2008)

    def test_a_person_is_one_call(self, outside):
        outside.will(answers.person())
        answer = self.ask(outside, lambda tmdb: tmdb.fetch_person({"tmdb": "62"}))
        assert (answer.record.name, answer.calls, len(outside.asked)) == ("Bruce Willis", 1, 1)
        assert outside.addresses[0].params["append_to_response"] == "combined_credits,external_ids,images"

    def test_a_person_known_to_imdb_alone_is_looked_up_first(self, outside):
        outside.will({"movie_results": [], "person_results": [{"id": 62, "name": "Bruce Willis"}]})
        outside.will(answers.person())
        answer = self.ask(outside, lambda tmdb: tmdb.fetch_person({"imdb": "nm0000246"}))
        assert (answer.record.name, answer.calls) == ("Bruce Willis", 2)
        assert [asked.path for asked in outside.addresses] == ["/3/find/nm0000246", "/3/person/62"]

    @pytest.mark.parametrize("ids", [{}, {"omdb": "Bruce Willis"}])
    def test_a_person_without_an_identifier_is_not_found(self, outside, ids):
        with pytest.raises(NotFound):
            self.ask(outside, lambda tmdb: tmdb.fetch_person(ids))
        assert outside.asked == []

    def test_a_person_whom_tmdb_does_not_know_is_not_found(self, outside):
        outside.will({"person_results": []})
        with pytest.raises(NotFound):
            self.ask(outside, lambda tmdb: tmdb.fetch_person({"imdb": "nm9999999"}))

    def test_a_season_is_one_call(self, outside):
        outside.will(answers.season())
        told = self.ask(outside, lambda tmdb: tmdb.fetch_season("1396", 1))
        assert (told.record.number, outside.addresses[0].path) == (1, "/3/tv/1396/season/1")

    def test_its_configuration_tells_whether_the_key_is_good(self, outside):
        outside.will({"images": {"secure_base_url": "https://image.tmdb.org/t/p/"}})
        assert self.ask(outside, lambda tmdb: tmdb.configuration())["images"]
        outside.will({"success": False, "status_code": 7, "status_message": "Invalid API key."}, 401)
        with pytest.raises(Unauthorised, match="Invalid API key"):
            self.ask(outside, lambda tmdb: tmdb.check())

    @pytest.mark.parametrize(
        ("status", "code", "error"),
        [
            (404, 34, NotFound),
            (401, 7, Unauthorised),
            (401, 3, Unauthorised),
            (429, 25, RateLimited),
            (500, 11, Failed),
            (200, 11, Failed),
            (200, 25, RateLimited),
            (422, 47, Refused),
            (405, 99, Refused),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, code, error):
        outside.will({"success": False, "status_code": code, "status_message": "So it is."}, status)
        assert "So it is." in str(self.fails_with(outside, error))
