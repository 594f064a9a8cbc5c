"""The stand-in through the program's own clients: what it says, they understand."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any

import httpx
import pytest

from cineteca.outbound.errors import NotFound, RateLimited, Unauthorised
from cineteca.providers.contract import Access, Wanted
from cineteca.providers.fanart import Fanart
from cineteca.providers.justwatch import JustWatch
from cineteca.providers.omdb import OMDb
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import TMDB
from cineteca.providers.trakt import Trakt
from cineteca.simulator.app import StandIn
from cineteca.simulator.faults import parse_all
from cineteca.simulator.hosts import Hosts
from cineteca.simulator.limits import Limits
from cineteca.simulator.world import World

DAY = date(2026, 8, 14)
AT = "http://127.0.0.1:8690"
ADDRESSES = {
    TMDB: f"{AT}/3",
    OMDb: f"{AT}/omdb",
    Trakt: f"{AT}/trakt",
    Fanart: f"{AT}/fanart/v3",
    JustWatch: f"{AT}/justwatch/contentpartner/v2/content",
}
HEAT = Wanted(Kind.FILM, {"tmdb": "949", "imdb": "tt0113277"})
BREAKING_BAD = Wanted(Kind.SHOW, {"tmdb": "1396", "imdb": "tt0903747", "tvdb": "81189"})

Client = Callable[..., Any]


@pytest.fixture(scope="module")
def outside() -> StandIn:
    return StandIn(Hosts(World(lambda: DAY), Limits(enforced=False)))


@pytest.fixture
def client(outside) -> Client:
    def build(provider: Any, key: str = "demo-key") -> Any:
        images = f"{AT}/fanart/assets" if provider is Fanart else f"{AT}/t/p"
        access = Access(ADDRESSES[provider], key=key, images_url=images, regions=("US", "GB", "DE"))
        return provider(access, httpx.ASGITransport(outside))

    yield build
    outside.control.faults = []


def told(asked: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(asked)


class TestTheProgram:
    @pytest.mark.parametrize("provider", ADDRESSES)
    def test_finds_its_key_good(self, client, provider):
        told(client(provider).check())

    @pytest.mark.parametrize("provider", ADDRESSES)
    def test_is_told_when_its_key_is_not(self, client, provider):
        with pytest.raises(Unauthorised):
            told(client(provider, "stolen").check())

    @pytest.mark.parametrize("provider", ADDRESSES)
    def test_is_told_to_wait(self, client, outside, provider):
        outside.control.faults = parse_all([f"{provider.__name__.lower()}=429"])
        with pytest.raises(RateLimited) as busy:
            told(client(provider).check())
        assert busy.value.retry_after == 1

    @pytest.mark.parametrize("wanted", [HEAT, BREAKING_BAD], ids=["film", "show"])
    def test_reads_a_work_at_trakt_without_finding_anything_odd(self, client, wanted):
        answer = told(client(Trakt).fetch_work(wanted))
        assert answer.odd == ()
        assert (answer.record.ids["tmdb"], answer.record.ids["imdb"]) == (wanted.ids["tmdb"], wanted.ids["imdb"])
        assert answer.record.ratings[0].votes > 1000

    @pytest.mark.parametrize("name", ["trending", "popular", "anticipated"])
    @pytest.mark.parametrize("kind", [Kind.FILM, Kind.SHOW])
    def test_reads_trakts_lists(self, client, kind, name):
        page = told(client(Trakt).list_page(kind, name, 1))
        assert page.entries
        assert page.odd == ()
        assert all(entry.ids for entry in page.entries)

    def test_reads_every_list_of_tmdb_to_its_last_page(self, client):
        tmdb = client(TMDB)
        for kind, names in tmdb.lists.items():
            for name in names:
                first = told(tmdb.list_page(kind, name, 1))
                last = told(tmdb.list_page(kind, name, first.pages))
                assert first.entries, (kind, name)
                assert last.entries, (kind, name)
                assert first.odd == last.odd == ()

    def test_reads_what_changed_at_tmdb(self, client):
        page = told(client(TMDB).changed(Kind.FILM, date(2026, 8, 1), DAY, 1))
        assert (len(page.ids), page.pages) == (100, 3)

    @pytest.mark.parametrize("provider", [TMDB, OMDb])
    def test_finds_works_by_their_titles(self, client, provider):
        page = told(client(provider).search("breaking bad", kind=Kind.SHOW))
        assert page.entries[0].title == "Breaking Bad"

    def test_reads_where_a_film_can_be_seen(self, client, outside):
        offered = next(film for film in outside.hosts.world.edition().archive.films.values() if film.get("offers"))
        wanted = Wanted(Kind.FILM, {"tmdb": str(offered["tmdb"])})
        at_tmdb = told(client(TMDB).fetch_offers(wanted, ("US",)))
        at_justwatch = told(client(JustWatch).fetch_offers(wanted, ("US", "GB", "DE")))
        assert at_justwatch.odd == ()
        assert at_justwatch.regions == ("US", "GB", "DE")
        assert {offer.region for offer in at_justwatch.offers} <= {offer.region for offer in at_tmdb.offers}
        assert all(offer.link is None or "utm_" not in offer.link for offer in at_justwatch.offers)

    def test_reads_the_artwork_that_is_there(self, client, outside):
        found = 0
        for number in list(outside.hosts.world.edition().archive.films)[:60]:
            try:
                answer = told(client(Fanart).fetch_work(Wanted(Kind.FILM, {"tmdb": str(number)})))
            except NotFound:
                continue
            found += 1
            assert answer.odd == ()
            assert {image.kind for image in answer.record.images} >= {"logo", "backdrop"}
        assert 4 <= found <= 45
