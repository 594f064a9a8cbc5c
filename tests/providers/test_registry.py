"""The table of providers."""

import httpx
import pytest

from cineteca.providers.contract import Access
from cineteca.providers.registry import BY_NAME, PROVIDERS


@pytest.mark.parametrize("listing", PROVIDERS, ids=lambda listing: listing.name)
class TestEveryProvider:
    def test_is_built_under_its_own_name(self, listing):
        built = listing.build(
            Access(listing.base_url, key="k"), httpx.MockTransport(lambda request: httpx.Response(500))
        )
        assert built.name == listing.name
        assert BY_NAME[listing.name] is listing

    def test_is_reached_over_https_and_named_with_thanks(self, listing):
        assert listing.base_url.startswith("https://")
        assert listing.host in listing.base_url
        assert listing.attribution
        assert listing.keys
        assert listing.without


def test_tmdb_is_named_in_the_words_it_asks_for():
    assert BY_NAME["tmdb"].attribution == "This product uses the TMDB API but is not endorsed or certified by TMDB."
