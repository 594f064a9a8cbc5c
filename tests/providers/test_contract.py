"""The same sentences for every provider, before a real server on this machine."""

import asyncio
import gzip
import json
import logging
from collections import deque
from threading import Thread

import httpx
import pytest

from cineteca.outbound.errors import (
    Failed,
    NotFound,
    OutboundError,
    QuotaSpent,
    RateLimited,
    Refused,
    Unauthorised,
    Unreadable,
)
from cineteca.providers.contract import Access, Found, Wanted
from cineteca.providers.omdb import OMDb
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import TMDB
from tests.providers import answers

SECRET = "s3cr3t-k3y"


class Outside:
    """A small HTTP server: answers what it was told to, in order, and remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.answers = deque()

    def will(self, body, status=200, **headers):
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.append((status, raw, headers))

    def will_hang_up(self):
        self.answers.append(None)

    async def serve(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.asked.append(head)
        answer = self.answers.popleft()
        if answer:
            status, raw, headers = answer
            length = headers.pop("content_length", len(raw))
            lines = [f"HTTP/1.1 {status} Told", f"Content-Length: {length}", "Connection: close"]
            lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + raw)
            await writer.drain()
        writer.close()

    @property
    def addresses(self):
        return [httpx.URL("http://outside" + head.split(" ")[1]) for head in self.asked]


@pytest.fixture
def outside():
    """The server, on a port that the system chose."""
    server, loop = Outside(), asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(asyncio.start_server(server.serve, "127.0.0.1", 0), loop).result()
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/3"
    yield server
    loop.call_soon_threadsafe(listening.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


class ProviderContract:
    """What holds for every provider. A subclass says how it is built, what it is asked, and how its answers look."""

    film = Wanted(Kind.FILM, {"tmdb": "949", "imdb": "tt0113277"})
    show = Wanted(Kind.SHOW, {"tmdb": "1396", "imdb": "tt0903747"})

    def build(self, access, transport):
        raise NotImplementedError

    def tell_film(self, outside):
        raise NotImplementedError

    def tell_show(self, outside):
        raise NotImplementedError

    def ask(self, outside, question, *, access=None):
        """Ask through a transport of its own, which is closed as its owner would close it."""

        async def asking():
            async with httpx.AsyncHTTPTransport() as transport:
                return await question(self.build(access or Access(outside.url, key=SECRET), transport))

        return asyncio.run(asking())

    def fetch(self, outside, wanted):
        return self.ask(outside, lambda provider: provider.fetch_work(wanted))

    def fails_with(self, outside, error, wanted=None):
        with pytest.raises(OutboundError) as caught:
            self.fetch(outside, wanted or self.film)
        assert type(caught.value) is error
        assert SECRET not in str(caught.value) + repr(caught.value)
        assert caught.value.__cause__ is None
        return caught.value

    def test_an_answer_tells_the_work_and_keeps_the_bodies(self, outside):
        self.tell_film(outside)
        answer = self.fetch(outside, self.film)
        assert (answer.record.title, answer.record.kind, answer.odd) == ("Heat", Kind.FILM, ())
        assert answer.calls == len(outside.asked) == 1
        assert set(answer.bodies) == {"main"}

    def test_kept_bodies_are_read_as_they_were_fetched(self, outside):
        for wanted, tell in ((self.film, self.tell_film), (self.show, self.tell_show)):
            tell(outside)
            answer = self.fetch(outside, wanted)
            kept = json.loads(json.dumps(dict(answer.bodies)))
            again = self.ask(outside, lambda provider, kept=kept, kind=wanted.kind: _done(provider.read(kind, kept)))
            assert (again.record, again.odd) == (answer.record, answer.odd)

    def test_no_bodies_are_read_as_nothing(self, outside):
        told = self.ask(outside, lambda provider: _done(provider.read(Kind.FILM, {})))
        assert told.record.title is None
        assert self.ask(outside, lambda provider: _done(provider.read_person({}))).record.name is None

    def test_it_can_be_asked_by_the_ids_it_names(self, outside):
        provider = self.build(Access(outside.url, key=SECRET), None)
        assert all(provider.can_answer(Wanted(Kind.FILM, {source: "1"})) for source in provider.asks_by)
        assert not provider.can_answer(Wanted(Kind.FILM, {"letterboxd": "heat"}))
        assert not provider.can_answer(Wanted(Kind.FILM, {}))

    def test_without_an_id_to_ask_by_the_work_is_not_found(self, outside):
        self.fails_with(outside, NotFound, Wanted(Kind.FILM, {"letterboxd": "heat"}))
        assert outside.asked == []

    def test_an_id_cannot_lead_the_call_elsewhere(self, outside):
        self.tell_film(outside)
        self.fetch(outside, Wanted(Kind.FILM, {"tmdb": "../account?x=1#y", "imdb": "../account?x=1#y"}))
        (address,) = outside.addresses
        assert b"/account" not in address.raw_path.partition(b"?")[0]
        assert "x" not in address.params

    def test_an_address_of_another_source_that_it_cannot_find_by_finds_nothing(self, outside):
        assert self.ask(outside, lambda provider: provider.find("letterboxd", "heat")) is None

    def test_the_key_is_in_no_log(self, outside, caplog):
        caplog.set_level(logging.DEBUG)
        self.tell_film(outside)
        self.fetch(outside, self.film)
        assert SECRET not in caplog.text

    def test_each_call_says_what_it_is_for(self):
        noted = []

        def note(request):
            noted.append(request.extensions["cineteca"])
            return httpx.Response(200, json=answers.film() | answers.title())

        provider = self.build(Access("https://outside.example/3", key=SECRET), httpx.MockTransport(note))
        asyncio.run(provider.fetch_work(self.film))
        asyncio.run(provider.check())
        assert [set(each) for each in noted] == [{"provider", "endpoint", "kind"}] * 2
        assert {each["provider"] for each in noted} == {provider.name}
        assert [each["kind"] for each in noted] == ["work", "configuration"]

    def test_a_packed_answer_is_unpacked(self, outside):
        self.tell_film(outside)
        status, raw, _ = outside.answers.pop()
        outside.will(gzip.compress(raw), status, Content_Encoding="gzip")
        assert self.fetch(outside, self.film).record.title == "Heat"

    @pytest.mark.parametrize(
        "raw", [b"", b"<html>Busy</html>", b'{"id": 949, "tit', b"[]", b'"x"', b"null", b"\xff\xfe"]
    )
    def test_garbage_is_unreadable(self, outside, raw):
        outside.will(raw)
        error = self.fails_with(outside, Unreadable)
        assert (error.host, error.status, error.permanent) == ("127.0.0.1", 200, False)

    def test_an_answer_that_breaks_off_is_unreadable(self, outside):
        outside.will(b'{"id": 949', content_length=5000)
        self.fails_with(outside, Unreadable)

    def test_an_answer_packed_wrongly_is_unreadable(self, outside):
        outside.will(b"not gzip", Content_Encoding="gzip")
        self.fails_with(outside, Unreadable)

    def test_an_answer_without_end_is_unreadable(self, outside, monkeypatch):
        monkeypatch.setattr("cineteca.providers.calls.LARGEST", 100)
        outside.will(b'{"title": "' + b"x" * 200 + b'"}')
        self.fails_with(outside, Unreadable)

    def test_an_answer_without_values_is_a_record_without_values(self, outside):
        outside.will({})
        answer = self.fetch(outside, self.film)
        assert answer.record.title is None
        assert len(answer.odd) == 2

    @pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 408, 425])
    def test_a_failure_is_a_failure(self, outside, status):
        outside.will(b"<html>", status)
        error = self.fails_with(outside, Failed)
        assert (error.status, error.permanent) == (status, False)

    def test_a_line_that_is_cut_is_a_failure(self, outside):
        outside.will_hang_up()
        self.fails_with(outside, Failed)

    def test_nobody_there_is_a_failure(self, outside):
        outside.url = "http://127.0.0.1:1/3"
        self.fails_with(outside, Failed)

    def test_silence_is_a_failure(self):
        def silent(request):
            raise httpx.ReadTimeout("", request=request)

        provider = self.build(Access("https://outside.example/3", key=SECRET), httpx.MockTransport(silent))
        with pytest.raises(Failed, match="too long"):
            asyncio.run(provider.fetch_work(self.film))

    def test_an_answer_that_falls_silent_is_a_failure(self):
        class Silent(httpx.AsyncByteStream):
            async def __aiter__(self):
                yield b"{"
                raise httpx.ReadTimeout("")

        provider = self.build(
            Access("https://outside.example/3", key=SECRET),
            httpx.MockTransport(lambda request: httpx.Response(200, stream=Silent())),
        )
        with pytest.raises(Failed, match="too long"):
            asyncio.run(provider.fetch_work(self.film))

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({"Retry_After": "7"}, 7.0),
            ({"Retry_After": "99999999"}, 86_400.0),
            ({"Retry_After": "Wed, 21 Oct 2026 07:28:30 GMT", "Date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 30.0),
            ({"Retry_After": "Wed, 21 Oct 2020 07:28:30 GMT", "Date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 0.0),
        ],
    )
    def test_being_asked_to_wait_says_how_long(self, outside, headers, seconds):
        outside.will(b"", 429, **headers)
        assert self.fails_with(outside, RateLimited).retry_after == seconds

    @pytest.mark.parametrize("headers", [{}, {"Retry_After": "soon"}, {"Retry_After": "Wed, 21 Oct 2026 07:28:30 GMT"}])
    def test_being_asked_to_wait_without_a_word_how_long_waits_a_while(self, outside, headers):
        outside.will(b"", 429, **headers)
        assert self.fails_with(outside, RateLimited).retry_after > 0

    def test_a_failure_may_ask_to_wait_too(self, outside):
        outside.will(b"", 503, Retry_After="30")
        assert self.fails_with(outside, Failed).retry_after == 30.0

    @pytest.mark.parametrize(
        ("status", "error"),
        [(400, Refused), (401, Unauthorised), (403, Unauthorised), (404, NotFound), (410, NotFound), (422, Refused)],
    )
    def test_a_refusal_is_final(self, outside, status, error):
        outside.will(b"no", status)
        assert self.fails_with(outside, error).permanent

    def test_a_redirection_is_not_followed(self, outside):
        outside.will(b"", 302, Location="http://127.0.0.1:9/")
        self.fails_with(outside, Unreadable)
        assert len(outside.asked) == 1

    def test_what_the_way_out_raises_comes_through(self):
        def limited(request):
            raise QuotaSpent("The day's calls are used up.", retry_after=60.0)

        provider = self.build(Access("https://outside.example/3", key=SECRET), httpx.MockTransport(limited))
        with pytest.raises(QuotaSpent):
            asyncio.run(provider.fetch_work(self.film))


async def _done(value):
    return value


class TestTMDB(ProviderContract):
    def build(self, access, transport):
        return TMDB(access, transport)

    def tell_film(self, outside):
        outside.will(answers.film())

    def tell_show(self, outside):
        outside.will(answers.show())
        outside.will({**answers.show(), "season/1": answers.season(1), "season/2": answers.season(2)})

    def test_a_film_is_one_call_with_everything_appended(self, outside):
        self.tell_film(outside)
        self.fetch(outside, self.film)
        (address,) = outside.addresses
        assert address.path == "/3/movie/949"
        assert address.params["api_key"] == SECRET
        assert set(address.params["append_to_response"].split(",")) == {
            "credits", "videos", "images", "keywords", "release_dates", "watch/providers", "external_ids", "similar",
            "alternative_titles", "translations",
        }  # fmt: skip
        assert (address.params["language"], address.params["include_image_language"]) == ("en-US", "en,null")

    def test_pictures_come_in_our_language_too(self, outside):
        self.tell_film(outside)
        self.ask(
            outside, lambda tmdb: tmdb.fetch_work(self.film), access=Access(outside.url, key="k", language="de-DE")
        )
        assert outside.addresses[0].params["include_image_language"] == "de,en,null"

    def test_a_token_goes_into_a_header_and_no_key_into_the_address(self, outside):
        self.tell_film(outside)
        access = Access(outside.url, key="unused", token=SECRET)
        self.ask(outside, lambda tmdb: tmdb.fetch_work(self.film), access=access)
        assert "api_key" not in outside.addresses[0].params
        assert f"Authorization: Bearer {SECRET}".lower() in outside.asked[0].lower()
        assert SECRET not in repr(access)

    @pytest.mark.parametrize(("seasons", "calls"), [(0, 1), (1, 2), (20, 2), (21, 3), (41, 4)])
    def test_a_show_is_one_call_and_one_for_each_twenty_seasons(self, outside, seasons, calls):
        body = answers.show(seasons=seasons)
        outside.will(body)
        for start in range(1, seasons + 1, 20):
            batch = range(start, min(start + 20, seasons + 1))
            outside.will({**body, **{f"season/{number}": answers.season(number) for number in batch}})
        answer = self.fetch(outside, self.show)
        assert answer.calls == len(outside.asked) == calls
        assert [len(season.episodes) for season in answer.record.seasons] == [2] * seasons
        assert all(len(address.params["append_to_response"].split(",")) <= 20 for address in outside.addresses)

    def test_a_show_of_which_some_seasons_fail_fails(self, outside):
        outside.will(answers.show())
        outside.will(b"", 503)
        self.fails_with(outside, Failed, self.show)

    @pytest.mark.parametrize(
        ("source", "asked"), [("imdb", "imdb_id"), ("tvdb", "tvdb_id"), ("wikidata", "wikidata_id")]
    )
    def test_a_work_known_by_another_source_is_looked_up_first(self, outside, source, asked):
        outside.will({"movie_results": [{"id": 949, "title": "Heat"}]})
        outside.will(answers.film())
        answer = self.fetch(outside, Wanted(Kind.FILM, {source: "tt0113277"}))
        assert answer.calls == 2
        assert outside.addresses[0].path == "/3/find/tt0113277"
        assert outside.addresses[0].params["external_source"] == asked

    def test_a_work_of_another_kind_is_not_the_one_that_was_asked_for(self, outside):
        outside.will({"tv_results": [{"id": 1396, "name": "Breaking Bad"}]})
        outside.will({"status_code": 34, "status_message": "Gone."}, 404)
        self.fails_with(outside, NotFound, Wanted(Kind.FILM, {"imdb": "tt0903747", "wikidata": "Q1079"}))

    def test_what_another_source_knows_is_found(self, outside):
        outside.will(
            {"movie_results": [], "tv_results": [{"id": 1396, "name": "Breaking Bad", "first_air_date": "2008-01-20"}]}
        )
        found = self.ask(outside, lambda tmdb: tmdb.find("tvdb", "81189"))
        assert found == Found(Kind.SHOW, {"tmdb": "1396"}, "Breaking Bad", 2008)

    def test_a_person_is_one_call(self, outside):
        outside.will(answers.person())
        answer = self.ask(outside, lambda tmdb: tmdb.fetch_person({"tmdb": "62"}))
        assert (answer.record.name, answer.calls, len(outside.asked)) == ("Bruce Willis", 1, 1)
        assert outside.addresses[0].params["append_to_response"] == "combined_credits,external_ids,images"

    def test_a_person_without_a_number_is_not_found(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda tmdb: tmdb.fetch_person({"imdb": "nm0000246"}))

    def test_a_season_is_one_call(self, outside):
        outside.will(answers.season())
        told = self.ask(outside, lambda tmdb: tmdb.fetch_season("1396", 1))
        assert (told.record.number, outside.addresses[0].path) == (1, "/3/tv/1396/season/1")

    def test_its_configuration_tells_whether_the_key_is_good(self, outside):
        outside.will({"images": {"secure_base_url": "https://image.tmdb.org/t/p/"}})
        assert self.ask(outside, lambda tmdb: tmdb.configuration())["images"]
        outside.will({"success": False, "status_code": 7, "status_message": "Invalid API key."}, 401)
        with pytest.raises(Unauthorised, match="Invalid API key"):
            self.ask(outside, lambda tmdb: tmdb.check())

    @pytest.mark.parametrize(
        ("status", "code", "error"),
        [
            (404, 34, NotFound),
            (401, 7, Unauthorised),
            (401, 3, Unauthorised),
            (429, 25, RateLimited),
            (500, 11, Failed),
            (200, 11, Failed),
            (200, 25, RateLimited),
            (422, 47, Refused),
            (405, 99, Refused),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, code, error):
        outside.will({"success": False, "status_code": code, "status_message": "So it is."}, status)
        assert "So it is." in str(self.fails_with(outside, error))


class TestOMDb(ProviderContract):
    def build(self, access, transport):
        return OMDb(access, transport)

    def tell_film(self, outside):
        outside.will(answers.title())

    def tell_show(self, outside):
        outside.will(answers.title(Type="series", Title="Breaking Bad", imdbID="tt0903747", totalSeasons="5"))

    def test_a_work_is_one_call_by_its_imdb_id(self, outside):
        self.tell_film(outside)
        self.fetch(outside, self.film)
        (address,) = outside.addresses
        assert dict(address.params) == {"apikey": SECRET, "i": "tt0113277", "plot": "full"}

    @pytest.mark.parametrize(
        ("status", "message", "error"),
        [
            (200, "Incorrect IMDb ID.", Refused),
            (200, "Movie not found!", NotFound),
            (200, "Error getting data.", NotFound),
            (200, "Something went wrong.", Failed),
            (401, "Invalid API key!", Unauthorised),
            (401, "No API key provided.", Unauthorised),
            (401, "Request limit reached!", QuotaSpent),
            (401, "Who knows.", Unauthorised),
        ],
    )
    def test_its_errors_have_their_meaning(self, outside, status, message, error):
        outside.will({"Response": "False", "Error": message}, status)
        assert message in str(self.fails_with(outside, error))

    def test_a_spent_day_is_worth_another_try_in_an_hour(self, outside):
        outside.will({"Response": "False", "Error": "Request limit reached!"}, 401)
        assert self.fails_with(outside, QuotaSpent).retry_after == 3600.0

    def test_what_imdb_knows_is_found(self, outside):
        self.tell_film(outside)
        found = self.ask(outside, lambda omdb: omdb.find("imdb", "tt0113277"))
        assert found == Found(Kind.FILM, {"imdb": "tt0113277"}, "Heat", 1995)

    @pytest.mark.parametrize("message", ["Incorrect IMDb ID.", "Movie not found!"])
    def test_what_it_does_not_know_is_not_found(self, outside, message):
        outside.will({"Response": "False", "Error": message})
        assert self.ask(outside, lambda omdb: omdb.find("imdb", "tt0000000")) is None

    def test_an_episode_is_no_work_to_be_found(self, outside):
        outside.will(answers.title(Type="episode"))
        assert self.ask(outside, lambda omdb: omdb.find("imdb", "tt0959621")) is None

    def test_a_wrong_key_finds_nothing_and_says_why(self, outside):
        outside.will({"Response": "False", "Error": "Invalid API key!"}, 401)
        with pytest.raises(Unauthorised):
            self.ask(outside, lambda omdb: omdb.find("imdb", "tt0113277"))

    def test_it_knows_no_people(self, outside):
        with pytest.raises(NotFound):
            self.ask(outside, lambda omdb: omdb.fetch_person({"omdb": "Al Pacino"}))
        assert outside.asked == []
