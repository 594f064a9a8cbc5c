"""The same sentences for every provider, before a real server on this machine. Each provider's tests have them."""

import asyncio
import gzip
import json
import logging
from collections import deque
from contextlib import contextmanager
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
from cineteca.providers.contract import Access, Wanted
from cineteca.providers.records import Kind

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


@contextmanager
def listening():
    """The server, on a port that the system chose."""
    server, loop = Outside(), asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    port = asyncio.run_coroutine_threadsafe(asyncio.start_server(server.serve, "127.0.0.1", 0), loop).result()
    server.url = f"http://127.0.0.1:{port.sockets[0].getsockname()[1]}/3"
    yield server
    loop.call_soon_threadsafe(port.close)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


class Asking:
    """How a provider is asked before a real server on this machine. A subclass says how it is built."""

    film = Wanted(Kind.FILM, {"tmdb": "949", "imdb": "tt0113277"})
    show = Wanted(Kind.SHOW, {"tmdb": "1396", "imdb": "tt0903747", "tvdb": "81189"})

    def build(self, access, transport):
        raise NotImplementedError

    @pytest.fixture
    def outside(self):
        with listening() as server:
            yield server

    def ask(self, outside, question, *, access=None):
        """Ask through a transport of its own, which is closed as its owner would close it."""

        async def asking():
            async with httpx.AsyncHTTPTransport() as transport:
                return await question(self.build(access or Access(outside.url, key=SECRET), transport))

        return asyncio.run(asking())

    def fetch(self, outside, wanted):
        return self.ask(outside, lambda provider: provider.fetch_work(wanted))


class ProviderContract(Asking):
    """What holds for every provider. A subclass says how its answers look.

    `parts` are the names under which it keeps the bodies of a film; `lacking` how many things are odd about an answer
    of its shape that says nothing (`empty`), and `unfit` one of another shape; `titled` whether it tells titles at all.
    """

    parts = {"main"}
    empty = {}
    unfit = b"[]"
    lacking = 2
    titled = True

    def tell_film(self, outside):
        raise NotImplementedError

    def tell_show(self, outside):
        raise NotImplementedError

    def read_film(self, raw):
        """The record in the body of a film."""
        (part,) = self.parts
        provider = self.build(Access("https://outside.example/3", key=SECRET), None)
        return provider.read(Kind.FILM, {part: json.loads(raw)}).record

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
        assert (answer.record.title, answer.record.kind, answer.odd) == ("Heat" if self.titled else None, Kind.FILM, ())
        assert answer.calls == len(outside.asked) == 1
        assert set(answer.bodies) == self.parts

    def test_kept_bodies_are_read_as_they_were_fetched(self, outside):
        for wanted, tell in ((self.film, self.tell_film), (self.show, self.tell_show)):
            tell(outside)
            answer = self.fetch(outside, wanted)
            kept = json.loads(json.dumps(dict(answer.bodies)))
            again = self.ask(outside, lambda provider, kept=kept, kind=wanted.kind: done(provider.read(kind, kept)))
            assert (again.record, again.odd) == (answer.record, answer.odd)

    def test_no_bodies_are_read_as_nothing(self, outside):
        told = self.ask(outside, lambda provider: done(provider.read(Kind.FILM, {})))
        assert told.record.title is None
        assert self.ask(outside, lambda provider: done(provider.read_person({}))).record.name is None

    def test_it_can_be_asked_by_the_ids_it_names(self, outside):
        provider = self.build(Access(outside.url, key=SECRET), None)
        for source in provider.asks_by:
            assert any(provider.can_answer(Wanted(kind, {source: "1"})) for kind in Kind)
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

    def test_each_call_says_what_it_is_for(self, outside):
        noted = []
        self.tell_film(outside)
        _, raw, _ = outside.answers.pop()

        def note(request):
            noted.append(request.extensions["cineteca"])
            return httpx.Response(200, content=raw)

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
        assert self.fetch(outside, self.film).record == self.read_film(raw)

    @pytest.mark.parametrize(
        "raw", [b"", b"<html>Busy</html>", b'{"id": 949, "tit', b"[[", b'"x"', b"null", b"\xff\xfe"]
    )
    def test_garbage_is_unreadable(self, outside, raw):
        outside.will(raw)
        error = self.fails_with(outside, Unreadable)
        assert (error.host, error.status, error.permanent) == ("127.0.0.1", 200, False)

    def test_an_answer_of_another_shape_is_unreadable(self, outside):
        outside.will(self.unfit)
        self.fails_with(outside, Unreadable)

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
        outside.will(self.empty)
        answer = self.fetch(outside, self.film)
        assert answer.record.title is None
        assert len(answer.odd) == self.lacking

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


async def done(value):
    return value
