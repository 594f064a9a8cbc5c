"""The hosts beside TMDB and OMDb, and the control, as they are called: the application itself, without a process."""

import asyncio
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import httpx
import orjson
import pytest
from PIL import Image

from cineteca.simulator import hosts
from cineteca.simulator.app import StandIn
from cineteca.simulator.hosts import Hosts
from cineteca.simulator.limits import TRAKT_CALLS, Limits
from cineteca.simulator.world import World

DAY = date(2026, 8, 14)
TRAKT, FANART, TMDB = {"trakt-api-key": "demo-key"}, {"api_key": "demo-key"}, {"api_key": "demo-key"}


class Outside:
    """Somebody who calls the stand-in."""

    def __init__(self, *, limits: bool = False) -> None:
        self.stand_in = StandIn(Hosts(World(lambda: DAY), Limits(enforced=limits)))

    def ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        return asyncio.run(self._ask(method, path, **sent))

    async def _ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.stand_in)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:9000") as client:
            return await client.request(method, path, **sent)

    def get(self, path: str, **params: str) -> httpx.Response:
        return self.ask("GET", path, params=params)

    def trakt(self, path: str, **params: str) -> httpx.Response:
        return self.ask("GET", f"/trakt/{path}", params=params, headers=TRAKT)

    def tell(self, method: str, path: str, body: Any = None) -> httpx.Response:
        return self.ask(method, path, content=orjson.dumps(body))


@pytest.fixture(scope="module")
def _outside() -> Outside:
    return Outside()


@pytest.fixture
def outside(_outside) -> Iterator[Outside]:
    yield _outside
    _outside.tell("PUT", "/_faults", [])
    _outside.tell("DELETE", "/_world")


class TestTrakt:
    def test_lets_nobody_in_without_a_key(self, outside):
        for headers in ({}, {"trakt-api-key": "stolen"}):
            answer = outside.ask("GET", "/trakt/movies/trending", headers=headers)
            assert (answer.status_code, answer.content) == (403, b"")

    def test_tells_how_many_pages_there_are(self, outside):
        answer = outside.trakt("movies/trending", page="2", limit="7")
        told = {name: answer.headers[f"x-pagination-{name}"] for name in ("page", "limit", "page-count", "item-count")}
        assert told == {"page": "2", "limit": "7", "page-count": "58", "item-count": "400"}
        assert len(answer.json()) == 7

    def test_tells_more_only_when_asked_to(self, outside):
        assert "overview" not in outside.trakt("movies/heat-1995").json()
        assert outside.trakt("movies/heat-1995", extended="full").json()["runtime"] == 170

    @pytest.mark.parametrize("known", ["heat-1995", "tt0113277", "50000949"])
    def test_knows_a_film_by_each_of_its_names(self, outside, known):
        assert outside.trakt(f"movies/{known}").json()["ids"]["tmdb"] == 949

    @pytest.mark.parametrize("known", ["heat-1996", "tt9999999", "949", "60000949"])
    def test_knows_no_other(self, outside, known):
        answer = outside.trakt(f"movies/{known}")
        assert (answer.status_code, answer.content) == (404, b"")

    @pytest.mark.parametrize(("source", "value"), [("imdb", "tt0113277"), ("tmdb", "949"), ("trakt", "50000949")])
    def test_finds_by_the_identifiers_of_others(self, outside, source, value):
        (hit,) = outside.trakt(f"search/{source}/{value}", type="movie").json()
        assert (hit["type"], hit["movie"]["title"]) == ("movie", "Heat")

    def test_finds_by_words(self, outside):
        hits = outside.trakt("search/movie,show", query="breaking bad").json()
        assert (hits[0]["type"], hits[0]["show"]["title"]) == ("show", "Breaking Bad")

    def test_lets_a_thousand_calls_through_and_says_when_to_come_back(self):
        strict = Outside(limits=True)
        for _ in range(TRAKT_CALLS):
            strict.stand_in.hosts.limits.trakt("demo-key", time.monotonic())
        refused = strict.trakt("genres/movies")
        limit = orjson.loads(refused.headers["x-ratelimit"])
        assert refused.status_code == 429
        assert 0 < int(refused.headers["retry-after"]) <= 300
        assert (limit["name"], limit["limit"], limit["period"]) == ("UNAUTHED_API_GET_LIMIT", 1000, 300)

    def test_lacks_an_identifier_now_and_then(self, outside):
        told = [
            one["ids"]
            for page in (1, 2, 3)
            for one in outside.trakt("movies/popular", page=str(page), limit="100").json()
        ]
        assert any(ids["tmdb"] is None for ids in told)
        assert any(ids["imdb"] is None for ids in told)
        assert all(ids["tmdb"] or ids["imdb"] for ids in told)


class TestFanart:
    def test_lets_nobody_in_without_a_key(self, outside):
        assert outside.get("/fanart/v3/movies/603").json() == {"status": "error", "error message": "Invalid API key"}
        assert outside.get("/fanart/v3/movies/603", api_key="stolen").status_code == 401

    def test_has_nothing_of_some_works(self, outside):
        answer = outside.get("/fanart/v3/movies/999999999", **FANART)
        assert (answer.status_code, answer.json()) == (404, {"status": "error", "error message": "Not found"})

    def test_names_pictures_that_are_there(self, outside):
        told = outside.get("/fanart/v3/movies/603", **FANART).json()
        for kind in ("hdmovielogo", "moviebackground"):
            answer = outside.get(told[kind][0]["url"])
            assert Image.open(BytesIO(answer.content)).format in {"PNG", "JPEG"}
            assert answer.headers["content-type"] in {"image/png", "image/jpeg"}


class TestJustWatch:
    def test_lets_only_partners_ask_by_identifier(self, outside):
        path = "/justwatch/contentpartner/v2/content/offers/object_type/movie/id_type/tmdb/locale/en_US"
        assert outside.get(path, id="157336").status_code == 401
        offers = outside.get(path, id="157336", token="demo-key").json()["offers"]
        assert {offer["monetization_type"] for offer in offers} >= {"rent", "buy"}
        assert outside.get(path, id="1", token="demo-key").status_code == 404

    def test_has_other_offers_in_other_regions(self, outside):
        us, de = (
            outside.get(f"/justwatch/titles/movie/157336/locale/{locale}").json() for locale in ("en_US", "de_DE")
        )
        assert us["offers"] != de["offers"]
        assert {offer["currency"] for offer in de["offers"]} == {"EUR"}


class TestPictures:
    def test_are_where_the_configuration_says(self, outside):
        base = outside.get("/3/configuration", **TMDB).json()["images"]["secure_base_url"]
        assert base == "http://127.0.0.1:9000/t/p/"
        films = outside.get("/3/movie/popular", **TMDB).json()["results"]
        path = next(film["backdrop_path"] for film in films if film["backdrop_path"])
        answer = outside.get(f"{base}w780{path}")
        assert Image.open(BytesIO(answer.content)).size == (780, 439)
        assert answer.headers["cache-control"] == hosts.KEPT

    def test_of_an_episode_are_there(self, outside):
        shows = outside.stand_in.hosts.world.edition().archive.shows
        told = [outside.get(f"/3/tv/{number}/season/1", **TMDB).json() for number in list(shows)[:40]]
        stills = [e["still_path"] for season in told for e in season.get("episodes", []) if e["still_path"]]
        assert outside.get(f"/t/p/w300{stills[0]}").headers["content-type"] == "image/jpeg"

    def test_that_are_not_there_are_not_found(self, outside):
        assert outside.get("/t/p/w780/none.jpg").status_code == 404

    @pytest.mark.parametrize("kind", ["garbage", "truncated", "empty"])
    def test_can_be_spoilt(self, outside, kind):
        path = f"/t/p/w300{next(iter(outside.stand_in.hosts.world.edition().pictures))}"
        outside.tell("PUT", "/_faults", [f"pictures={kind}"])
        answer = outside.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
        with pytest.raises((OSError, SyntaxError)):
            Image.open(BytesIO(answer.content)).load()

    @pytest.mark.parametrize(("kind", "status"), [("429", 429), ("500", 500)])
    def test_can_be_refused(self, outside, kind, status):
        outside.tell("PUT", "/_faults", [f"pictures={kind}"])
        assert outside.get("/t/p/w300/any.jpg").status_code == status


class TestTheControl:
    def test_changes_a_work_in_every_hosts_answers(self, outside):
        told = outside.tell("PATCH", "/_works/movie/949", {"title": "Heat!", "imdb_votes": 7, "vote_count": 70})
        assert told.json()["changed"] == ["movie/949"]
        assert outside.get("/3/movie/949", **TMDB).json()["title"] == "Heat!"
        assert outside.get("/omdb/", apikey="demo-key", i="tt0113277").json()["imdbVotes"] == "7"
        assert outside.trakt("movies/50000949").json()["title"] == "Heat!"
        assert outside.get("/3/movie/changes", **TMDB).json()["results"][0]["id"] == 949

    def test_announces_a_work(self, outside):
        told = outside.tell("POST", "/_works/tv", {"title": "The Long Quarry"}).json()
        assert outside.get(f"/3/tv/{told['tmdb']}", **TMDB).json()["name"] == "The Long Quarry"
        assert outside.get("/omdb/", apikey="demo-key", i=told["imdb"]).json()["Type"] == "series"
        assert outside.get("/3/tv/changes", **TMDB).json()["results"][0]["id"] == told["tmdb"]

    def test_sets_the_day(self, outside):
        assert outside.tell("PUT", "/_day", "2031-05-01").json()["today"] == "2031-05-01"
        assert outside.get("/3/movie/upcoming", **TMDB).json()["dates"]["minimum"] == "2031-05-01"
        assert outside.tell("PUT", "/_day", None).json()["today"] == DAY.isoformat()

    def test_forgets_all(self, outside):
        outside.tell("PATCH", "/_works/movie/949", {"title": "Heat!"})
        told = outside.tell("DELETE", "/_world").json()
        assert (told["changed"], told["added"]) == ([], [])
        assert outside.get("/3/movie/949", **TMDB).json()["title"] == "Heat"

    def test_lets_a_minute_pass(self, outside):
        assert len(outside.tell("POST", "/_minute").json()["happened"]) >= 5
        assert outside.get("/_world").json()["changed"]

    def test_adds_faults_to_those_there_are(self, outside):
        outside.tell("PUT", "/_faults", ["tmdb=500:0.5"])
        told = outside.tell("PATCH", "/_faults", ["trakt=down", "tmdb=500:0"]).json()
        assert told["faults"] == ["trakt=down:1"]

    @pytest.mark.parametrize(
        ("method", "path", "body"),
        [
            ("PATCH", "/_works/movie/949", {"votes": 1}),
            ("PATCH", "/_works/movie/949", [1]),
            ("PATCH", "/_works/movie", {"title": "x"}),
            ("PATCH", "/_works/movie/1", {"title": "x"}),
            ("POST", "/_works/movie", {}),
            ("PUT", "/_day", "soon"),
            ("PUT", "/_day", 7),
            ("PATCH", "/_faults", ["tmdb=broken"]),
        ],
    )
    def test_says_what_is_wrong_and_changes_nothing(self, outside, method, path, body):
        before = outside.get("/_world").json()
        answer = outside.tell(method, path, body)
        assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
        assert outside.get("/_world").json() == before

    def test_has_no_other_addresses(self, outside):
        assert outside.get("/_secrets").status_code == 404
        assert outside.get("/anything").json()["cineteca"] == "simulator"
