import asyncio

import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.layers.guard import Guard
from tests.outbound.fakes import Scripted


def ask(url, base_url="https://api.example.org/3"):
    guard = Guard(Scripted(httpx.Response(200)), provider="tmdb", base_url=base_url)
    asyncio.run(guard.handle_async_request(httpx.Request("GET", url)))
    return guard.inner.requests


class TestTheConfiguredHost:
    @pytest.mark.parametrize(
        "url", ["https://api.example.org/3/movie/949", "https://API.example.org:443/3/find/x?api_key=k"]
    )
    def test_is_called(self, url):
        assert len(ask(url)) == 1

    def test_may_be_this_machine_where_that_is_what_is_configured(self):
        assert ask("http://127.0.0.1:8650/tmdb/3/movie/949", base_url="http://127.0.0.1:8650/tmdb/3")


class TestAnyOther:
    @pytest.mark.parametrize(
        "url",
        [
            "http://api.example.org/3/movie/949", "https://api.example.org:8443/", "https://api.example.org.evil.example/", "https://evil.example/3",
            "http://127.0.0.1/", "http://localhost:5432/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "https://2130706433/",
            "https://api.example.org@evil.example/3", "https://alice:secret@api.example.org/3", "ftp://api.example.org/3",
        ],
    )  # fmt: skip
    def test_is_not(self, url):
        with pytest.raises(errors.Forbidden) as refused:
            ask(url)
        assert refused.value.permanent
        assert "secret" not in str(refused.value)


def test_a_redirect_to_another_host_is_not_followed():
    class Redirecting(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            return httpx.Response(302, headers={"Location": "http://169.254.169.254/"})

    async def asking():
        guard = Guard(Redirecting(), provider="tmdb", base_url="https://api.example.org/3")
        async with httpx.AsyncClient(transport=guard, follow_redirects=True) as client:
            with pytest.raises(errors.Forbidden):
                await client.get("https://api.example.org/3/movie/949")

    asyncio.run(asking())
