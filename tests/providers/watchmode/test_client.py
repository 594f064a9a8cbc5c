"""Watchmode before a real server on this machine."""

import pytest

from cineteca.outbound.errors import NotFound, QuotaSpent, Refused, Unauthorised
from cineteca.providers.contract import Access, Availability, Found, Wanted
from cineteca.providers.records import Kind, OfferRecord
from cineteca.providers.watchmode import Watchmode, normalise
from tests.providers import answers
from tests.providers.contract import SECRET, ProviderContract


class TestWatchmode(ProviderContract):
    parts = {"sources:US"}
    empty = [{}]
    unfit = b"{}"
    lacking = 1
    titled = False

    def build(self, access, transport):
        return Watchmode(access, transport)

    def tell_film(self, outside):
        outside.will([answers.source()])

    def tell_show(self, outside):
        outside.will([answers.source()])

    def test_it_is_a_source_of_offers(self):
        assert isinstance(Watchmode(Access("https://outside.example"), None), Availability)

    def test_all_regions_are_one_call_with_the_key_in_a_header(self, outside):
        outside.will([answers.source(), answers.source(region="DE")])
        answer = self.ask(outside, lambda watchmode: watchmode.fetch_offers(self.film, ("US", "DE")))
        assert (answer.regions, answer.calls) == (("US", "DE"), 1)
        assert [offer.region for offer in answer.offers] == ["US", "DE"]
        (address,) = outside.addresses
        assert (address.path, dict(address.params)) == ("/3/title/tt0113277/sources/", {"regions": "US,DE"})
        assert f"x-api-key: {SECRET}" in outside.asked[0].lower()

    def test_a_work_without_an_imdb_id_goes_by_tmdbs_number_and_kind(self, outside):
        self.tell_show(outside)
        self.fetch(outside, Wanted(Kind.SHOW, {"tmdb": "1396"}))
        assert outside.addresses[0].path == "/3/title/tv-1396/sources/"

    def test_what_imdb_knows_is_found(self, outside):
        outside.will({"title_results": [{"id": 1, "name": "Heat", "type": "movie", "year": 1995, "tmdb_id": 949}]})
        found = self.ask(outside, lambda watchmode: watchmode.find("imdb", "tt0113277"))
        assert found == Found(Kind.FILM, {"imdb": "tt0113277", "tmdb": "949"}, "Heat", 1995)
        outside.will({"title_results": []})
        assert self.ask(outside, lambda watchmode: watchmode.find("imdb", "tt0000000")) is None

    def test_it_is_asked_for_no_people(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda watchmode: watchmode.fetch_person({"tmdb": "1"}))

    @pytest.mark.parametrize(
        ("status", "message", "error"),
        [
            (404, "The resource you requested could not be found.", NotFound),
            (401, "Invalid API key", Unauthorised),
            (402, "Over quota.", QuotaSpent),
            (400, "Something else.", Refused),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, message, error):
        outside.will({"success": False, "statusCode": status, "statusMessage": message}, status)
        self.fails_with(outside, error)


class TestASource:
    def offers(self, *told, regions=("US",)):
        return normalise.work(list(told), Kind.FILM, regions).record.offers

    def test_is_an_offer_with_its_address_and_price(self):
        told = answers.source("AppleTV", "buy", price=9.99, web_url="https://tv.apple.com/us/movie/heat/umc.1?at=1")
        assert self.offers(told) == (
            OfferRecord(
                service="Apple TV",
                region="US",
                type="buy",
                ids={"watchmode": "203"},
                link="https://tv.apple.com/us/movie/heat/umc.1",
                price=9.99,
                currency="USD",
            ),
        )

    def test_in_several_qualities_is_one_at_the_best_price(self):
        told = [
            answers.source("Prime Video", "rent", price=price, format=name)
            for price, name in ((4.99, "4K"), (2.99, "SD"))
        ]
        assert [offer.price for offer in self.offers(*told)] == [2.99]

    def test_of_a_television_contract_is_no_offer_and_nothing_odd(self):
        told = normalise.work([answers.source(way="tve")], Kind.FILM, ("US",))
        assert (told.record.offers, told.record.offers_for, told.odd) == ((), ("US",), ())

    def test_elsewhere_than_was_asked_is_left_out(self):
        assert self.offers(answers.source(region="FR")) == ()

    @pytest.mark.parametrize("listed", [None, {}, [3], "x"])
    def test_that_cannot_be_read_is_the_truth_of_nowhere(self, listed):
        assert normalise.work(listed, Kind.FILM, ("US",)).record.offers_for == ()
