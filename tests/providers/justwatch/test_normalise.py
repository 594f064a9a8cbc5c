"""Offers of JustWatch become ours."""

import pytest

from cineteca.providers.justwatch import normalise
from cineteca.providers.records import Kind, OfferRecord
from tests.providers import answers


def work(*offers, **changes):
    return normalise.body(answers.offered(*offers, **changes), Kind.FILM)


def offers(*told):
    return work(*told).record.offers


def test_a_work_has_its_ids_and_the_offers_of_its_country():
    told = work(answers.offer(2, "rent", 3.99))
    assert told.odd == ()
    assert (told.record.title, told.record.year) == ("Heat", 1995)
    assert told.record.ids == {"tmdb": "949", "imdb": "tt0113277"}
    assert told.record.offers_for == ("US",)
    assert told.record.offers == (
        OfferRecord(
            service="Apple TV Store",
            region="US",
            type="rent",
            ids={"justwatch": "2"},
            link="https://www.netflix.com/title/80057281",
            price=3.99,
            currency="USD",
        ),
    )


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("flatrate", "stream"),
        ("flatrate_and_buy", "stream"),
        ("free", "free"),
        ("ads", "ads"),
        ("rent", "rent"),
        ("buy", "buy"),
    ],
)
def test_each_way_to_watch_has_our_word(theirs, ours):
    assert [offer.type for offer in offers(answers.offer(way=theirs))] == [ours]


def test_a_cinema_is_no_offer_and_nothing_odd():
    told = work(answers.offer(way="cinema"))
    assert (told.record.offers, told.record.offers_for, told.odd) == ((), ("US",), ())


def test_a_way_that_nobody_knows_is_odd():
    assert work(answers.offer(way="barter")).odd == ("offers[0].monetization_type: not a way to watch",)


def test_qualities_of_one_offer_are_one_at_the_best_price():
    found = offers(
        answers.offer(2, "buy", 19.99, presentation_type="4k"),
        answers.offer(
            2, "buy", 9.99, presentation_type="sd", urls={"standard_web": "https://tv.apple.com/us/movie/heat/umc.1"}
        ),
        answers.offer(2, "buy", 14.99, presentation_type="hd"),
        answers.offer(2, "rent", 3.99),
    )
    assert [(offer.type, offer.price) for offer in found] == [("buy", 9.99), ("rent", 3.99)]
    assert found[0].link == "https://tv.apple.com/us/movie/heat/umc.1"


def test_a_subscription_has_no_price():
    assert [(offer.price, offer.currency) for offer in offers(answers.offer(8, "flatrate", 15.49))] == [(None, None)]


def test_a_service_is_known_by_its_number_else_by_its_name():
    assert [offer.service for offer in offers(answers.offer(119), answers.offer(9))] == ["Prime Video"]
    assert [offer.service for offer in offers(answers.offer(999_999, package_short_name="nfx"))] == ["Netflix"]


def test_a_service_without_any_name_is_odd_and_left_out():
    told = work(answers.offer(999_999, package_short_name=None))
    assert (told.record.offers, told.odd) == ((), ("offers[0].provider_id: a service without a name",))


def test_an_address_that_must_not_be_clicked_is_left_out():
    (offer,) = offers(answers.offer(urls={"standard_web": "javascript:alert(1)"}))
    assert offer.link is None


def test_graphql_says_the_same_in_other_words():
    (offer,) = offers(
        {
            "monetizationType": "RENT",
            "presentationType": "HD",
            "retailPriceValue": 3.99,
            "currency": "EUR",
            "package": {"packageId": 2, "clearName": "Apple TV"},
            "standardWebURL": "https://tv.apple.com/de/movie/heat/umc.1?at=1000",
        }
    )
    assert (offer.service, offer.type, offer.price, offer.currency) == ("Apple TV Store", "rent", 3.99, "EUR")
    assert offer.link == "https://tv.apple.com/de/movie/heat/umc.1"


@pytest.mark.parametrize("listed", [None, {}, [3], "x"])
def test_offers_that_cannot_be_read_whole_are_the_truth_of_nowhere(listed):
    assert normalise.body(answers.offered() | {"offers": listed}, Kind.FILM).record.offers_for == ()


def test_no_offers_at_all_are_a_truth():
    told = normalise.body(answers.offered() | {"offers": []}, Kind.FILM)
    assert (told.record.offers, told.record.offers_for, told.odd) == ((), ("US",), ())


def test_the_country_is_in_the_path():
    assert work(full_path="/uk/movie/heat").record.offers_for == ("GB",)
    assert work(full_path="").record.offers_for == ()


def test_numbers_of_episodes_and_others_are_no_identifiers():
    ids = [
        {"provider": "tmdb", "external_id": "4194:6:1"},
        {"provider": "tmdb_latest", "external_id": "7"},
        {"provider": "imdb"},
    ]
    assert work(external_ids=ids).record.ids == {}
