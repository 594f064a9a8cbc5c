"""Fanart.tv before a real server on this machine."""

import pytest

from cineteca.outbound.errors import NotFound, Refused, Unauthorised
from cineteca.providers.contract import Found, Wanted
from cineteca.providers.fanart import Fanart
from cineteca.providers.records import Kind
from tests.providers import answers
from tests.providers.contract import SECRET, ProviderContract


class TestFanart(ProviderContract):
    def build(self, access, transport):
        return Fanart(access, transport)

    def tell_film(self, outside):
        outside.will(answers.pictures())

    def tell_show(self, outside):
        outside.will(answers.shows_pictures())

    def test_a_film_goes_by_tmdbs_number(self, outside):
        self.tell_film(outside)
        self.fetch(outside, self.film)
        (address,) = outside.addresses
        assert (address.path, dict(address.params)) == ("/3/movies/949", {"api_key": SECRET})

    def test_a_film_without_one_goes_by_its_imdb_id(self, outside):
        self.tell_film(outside)
        self.fetch(outside, Wanted(Kind.FILM, {"imdb": "tt0113277"}))
        assert outside.addresses[0].path == "/3/movies/tt0113277"

    def test_a_show_goes_by_tvdbs_number_and_by_no_other(self, outside):
        self.tell_show(outside)
        self.fetch(outside, self.show)
        assert outside.addresses[0].path == "/3/tv/81189"
        self.fails_with(outside, NotFound, Wanted(Kind.SHOW, {"tmdb": "1396", "imdb": "tt0903747"}))
        assert len(outside.asked) == 1

    def test_what_has_pictures_under_an_id_is_found(self, outside):
        self.tell_film(outside)
        found = self.ask(outside, lambda fanart: fanart.find("imdb", "tt0113277"))
        assert found == Found(Kind.FILM, {"imdb": "tt0113277", "tmdb": "949"}, "Heat")
        outside.will({"status": "error", "error message": "Not found"}, 404)
        assert self.ask(outside, lambda fanart: fanart.find("tvdb", "81189")) is None

    def test_it_knows_no_people(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda fanart: fanart.fetch_person({"tmdb": "1"}))

    @pytest.mark.parametrize(
        ("status", "message", "error"),
        [
            (404, "Not found", NotFound),
            (200, "Not found", NotFound),
            (200, "API key not valid", Unauthorised),
            (401, "Unauthorised", Unauthorised),
            (200, "Something else", Refused),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, message, error):
        outside.will({"status": "error", "error message": message}, status)
        self.fails_with(outside, error)
