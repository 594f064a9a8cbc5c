"""Titles that OMDb finds."""

import pytest

from cineteca.outbound.errors import Unauthorised, Unreadable
from cineteca.providers.contract import Access, Listed, Searcher
from cineteca.providers.omdb import OMDb
from cineteca.providers.records import Kind
from tests.providers.contract import SECRET, Asking

HEAT = {
    "Title": "Heat",
    "Year": "1995",
    "imdbID": "tt0113277",
    "Type": "movie",
    "Poster": "https://m.media-amazon.com/a.jpg",
}
SHOW = {"Title": "Heat", "Year": "2023–", "imdbID": "tt1", "Type": "series", "Poster": "N/A"}
GAME = {"Title": "Heat", "Year": "2019", "imdbID": "tt2", "Type": "game", "Poster": "N/A"}


class TestASearch(Asking):
    def build(self, access, transport):
        return OMDb(access, transport)

    def search(self, outside, text="Heat", **more):
        return self.ask(outside, lambda omdb: omdb.search(text, **more))

    def test_is_something_it_can_do(self):
        assert isinstance(OMDb(Access("https://outside.example"), None), Searcher)

    def test_has_films_and_shows_and_nothing_else(self, outside):
        outside.will({"Search": [HEAT, SHOW, GAME], "totalResults": "123", "Response": "True"})
        told = self.search(outside, page=2)
        assert (told.page, told.pages, told.odd) == (2, 13, ())
        assert told.entries == (
            Listed(
                kind=Kind.FILM,
                ids={"imdb": "tt0113277"},
                rank=11,
                title="Heat",
                year=1995,
                poster="https://m.media-amazon.com/a.jpg",
            ),
            Listed(kind=Kind.SHOW, ids={"imdb": "tt1"}, rank=12, title="Heat", year=2023),
        )

    def test_asks_for_kind_and_year_where_they_are_known(self, outside):
        outside.will({"Search": [HEAT], "totalResults": "1", "Response": "True"})
        self.search(outside, kind=Kind.SHOW, year=1995)
        told = {"apikey": SECRET, "s": "Heat", "page": "1", "type": "series", "y": "1995"}
        assert dict(outside.addresses[0].params) == told

    @pytest.mark.parametrize("message", ["Movie not found!", "Series not found!", "Too many results."])
    def test_that_finds_nothing_is_an_empty_page(self, outside, message):
        outside.will({"Response": "False", "Error": message})
        told = self.search(outside)
        assert (told.entries, told.page, told.pages) == ((), 1, 1)

    def test_with_a_wrong_key_says_so(self, outside):
        outside.will({"Response": "False", "Error": "Invalid API key!"}, 401)
        with pytest.raises(Unauthorised):
            self.search(outside)

    @pytest.mark.parametrize("body", [{}, {"Search": "x", "Response": "True"}])
    def test_that_answers_something_else_is_unreadable(self, outside, body):
        outside.will(body)
        with pytest.raises(Unreadable):
            self.search(outside)
