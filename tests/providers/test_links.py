"""Addresses that can be shown."""

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.providers import links


@pytest.mark.parametrize(
    ("told", "clean"),
    [
        ("http://www.netflix.com/watch/80057281?source=35", "https://www.netflix.com/title/80057281"),
        ("https://www.netflix.com/de-en/title/80057281?s=i&trkid=1", "https://www.netflix.com/title/80057281"),
        (
            "https://www.primevideo.com/region/eu/detail/0KRGHGZCHKS920ZQGY5LBRF7MA/ref=atv?tag=x",
            "https://www.primevideo.com/detail/0KRGHGZCHKS920ZQGY5LBRF7MA",
        ),
        (
            "https://app.primevideo.com/detail?gti=amzn1.dv.gti.a8b6d0b0-1234-4d7e-9f5e-0a1b2c3d4e5f&tag=jw-21",
            "https://app.primevideo.com/detail?gti=amzn1.dv.gti.a8b6d0b0-1234-4d7e-9f5e-0a1b2c3d4e5f",
        ),
        (
            "https://watch.amazon.de/detail?asin=B00FZMNK2S&territory=DE&ref_=atv",
            "https://www.amazon.de/gp/video/detail/B00FZMNK2S",
        ),
        ("https://www.amazon.co.uk/Heat/dp/B00FZMNK2S?tag=x", "https://www.amazon.co.uk/gp/video/detail/B00FZMNK2S"),
        (
            "https://itunes.apple.com/us/tv-season/clone-wars/id864107574?uo=4&at=1000l3V2",
            "https://itunes.apple.com/us/tv-season/clone-wars/id864107574",
        ),
        (
            "https://tv.apple.com/us/movie/heat/umc.cmc.6z?at=1&ct=2&playableId=tvs.sbd.9001",
            "https://tv.apple.com/us/movie/heat/umc.cmc.6z",
        ),
        ("https://www.disneyplus.com/de-de/movies/up/3XiQNd1X?cid=1", "https://www.disneyplus.com/movies/up/3XiQNd1X"),
        ("https://youtu.be/2rZ5pgrcZys?si=abc", "https://www.youtube.com/watch?v=2rZ5pgrcZys"),
        ("http://m.youtube.com/watch?app=desktop&v=2rZ5pgrcZys", "https://www.youtube.com/watch?v=2rZ5pgrcZys"),
        (
            "https://play.google.com/store/movies/details/Heat?gl=US&hl=en&id=abc-D",
            "https://play.google.com/store/movies/details/Heat?id=abc-D",
        ),
        ("//www.hulu.com/movie/heat-1234?x=1", "https://www.hulu.com/movie/heat-1234"),
        ("https://play.max.com/movie/aa-bb?utm_source=universal_search", "https://play.hbomax.com/movie/aa-bb"),
        ("http://www.vudu.com/movies/#!content/597572/X", "https://www.vudu.com/movies/#!content/597572/X"),
        ("https://example.org/film?utm_source=x&id=7&fbclid=y#reviews", "https://example.org/film?id=7"),
        ("HTTPS://Example.ORG:443", "https://example.org/"),
        ("https://bücher.example/ä b", "https://xn--bcher-kva.example/%C3%A4b"),
        (
            "https://www.themoviedb.org/movie/949-heat/watch?locale=CA",
            "https://www.themoviedb.org/movie/949-heat/watch?locale=CA",
        ),
    ],
)
def test_an_address_is_brought_to_its_own_form(told, clean):
    assert links.clean(told) == clean
    assert links.clean(clean) == clean


@pytest.mark.parametrize(
    "detour",
    [
        "https://click.justwatch.com/a?cx=eyJ&uct_country=de&r={}",
        "https://click.linksynergy.com/deeplink?id=1&murl={}",
        "https://www.anrdoezrs.net/links/1/type/dlg?url={}",
        "https://disneyplus.bn5x.net/c/1/2/3?u={}",
        "https://www.awin1.com/cread.php?awinmid=1&ued={}",
        "https://amazon.prf.hn/click/camref:1l/destination:{}",
    ],
)
def test_a_detour_is_not_taken(detour):
    told = detour.format(quote("https://www.hulu.com/movie/heat-1234?aff=1", safe=""))
    assert links.clean(told) == "https://www.hulu.com/movie/heat-1234"


def test_a_detour_through_a_detour_is_not_taken_either():
    inner = "https://www.awin1.com/cread.php?ued=" + quote("http://www.netflix.com/title/80057281", safe="")
    assert (
        links.clean("https://click.justwatch.com/a?r=" + quote(inner, safe=""))
        == "https://www.netflix.com/title/80057281"
    )


@pytest.mark.parametrize(
    "told",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "intent://x#Intent;end", "ftp://example.org/",
        "aiv-de://aiv/view?gti=1", "", "   ", "example", "https://", "https://[::1", "https://user:pass@example.org/",
        "https://localhost/", "http://127.0.0.1/", "https://example.org:8443/", "https://example.org:x/", "https://exa mple.org/",
        "https://example.org/\ud800", None, 7, ["https://example.org/"],
        "https://click.justwatch.com/a?r=javascript%3Aalert(1)&x=//",
    ],
)  # fmt: skip
def test_what_cannot_be_clicked_is_nothing(told):
    cleaned = links.clean(told)
    assert cleaned is None or cleaned.startswith("https://click.justwatch.com/")


def test_a_shop_of_another_name_is_not_amazon():
    assert links.clean("https://xamazon.evil.example/dp/B00FZMNK2S") == "https://xamazon.evil.example/dp/B00FZMNK2S"
    assert links.clean("https://amazon.evil.example/dp/B00FZMNK2S") == "https://amazon.evil.example/dp/B00FZMNK2S"
    assert (
        links.clean("https://notnetflix.com/title/80057281?source=1")
        == "https://notnetflix.com/title/80057281?source=1"
    )


class TestASearchInstead:
    def test_is_at_the_service(self):
        assert links.search_fallback("Netflix", "Heat & Dust") == "https://www.netflix.com/search?q=Heat%20%26%20Dust"

    def test_goes_by_any_of_its_names(self):
        assert links.search_fallback("Amazon Prime Video", "Heat") == "https://www.primevideo.com/search?phrase=Heat"

    def test_is_nothing_where_nobody_knows_how(self):
        assert links.search_fallback("A service that nobody knows", "Heat") is None
        assert links.search_fallback("Netflix", "  ") is None
        assert links.search_fallback("Netflix", "\ud800") is None

    def test_comes_after_the_works_own_address_and_before_a_listing(self):
        listing = "https://www.themoviedb.org/movie/949/watch?locale=US"
        assert (
            links.best("Netflix", "Heat", "http://netflix.com/watch/1234567") == "https://www.netflix.com/title/1234567"
        )
        assert links.best("Netflix", "Heat", listing) == "https://www.netflix.com/search?q=Heat"
        assert links.best("A service that nobody knows", "Heat", listing) == listing
        assert links.best("A service that nobody knows", "Heat", None) is None


HOSTS = (
    "www.netflix.com", "netflix.com", "www.primevideo.com", "app.primevideo.com", "www.amazon.de", "watch.amazon.co.uk",
    "tv.apple.com", "itunes.apple.com", "www.disneyplus.com", "youtu.be", "www.youtube.com", "play.google.com",
    "www.hulu.com", "play.max.com", "www.hbomax.com", "click.justwatch.com", "www.awin1.com", "x.prf.hn", "example.org",
)  # fmt: skip
PIECES = st.sampled_from([
    "title", "watch", "detail", "dp", "gp/video/detail", "region/eu", "de-de", "us", "movie", "movies", "series", "80057281",
    "B00FZMNK2S", "umc.cmc.6z", "2rZ5pgrcZys", "store/movies/details", "ä", "%C3%A4", "%zz", " ", "..", "a;b", "search",
    "destination:https%3A%2F%2Fexample.org%2Fx", "\\", '"', "<x>", "|",
])  # fmt: skip
QUERIES = st.sampled_from([
    "v=2rZ5pgrcZys", "id=abc", "asin=B00FZMNK2S", "gti=amzn1.dv.gti.a8b6d0b0-1234-4d7e-9f5e-0a1b2c3d4e5f", "utm_source=x",
    "utm%5Fsource=x", "tag=1", "r=https%3A%2F%2Fwww.netflix.com%2Fwatch%2F80057281", "ued=http://example.org/?a=1", "ä=ö",
    "&&", "=", "a", "%", "q=a+b", "showId=umc.cmc.1", "list=PL12", "cid=1",
])  # fmt: skip


@st.composite
def addresses(draw):
    path = "/".join(draw(st.lists(PIECES, max_size=4)))
    query = "&".join(draw(st.lists(QUERIES, max_size=3)))
    fragment = draw(st.sampled_from(["", "#", "#!a/b", "#/x y", "#top", "#!?#"]))
    return f"{draw(st.sampled_from(['http:', 'https:', '']))}//{draw(st.sampled_from(HOSTS))}/{path}?{query}{fragment}"


@given(st.text() | addresses() | st.text().map(lambda rest: "https://example.org" + rest))
def test_any_text_is_an_https_address_or_nothing_and_clean_is_clean(told):
    once = links.clean(told)
    assert once is None or (urlsplit(once).scheme == "https" and len(once) <= 2000 and once.isascii())
    assert once is None or links.clean(once) == once
