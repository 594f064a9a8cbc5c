import asyncio

import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.layers.log import Log
from tests.outbound.fakes import NOON, Clock, Scripted

KEY = "0123456789abcdef0123456789abcdef"
URL = f"https://api.example.org:8443/3/movie/949?language=en&api_key={KEY}"


def call(step, url=URL, **marks):
    lines = []
    log = Log(
        Scripted(step), provider="tmdb", write=lines.append, clock=Clock(), secrets=[KEY], caller="enrich", run_id=7
    )
    request = httpx.Request(
        "GET", url, headers={"Authorization": f"Bearer {KEY}"}, extensions={"cineteca": marks} if marks else {}
    )
    try:
        asyncio.run(log.handle_async_request(request))
    except BaseException as error:  # noqa: BLE001 - that they pass through is part of what is tested
        return lines[0], error
    return lines[0], None


class TestALine:
    def test_says_who_asked_whom_for_what_and_what_came(self):
        line, _ = call(httpx.Response(200), endpoint="movie/{id}", kind="work", provider="tmdb")
        assert (line.provider, line.host, line.endpoint, line.status) == (
            "tmdb",
            "api.example.org:8443",
            "movie/{id}",
            200,
        )
        assert (line.caller, line.run_id, line.at, line.cached, line.error) == ("enrich", 7, NOON, "miss", "")
        assert line.ms >= 0

    def test_masks_the_key(self):
        line, _ = call(httpx.Response(200))
        assert line.path == "/3/movie/949?language=en&api_key=***"
        assert KEY not in repr(line)

    def test_makes_an_endpoint_of_the_address_when_the_client_names_none(self):
        assert call(httpx.Response(200))[0].endpoint == "3/movie/{id}"
        assert call(httpx.Response(200), url="https://api.example.org/3/find/tt0113277")[0].endpoint == "3/find/{id}"

    @pytest.mark.parametrize(
        ("failure", "status"),
        [
            (errors.Failed("x", status=503), 503),
            (errors.BreakerOpen("x", retry_after=1), None),
            (errors.Unreadable("x", status=200), 200),
        ],
    )
    def test_names_the_error_and_lets_it_pass(self, failure, status):
        line, passed = call(failure)
        assert passed is failure
        assert (line.error, line.status) == (type(failure).__name__, status)

    def test_is_written_of_a_call_that_was_broken_off_too(self):
        class Interrupted(BaseException):
            pass

        class Interrupting(httpx.AsyncBaseTransport):
            async def handle_async_request(self, request):
                raise Interrupted

        lines = []
        log = Log(Interrupting(), provider="tmdb", write=lines.append, clock=Clock())
        with pytest.raises(Interrupted):
            asyncio.run(log.handle_async_request(httpx.Request("GET", URL)))
        assert lines[0].error == "Interrupted"
