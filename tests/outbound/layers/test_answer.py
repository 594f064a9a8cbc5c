import asyncio
import gzip

import httpcore
import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.layers.answer import JSON, Answer, Bounds
from cineteca.outbound.layers.base import notes_of
from tests.outbound.fakes import Clock, Scripted, run_leaping

KEY = "0123456789abcdef"


def ask(step, bounds=None, **marks):
    layer = Answer(Scripted(step), provider="tmdb", clock=Clock(), bounds=bounds)
    request = httpx.Request("GET", f"https://api.example.org/3/movie/949?api_key={KEY}", extensions={"cineteca": marks})
    return asyncio.run(layer.handle_async_request(request))


def response(status, body=b"{}", **headers):
    return httpx.Response(
        status, headers={name.replace("_", "-"): value for name, value in headers.items()}, content=body
    )


class TestAnAnswer:
    @pytest.mark.parametrize("status", [200, 304, 400, 401, 403, 404])
    def test_that_means_something_to_the_client_is_handed_on_whole(self, status):
        assert ask(response(status, b'{"Error": "Request limit reached!"}')).json()["Error"] == "Request limit reached!"

    def test_is_unpacked(self):
        packed = response(200, gzip.compress(b'{"title": "Heat"}'), Content_Encoding="gzip")
        read = ask(packed)
        assert read.json() == {"title": "Heat"}
        assert "Content-Encoding" not in read.headers

    def test_is_parsed_once_for_all_layers(self):
        assert ask(response(200, b'{"title": "Heat"}')).extensions[JSON] == {"title": "Heat"}

    def test_need_not_be_json_where_the_client_does_not_expect_it(self):
        assert ask(response(200, b"\x89PNG"), expects="bytes").content == b"\x89PNG"


class TestARefusal:
    @pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504])
    def test_that_will_pass_is_a_failure(self, status):
        with pytest.raises(errors.Failed) as failed:
            ask(response(status))
        assert failed.value.status == status
        assert not failed.value.permanent

    def test_to_serve_so_many_says_how_long_to_wait(self):
        with pytest.raises(errors.RateLimited) as limited:
            ask(response(429, Retry_After="12"))
        assert limited.value.retry_after == 12

    def test_to_serve_so_many_without_a_time_is_given_ten_seconds(self):
        with pytest.raises(errors.RateLimited) as limited:
            ask(response(429))
        assert limited.value.retry_after == 10

    def test_of_a_server_in_trouble_may_say_how_long_too(self):
        with pytest.raises(errors.Failed) as failed:
            ask(response(503, Retry_After="Sat, 21 Nov 2026 12:00:30 GMT"))
        assert failed.value.retry_after == 30


class TestWhatCannotBeRead:
    @pytest.mark.parametrize("body", [b"", b"<html>", b'{"title": "He', b"\xff\xfe"])
    def test_is_a_200_that_is_not_json(self, body):
        with pytest.raises(errors.Unreadable) as unreadable:
            ask(response(200, body))
        assert unreadable.value.status == 200

    def test_is_a_body_without_end(self):
        with pytest.raises(errors.Unreadable):
            ask(response(200, b"[" + b"1," * 500 + b"1]"), bounds=Bounds(size=100))

    def test_is_a_small_body_that_unpacks_into_a_huge_one(self):
        with pytest.raises(errors.Unreadable):
            ask(response(200, gzip.compress(b"0" * 1_000_000), Content_Encoding="gzip"), bounds=Bounds(size=10_000))

    def test_is_what_does_not_unpack(self):
        broken = response(200, b"{}")
        broken.headers["Content-Encoding"] = "gzip"
        with pytest.raises(errors.Unreadable):
            ask(broken)


class TestALineThatBreaks:
    @pytest.mark.parametrize(
        "breakage",
        [
            httpcore.ConnectError("no route"), httpcore.ReadError("reset"), httpcore.RemoteProtocolError("cut off"),
            httpcore.ReadTimeout("slow"), httpcore.ConnectTimeout("slow"), httpcore.PoolTimeout("crowded"),
            httpx.ConnectError("no route"), httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("cut off"),
        ],
    )  # fmt: skip
    def test_is_a_failure_that_carries_no_key(self, breakage):
        with pytest.raises(errors.Failed) as failed:
            ask(breakage)
        assert failed.value.__context__ is None
        assert failed.value.__cause__ is None
        assert KEY not in repr(failed.value)

    def test_is_cut_by_us_when_it_only_drips(self):
        class Dripping(httpx.AsyncBaseTransport):
            async def handle_async_request(self, request):
                await asyncio.sleep(3600)

        layer = Answer(Dripping(), provider="tmdb", clock=Clock())

        async def asking():
            with pytest.raises(errors.Failed):
                await layer.handle_async_request(httpx.Request("GET", "https://api.example.org"))

        assert run_leaping(asking)[1] == 60


def test_every_call_that_goes_out_is_counted_and_has_times():
    layer = Answer(Scripted(response(200)), provider="tmdb", clock=Clock())
    request = httpx.Request("GET", "https://api.example.org")
    for _ in range(2):
        asyncio.run(layer.handle_async_request(request))
    assert notes_of(request).attempts == 2
    assert layer.inner.requests[0].extensions["timeout"] == {"connect": 5.0, "read": 20.0, "write": 20.0, "pool": 60.0}
