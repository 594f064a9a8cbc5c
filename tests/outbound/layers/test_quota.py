import asyncio
from datetime import UTC, datetime

import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.layers.quota import Quota
from tests.outbound.fakes import Clock, Purse, Scripted

FINE = httpx.Response(200)


def layer(*steps, quota=2, at=datetime(2026, 11, 21, 23, 59, tzinfo=UTC)):
    return Quota(Scripted(*(steps or (FINE,))), provider="omdb", purse=Purse(quota), clock=Clock(at))


def call(layer):
    return asyncio.run(layer.handle_async_request(httpx.Request("GET", "https://www.example.org")))


class TestADay:
    def test_has_so_many_calls_and_not_one_more(self):
        spent = layer()
        call(spent)
        call(spent)
        with pytest.raises(errors.QuotaSpent) as refused:
            call(spent)
        assert refused.value.retry_after == 60
        assert len(spent.inner.requests) == 2

    def test_ends_at_midnight_universal_time(self):
        spent = layer(quota=1)
        call(spent)
        spent.clock.move(minutes=1)
        assert call(spent).status_code == 200

    def test_counts_calls_that_failed_as_they_did_go_out(self):
        spent = layer(errors.Failed("down"), quota=1)
        with pytest.raises(errors.Failed):
            call(spent)
        with pytest.raises(errors.QuotaSpent):
            call(spent)

    def test_gets_back_the_calls_that_our_own_limit_held_up(self):
        spent = layer(errors.RateLimited("our own queue", retry_after=90), FINE, quota=1)
        with pytest.raises(errors.RateLimited):
            call(spent)
        assert call(spent).status_code == 200
