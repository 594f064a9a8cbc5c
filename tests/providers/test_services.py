"""One name for each streaming service."""

from collections import Counter, defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cineteca.providers import services
from cineteca.providers.services import canonical


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Amazon Prime Video", "Prime Video"),
        ("prime video", "Prime Video"),
        ("amazonprime", "Prime Video"),
        ("HBO Max", "HBO Max"),
        ("Max", "HBO Max"),
        ("Disney Plus", "Disney+"),
        ("Disney +", "Disney+"),
        ("Vudu", "Fandango at Home"),
        ("Apple TV+", "Apple TV"),
        ("Apple iTunes", "Apple TV Store"),
        ("VIX ", "ViX"),
        ("Movistar Plus+ Ficción Total ", "Movistar Plus+"),
        ("RTE Player", "RTÉ Player"),
        ("A service that nobody knows", "A service that nobody knows"),
    ],
)
def test_a_service_has_one_name(told, name):
    assert canonical(told).name == name
    assert not canonical(told).with_ads


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Netflix basic with Ads", "Netflix"),
        ("Netflix Standard with Ads", "Netflix"),
        ("Amazon Prime Video Free with Ads", "Prime Video"),
        ("Paramount Plus Essential", "Paramount+"),
        ("Some Service Basic with Ads", "Some Service"),
    ],
)
def test_a_tier_with_advertisements_is_the_service_with_ads(told, name):
    assert canonical(told) == services.Service(name, with_ads=True)


def test_a_subscription_with_advertisements_is_an_offer_of_type_ads_and_a_shop_stays_a_shop():
    tier = canonical("Netflix Standard with Ads")
    assert [services.way(kind, tier) for kind in ("stream", "free", "rent")] == ["ads", "ads", "rent"]
    assert services.way("stream", canonical("Netflix")) == "stream"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("MGM Amazon Channel", "MGM+ Amazon Channel"),
        ("MGM Plus Amazon Channel", "MGM+ Amazon Channel"),
        ("Wild West Amzon Channel", "Wild West Amazon Channel"),
        ("Lionsgate+ Amazon Channels", "Lionsgate+ Amazon Channel"),
        ("Acorn TV Apple TV", "Acorn TV Apple TV Channel"),
        ("Paramount Plus Apple TV Channel ", "Paramount+ Apple TV Channel"),
        ("MGM Plus Roku Premium Channel", "MGM+ Roku Premium Channel"),
    ],
)
def test_a_channel_inside_another_service_is_a_service_of_its_own(told, name):
    assert canonical(told).name == name


class TestNumbers:
    def test_decide_before_names(self):
        assert canonical("Apple TV", {"justwatch": "2"}).name == "Apple TV Store"
        assert canonical("Apple TV", {"tmdb": "350"}).name == "Apple TV"
        assert canonical("Anything", {"tmdb": "1796"}) == services.Service("Netflix", with_ads=True)

    def test_of_other_sources_mean_nothing_here(self):
        assert canonical("Anything", {"watchmode": "8"}).name == "Anything"


class TestSlugs:
    def test_count_the_plus(self):
        assert services.slug("AMC+") == "amc-plus"
        assert services.slug("AMC") == "amc"
        assert services.slug("A&E") == "a-and-e"

    def test_are_different_for_different_services(self):
        slugs = Counter(services.slug(name) for name in services.known())
        assert [slug for slug, times in slugs.items() if times > 1] == []


class TestTheTable:
    def test_is_long_enough_to_be_of_use(self):
        assert sum(len(line.aliases) > 1 for line in services._lines()) >= 80

    def test_gives_every_name_and_number_to_one_service(self):
        owners = defaultdict(set)
        for line in services._lines():
            for told in (*line.numbers, *(services._key(alias.rstrip("*")) for alias in line.aliases)):
                owners[told.rstrip("*")].add(line.name)
        # A number may be a name as well: Channel 5 is called 5, and 10 play 10.
        assert {told: names for told, names in owners.items() if len(names) > 1 and not told.isdigit()} == {}
        assert (
            Counter(number.rstrip("*") for line in services._lines() for number in line.numbers).most_common(1)[0][1]
            == 1
        )

    def test_names_each_service_by_its_own_name(self):
        assert [name for name in services.known() if canonical(name) != services.Service(name)] == []

    def test_searches_over_https_for_a_title(self):
        told = [line.search for line in services._lines() if line.search]
        assert all(address.startswith("https://") and address.count("{title}") == 1 for address in told)


@example("ORFON with Ads Amzn Channel")
@given(st.text(max_size=60) | st.sampled_from(services.known()).map(lambda name: f"{name} with Ads Amazon Channel"))
def test_a_canonical_name_is_its_own_canonical_name(told):
    once = canonical(told)
    assert canonical(once.name).name == once.name
    assert len(once.name) <= 120
    assert services.slug(once.name)


def test_tmdbs_own_list_of_services_has_each_service_once(shared_data):
    import json

    folder = shared_data / "tmdb_api" / "recorded" / "bodies"
    slugs = defaultdict(set)
    for kind in ("movie", "tv"):
        for item in json.loads((folder / f"GET_watch_providers_{kind}.json").read_text())["results"]:
            service = canonical(item["provider_name"], {"tmdb": str(item["provider_id"])})
            slugs[service.slug].add(" ".join(service.name.split()).casefold().replace("+ ", "+"))
    assert len(slugs) > 700
    assert {slug: names for slug, names in slugs.items() if len(names) > 1} == {}
