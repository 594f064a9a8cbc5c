"""OMDb before a real server on this machine."""

import pytest

from cineteca.outbound.errors import Failed, NotFound, QuotaSpent, Refused, Unauthorised
from cineteca.providers.contract import Found
from cineteca.providers.omdb import OMDb
from cineteca.providers.records import Kind
from tests.providers import answers
from tests.providers.contract import SECRET, ProviderContract


class TestOMDb(ProviderContract):
    def build(self, access, transport):
        return OMDb(access, transport)

    def tell_film(self, outside):
        outside.will(answers.title())

    def tell_show(self, outside):
        outside.will(answers.title(Type="series", Title="Breaking Bad", imdbID="tt0903747", totalSeasons="5"))

    def test_a_work_is_one_call_by_its_imdb_id(self, outside):
        self.tell_film(outside)
        self.fetch(outside, self.film)
        (address,) = outside.addresses
        assert dict(address.params) == {"apikey": SECRET, "i": "tt0113277", "plot": "full"}

    @pytest.mark.parametrize(
        ("status", "message", "error"),
        [
            (200, "Incorrect IMDb ID.", Refused),
            (200, "Movie not found!", NotFound),
            (200, "Error getting data.", NotFound),
            (200, "Something went wrong.", Failed),
            (401, "Invalid API key!", Unauthorised),
            (401, "No API key provided.", Unauthorised),
            (401, "Request limit reached!", QuotaSpent),
            (401, "Who knows.", Unauthorised),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, message, error):
        outside.will({"Response": "False", "Error": message}, status)
        assert message in str(self.fails_with(outside, error))

    def test_a_spent_day_is_worth_another_try_in_an_hour(self, outside):
        outside.will({"Response": "False", "Error": "Request limit reached!"}, 401)
        assert self.fails_with(outside, QuotaSpent).retry_after == 3600.0

    def test_what_imdb_knows_is_found(self, outside):
        self.tell_film(outside)
        found = self.ask(outside, lambda omdb: omdb.find("imdb", "tt0113277"))
        assert found == Found(Kind.FILM, {"imdb": "tt0113277"}, "Heat", 1995)

    @pytest.mark.parametrize("message", ["Incorrect IMDb ID.", "Movie not found!"])
    def test_what_it_does_not_know_is_not_found(self, outside, message):
        outside.will({"Response": "False", "Error": message})
        assert self.ask(outside, lambda omdb: omdb.find("imdb", "tt0000000")) is None

    def test_an_episode_is_no_work_to_be_found(self, outside):
        outside.will(answers.title(Type="episode"))
        assert self.ask(outside, lambda omdb: omdb.find("imdb", "tt0959621")) is None

    def test_a_wrong_key_finds_nothing_and_says_why(self, outside):
        outside.will({"Response": "False", "Error": "Invalid API key!"}, 401)
        with pytest.raises(Unauthorised):
            self.ask(outside, lambda omdb: omdb.find("imdb", "tt0113277"))

    def test_it_knows_no_people(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda omdb: omdb.fetch_person({"omdb": "Al Pacino"}))
        assert outside.asked == []
