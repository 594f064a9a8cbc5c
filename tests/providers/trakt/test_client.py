"""Trakt before a real server on this machine."""

import pytest

from cineteca.outbound.errors import NotFound, RateLimited, Refused, Unauthorised, Unreadable
from cineteca.providers.contract import Access, Found, Lists, Wanted
from cineteca.providers.records import Kind
from cineteca.providers.trakt import Trakt
from tests.providers import answers
from tests.providers.contract import SECRET, Asking, ProviderContract


class TestTrakt(ProviderContract):
    def build(self, access, transport):
        return Trakt(access, transport)

    def tell_film(self, outside):
        outside.will(answers.movie())

    def tell_show(self, outside):
        outside.will(answers.series())

    def test_a_work_is_one_call_by_its_imdb_id_with_the_key_in_a_header(self, outside):
        self.tell_film(outside)
        self.fetch(outside, self.film)
        (address,) = outside.addresses
        assert (address.path, dict(address.params)) == ("/3/movies/tt0113277", {"extended": "full"})
        head = outside.asked[0].lower()
        assert f"trakt-api-key: {SECRET}" in head
        assert "trakt-api-version: 2" in head
        assert SECRET not in str(address)

    def test_its_own_number_counts_first(self, outside):
        self.tell_show(outside)
        self.fetch(outside, Wanted(Kind.SHOW, {"imdb": "tt0903747", "trakt": "1388"}))
        assert outside.addresses[0].path == "/3/shows/1388"

    def test_a_work_known_by_tmdb_alone_is_looked_up_first(self, outside):
        outside.will([{"type": "movie", "score": 1000, "movie": answers.movie()}])
        self.tell_film(outside)
        answer = self.fetch(outside, Wanted(Kind.FILM, {"tmdb": "949"}))
        assert answer.calls == 2
        assert [address.path for address in outside.addresses] == ["/3/search/tmdb/949", "/3/movies/611"]
        assert outside.addresses[0].params["type"] == "movie"

    def test_a_work_that_it_does_not_know_is_not_found(self, outside):
        outside.will([])
        self.fails_with(outside, NotFound, Wanted(Kind.FILM, {"tmdb": "949"}))

    def test_what_another_source_knows_is_found(self, outside):
        outside.will([{"type": "show", "show": answers.series()}])
        found = self.ask(outside, lambda trakt: trakt.find("tvdb", "81189"))
        assert found == Found(
            Kind.SHOW, {"trakt": "1388", "imdb": "tt0903747", "tmdb": "1396", "tvdb": "81189"}, "Breaking Bad", 2008
        )

    def test_a_number_that_is_a_film_and_a_show_finds_neither(self, outside):
        outside.will([{"type": "show", "show": answers.series()}, {"type": "movie", "movie": answers.movie()}])
        assert self.ask(outside, lambda trakt: trakt.find("tmdb", "949")) is None

    def test_it_is_asked_for_no_people(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda trakt: trakt.fetch_person({"trakt": "1"}))
        assert outside.asked == []

    @pytest.mark.parametrize(
        ("status", "raw", "error"),
        [
            (403, b"", Unauthorised),
            (403, b'{"error":"invalid_api_key"}', Unauthorised),
            (404, b"", NotFound),
            (404, b"null", NotFound),
            (412, b"", Refused),
            (426, b'{"error":"vip_only"}', Refused),
            (429, b"", RateLimited),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, raw, error):
        outside.will(raw, status)
        self.fails_with(outside, error)


class TestItsLists(Asking):
    def build(self, access, transport):
        return Trakt(access, transport)

    def page(self, outside, kind=Kind.FILM, name="trending", page=1):
        return self.ask(outside, lambda trakt: trakt.list_page(kind, name, page))

    def test_it_has_lists(self):
        assert isinstance(Trakt(Access("https://outside.example"), None), Lists)

    def test_tell_how_many_watch_and_how_many_pages_there_are(self, outside):
        outside.will([{"watchers": 541, "movie": answers.movie()}], X_Pagination_Page_Count="7")
        told = self.page(outside)
        (entry,) = told.entries
        assert (told.page, told.pages) == (1, 7)
        assert (entry.title, entry.year, entry.rank, entry.strength) == ("Heat", 1995, 1, 541.0)
        assert entry.ids == {"trakt": "611", "imdb": "tt0113277", "tmdb": "949"}
        (address,) = outside.addresses
        assert address.path == "/3/movies/trending"
        assert (address.params["page"], address.params["limit"], address.params["extended"]) == ("1", "50", "full")

    def test_of_what_is_waited_for_tell_on_how_many_lists_it_is(self, outside):
        outside.will([{"list_count": 30838, "show": answers.series()}])
        told = self.page(outside, Kind.SHOW, "anticipated", 2)
        assert [(entry.rank, entry.strength) for entry in told.entries] == [(51, 30838.0)]
        assert (told.page, told.pages) == (2, 2)

    def test_of_what_is_popular_come_bare(self, outside):
        outside.will([answers.movie(), {"ids": {}}, answers.movie(ids={"trakt": 2}, title="Ronin")])
        told = self.page(outside, name="popular")
        assert [(entry.title, entry.rank, entry.strength) for entry in told.entries] == [
            ("Heat", 1, None),
            ("Ronin", 3, None),
        ]

    @pytest.mark.parametrize("count", ["", "many", "-1", "9" * 30])
    def test_without_a_count_end_at_a_page_that_is_not_full(self, outside, count):
        outside.will([answers.movie()] * 50, **({"X_Pagination_Page_Count": count} if count else {}))
        outside.will([answers.movie()] * 49)
        assert self.page(outside, name="popular").pages == 2
        assert self.page(outside, name="popular", page=2).pages == 2

    def test_that_are_none_are_no_empty_page(self, outside):
        outside.will({"movies": []})
        with pytest.raises(Unreadable):
            self.page(outside)

    def test_that_do_not_exist_are_refused_without_a_call(self, outside):
        with pytest.raises(Refused):
            self.page(outside, name="boxoffice")
        assert outside.asked == []
