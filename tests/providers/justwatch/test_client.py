"""JustWatch before a real server on this machine."""

import pytest

from cineteca.outbound.errors import Failed, NotFound, RateLimited, Refused, Unauthorised
from cineteca.providers.contract import Access, Availability, Found, Wanted
from cineteca.providers.justwatch import JustWatch
from cineteca.providers.records import Kind
from tests.providers import answers
from tests.providers.contract import SECRET, ProviderContract

UNKNOWN = 999_999


class TestJustWatch(ProviderContract):
    parts = {"US"}

    def build(self, access, transport):
        return JustWatch(access, transport)

    def tell_film(self, outside):
        outside.will(answers.offered())

    def tell_show(self, outside):
        outside.will(answers.offered(title="Breaking Bad", object_type="show", external_ids=[]))

    def offers(self, outside, *regions):
        return self.ask(outside, lambda justwatch: justwatch.fetch_offers(self.film, regions))

    def test_it_is_a_source_of_offers(self):
        assert isinstance(JustWatch(Access("https://outside.example"), None), Availability)

    def test_a_work_is_one_call_for_each_region(self, outside):
        self.tell_film(outside)
        self.tell_film(outside)
        answer = self.offers(outside, "US", "DE")
        assert (answer.regions, answer.calls, set(answer.bodies)) == (("US", "DE"), 2, {"US", "DE"})
        assert [(offer.service, offer.region) for offer in answer.offers] == [("Netflix", "US"), ("Netflix", "DE")]
        first, second = outside.addresses
        assert first.path == "/3/offers/object_type/movie/id_type/tmdb/locale/en_US"
        assert second.path.endswith("/locale/de_DE")
        assert dict(first.params) == {"token": SECRET, "id": "949"}

    def test_a_region_that_fails_is_left_out_and_nothing_said_about_it(self, outside):
        outside.will(b"", 503)
        self.tell_film(outside)
        answer = self.offers(outside, "US", "DE")
        assert (answer.regions, answer.calls, set(answer.bodies)) == (("DE",), 1, {"DE"})

    def test_regions_that_all_fail_raise(self, outside):
        outside.will(b"", 404)
        outside.will(b"", 503)
        with pytest.raises(Failed):
            self.offers(outside, "US", "DE")

    def test_being_asked_to_wait_keeps_what_there_is_and_asks_no_more(self, outside):
        self.tell_film(outside)
        outside.will(b"", 429)
        assert self.offers(outside, "US", "DE", "FR").regions == ("US",)
        assert len(outside.asked) == 2
        outside.will(b"", 429)
        with pytest.raises(RateLimited):
            self.offers(outside, "US", "DE")

    def test_a_service_that_nobody_knows_is_looked_up_in_its_list(self, outside):
        outside.will(answers.offered(answers.offer(UNKNOWN)))
        outside.will([{"id": UNKNOWN, "clear_name": "Somewhere+"}])
        answer = self.offers(outside, "FR")
        assert [offer.service for offer in answer.offers] == ["Somewhere+"]
        assert answer.calls == 2
        assert outside.addresses[1].path == "/3/providers/all/locale/fr_FR"
        again = self.build(Access("https://outside.example"), None).read(Kind.FILM, answer.bodies)
        assert again.record.offers == answer.offers

    def test_a_region_whose_services_cannot_be_named_is_left_out(self, outside):
        outside.will(answers.offered(answers.offer(UNKNOWN)))
        outside.will(b"", 503)
        with pytest.raises(Failed):
            self.offers(outside, "FR")

    def test_what_another_source_knows_is_found_as_a_film_or_a_show(self, outside):
        outside.will(b"", 404)
        self.tell_show(outside)
        found = self.ask(outside, lambda justwatch: justwatch.find("imdb", "tt0903747"))
        assert found == Found(Kind.SHOW, {"imdb": "tt0903747"}, "Breaking Bad", 1995)
        outside.will(b"", 404)
        outside.will(b"", 404)
        assert self.ask(outside, lambda justwatch: justwatch.find("imdb", "tt0000000")) is None

    def test_a_work_without_an_id_is_not_asked_for(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda justwatch: justwatch.fetch_offers(Wanted(Kind.FILM, {"omdb": "x"}), ("US",)))
        assert outside.asked == []

    def test_it_is_asked_for_no_people(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda justwatch: justwatch.fetch_person({"tmdb": "1"}))

    @pytest.mark.parametrize(
        ("status", "message", "error"),
        [
            (404, "Not found", NotFound),
            (200, "invalid token", Unauthorised),
            (401, "Unauthorized", Unauthorised),
            (400, "what?", Refused),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, message, error):
        outside.will({"error": message}, status)
        self.fails_with(outside, error)
