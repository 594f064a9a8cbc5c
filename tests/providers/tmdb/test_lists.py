"""What TMDB tells of many works at once."""

from datetime import date

import pytest

from cineteca.outbound.errors import Refused, Unreadable
from cineteca.providers.contract import Access, Availability, ChangedPage, Changes, Listed, Lists, Searcher, Wanted
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import TMDB, normalise
from tests.providers import answers
from tests.providers.contract import SECRET, Asking


class TMDBAsked(Asking):
    def build(self, access, transport):
        return TMDB(access, transport)


def test_it_is_all_that_flows_ask_for():
    provider = TMDB(Access("https://outside.example/3", key=SECRET), None)
    assert all(isinstance(provider, each) for each in (Lists, Changes, Searcher, Availability))


class TestAList(TMDBAsked):
    def test_has_its_entries_in_order_with_all_that_they_tell(self, outside):
        outside.will(answers.page(answers.entry(), answers.entry(1, "Alien", adult=True, poster_path=None)))
        told = self.ask(outside, lambda tmdb: tmdb.list_page(Kind.FILM, "popular", 1))
        assert (told.page, told.pages, told.odd) == (1, 3, ())
        assert told.entries[0] == Listed(
            kind=Kind.FILM,
            ids={"tmdb": "949"},
            rank=1,
            title="Heat",
            year=1995,
            release_date=date(1995, 12, 15),
            adult=False,
            strength=54.3,
            poster="https://image.tmdb.org/t/p/original/heat.jpg",
            original_language="en",
        )
        assert (told.entries[1].rank, told.entries[1].adult, told.entries[1].poster) == (2, True, None)

    def test_is_ranked_through_all_its_pages(self, outside):
        outside.will(answers.page(answers.entry(), {"id": None}, answers.entry(2), number=3))
        told = self.ask(outside, lambda tmdb: tmdb.list_page(Kind.FILM, "popular", 3))
        assert [entry.rank for entry in told.entries] == [41, 43]

    @pytest.mark.parametrize(
        ("kind", "name", "path"),
        [
            (Kind.FILM, "now_playing", "movie/now_playing"),
            (Kind.FILM, "trending_day", "trending/movie/day"),
            (Kind.SHOW, "on_the_air", "tv/on_the_air"),
            (Kind.SHOW, "trending_week", "trending/tv/week"),
        ],
    )
    def test_has_its_own_address(self, outside, kind, name, path):
        outside.will(answers.page())
        self.ask(outside, lambda tmdb: tmdb.list_page(kind, name, 2))
        (address,) = outside.addresses
        assert (address.path, address.params["page"], address.params["api_key"]) == (f"/3/{path}", "2", SECRET)

    def test_of_shows_has_their_names(self, outside):
        outside.will(answers.page({"id": 1396, "name": "Breaking Bad", "first_air_date": "2008-01-20"}))
        told = self.ask(outside, lambda tmdb: tmdb.list_page(Kind.SHOW, "popular", 1))
        assert [(entry.kind, entry.title, entry.year) for entry in told.entries] == [(Kind.SHOW, "Breaking Bad", 2008)]

    def test_that_does_not_exist_is_refused_without_a_call(self, outside):
        with pytest.raises(Refused):
            self.ask(outside, lambda tmdb: tmdb.list_page(Kind.SHOW, "now_playing", 1))
        assert outside.asked == []

    def test_that_is_none_is_no_empty_page(self, outside):
        outside.will({"page": 1})
        with pytest.raises(Unreadable):
            self.ask(outside, lambda tmdb: tmdb.list_page(Kind.FILM, "popular", 1))

    def test_has_no_more_pages_than_can_be_had(self):
        assert normalise.listed(answers.page(pages=11425), Kind.FILM).pages == 500
        assert normalise.listed({"results": []}, Kind.FILM).pages == 1


class TestASearch(TMDBAsked):
    def test_of_one_kind_and_year_is_one_question(self, outside):
        outside.will(answers.page(answers.entry()))
        self.ask(outside, lambda tmdb: tmdb.search("Heat", kind=Kind.FILM, year=1995, page=2))
        (address,) = outside.addresses
        assert address.path == "/3/search/movie"
        told = {key: address.params[key] for key in ("query", "year", "page", "include_adult")}
        assert told == {"query": "Heat", "year": "1995", "page": "2", "include_adult": "false"}

    def test_of_shows_calls_the_year_otherwise(self, outside):
        outside.will(answers.page())
        self.ask(outside, lambda tmdb: tmdb.search("Heat", kind=Kind.SHOW, year=1995))
        assert outside.addresses[0].params["first_air_date_year"] == "1995"

    def test_of_all_kinds_leaves_people_out_and_sorts_the_years_out_itself(self, outside):
        outside.will(
            answers.page(
                answers.entry(media_type="movie"),
                {"id": 62, "name": "Bruce Willis", "media_type": "person"},
                {"id": 7, "name": "Heat", "media_type": "tv", "first_air_date": "1995-01-01"},
                answers.entry(8, "Heat", media_type="movie", release_date="1972-10-06"),
            )
        )
        told = self.ask(outside, lambda tmdb: tmdb.search("Heat", year=1995))
        assert [(entry.kind, entry.ids["tmdb"]) for entry in told.entries] == [(Kind.FILM, "949"), (Kind.SHOW, "7")]
        assert outside.addresses[0].path == "/3/search/multi"

    def test_looks_for_adult_works_only_where_they_are_let_in(self, outside):
        outside.will(answers.page())
        access = Access(outside.url, key=SECRET, adult=True)
        self.ask(outside, lambda tmdb: tmdb.search("Heat"), access=access)
        assert outside.addresses[0].params["include_adult"] == "true"


class TestChanges(TMDBAsked):
    day = date(2026, 11, 1)

    def test_are_numbers_each_once(self, outside):
        outside.will({"results": [{"id": 1, "adult": False}, {"id": 2}, {"id": 1}], "page": 1, "total_pages": 72})
        told = self.ask(outside, lambda tmdb: tmdb.changed(Kind.SHOW, self.day, date(2026, 11, 15), 1))
        assert told == ChangedPage(("1", "2"), 1, 72)
        (address,) = outside.addresses
        assert address.path == "/3/tv/changes"
        assert (address.params["start_date"], address.params["end_date"]) == ("2026-11-01", "2026-11-15")

    def test_of_people_have_their_own_address(self, outside):
        outside.will({"results": [], "page": 1, "total_pages": 1})
        self.ask(outside, lambda tmdb: tmdb.changed("person", self.day, self.day, 1))
        assert outside.addresses[0].path == "/3/person/changes"

    @pytest.mark.parametrize("end", [date(2026, 11, 16), date(2026, 10, 31)])
    def test_of_more_than_fourteen_days_are_refused_without_a_call(self, outside, end):
        with pytest.raises(Refused):
            self.ask(outside, lambda tmdb: tmdb.changed(Kind.FILM, self.day, end, 1))
        assert outside.asked == []

    @pytest.mark.parametrize("body", [{}, {"results": []}, {"results": {}, "total_pages": 1}, {"total_pages": 3}])
    def test_that_do_not_tell_whether_there_are_more_are_none(self, outside, body):
        outside.will(body)
        with pytest.raises(Unreadable):
            self.ask(outside, lambda tmdb: tmdb.changed(Kind.FILM, self.day, self.day, 1))


class TestOffers(TMDBAsked):
    netflix = {"provider_id": 8, "provider_name": "Netflix", "display_priority": 0}

    def test_alone_are_one_small_call_and_the_truth_of_the_world(self, outside):
        outside.will(
            {"id": 949, "results": {"US": {"link": "https://www.themoviedb.org/x", "flatrate": [self.netflix]}}}
        )
        answer = self.ask(outside, lambda tmdb: tmdb.fetch_offers(self.film, ("US",)))
        assert [(offer.service, offer.region, offer.type) for offer in answer.offers] == [("Netflix", "US", "stream")]
        assert (answer.regions, answer.calls, answer.odd) == (("*",), 1, ())
        assert outside.addresses[0].path == "/3/movie/949/watch/providers"

    def test_of_a_work_known_by_another_source_are_looked_up_first(self, outside):
        outside.will({"tv_results": [{"id": 1396, "name": "Breaking Bad"}]})
        outside.will({"results": {}})
        answer = self.ask(outside, lambda tmdb: tmdb.fetch_offers(Wanted(Kind.SHOW, {"imdb": "tt0903747"}), ()))
        assert (answer.offers, answer.regions, answer.calls) == ((), ("*",), 2)

    @pytest.mark.parametrize(
        "results",
        [
            None, [], "", {"US": []}, {"US": {"flatrate": {}}}, {"US": {"flatrate": [3]}}, {"USA": {}},
            {"US": {"flatrate": [{"provider_id": 8}]}},
        ],
    )  # fmt: skip
    def test_that_cannot_be_read_whole_are_the_truth_of_nowhere(self, outside, results):
        outside.will({"id": 949, "results": results})
        assert self.ask(outside, lambda tmdb: tmdb.fetch_offers(self.film, ("US",))).regions == ()

    def test_in_a_works_body_are_the_truth_where_the_block_is_there(self):
        assert normalise.film(answers.film()).record.offers_for == ("*",)
        assert normalise.show(answers.show()).record.offers_for == ("*",)
        assert normalise.film(answers.film(**{"watch/providers": {"results": {}}})).record.offers_for == ("*",)
        assert normalise.film({"id": 949, "title": "Heat"}).record.offers_for == ()

    def test_in_a_body_without_a_title_are_the_truth_of_nowhere(self):
        hull = {"id": 949, "title": "", "name": "", "watch/providers": {"results": {}}}
        assert normalise.film(hull).record.offers_for == normalise.show(hull).record.offers_for == ()

    def test_name_each_service_once(self):
        ads = {"provider_id": 1796, "provider_name": "Netflix Standard with Ads", "display_priority": 9}
        kids = {"provider_id": 175, "provider_name": "Netflix Kids", "display_priority": 9}
        body = answers.film(**{"watch/providers": {"results": {"US": {"flatrate": [self.netflix, ads, kids]}}}})
        assert [(offer.service, offer.type) for offer in normalise.film(body).record.offers] == [
            ("Netflix", "stream"),
            ("Netflix", "ads"),
        ]
