from datetime import timedelta
from uuid import uuid4

import pytest

from cineteca.outbound import operations
from cineteca.outbound.models import Breaker, CachedResponse, DailyQuota, HostLimit
from tests.outbound.fakes import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def kept(**said):
    usual = {
        "key": uuid4(),
        "provider": "tmdb",
        "kind": "work",
        "status": 200,
        "body": b"",
        "stored_at": NOON,
        "fresh_until": NOON,
    }
    return CachedResponse.objects.create(**{**usual, **said})


class TestABreaker:
    def test_is_closed_by_a_person(self, caplog):
        caplog.set_level("INFO")
        Breaker.objects.create(provider="tmdb", host="h", failures=9, opened_at=NOON, until=NOON + DAY)
        closed = operations.reset_breaker(provider="tmdb", host="h", by="Alice")
        assert (closed.failures, closed.until) == (0, None)
        assert "Alice closed the breaker of tmdb" in caplog.text

    def test_that_does_not_exist_cannot_be_closed(self):
        with pytest.raises(Breaker.DoesNotExist):
            operations.reset_breaker(provider="tmdb", host="h", by="Alice")


def test_a_limit_is_forgotten():
    HostLimit.objects.create(provider="tmdb", host="h", taken=[1.0])
    assert operations.reset_limit(provider="tmdb", host="h", by="Alice")
    assert not operations.reset_limit(provider="tmdb", host="h", by="Alice")


def test_a_quota_that_the_provider_calls_spent_is_spent():
    DailyQuota.objects.create(provider="omdb", day=NOON.date(), spent=3)
    operations.spend_rest(provider="omdb", quota=1000, at=NOON)
    assert DailyQuota.objects.get().spent == 1000


class TestKeptAnswers:
    def test_are_forgotten_all_or_of_a_kind(self):
        for provider, kind in (("tmdb", "work"), ("tmdb", "find"), ("omdb", "work"), ("omdb", "work")):
            kept(provider=provider, kind=kind)
        assert operations.forget_answers(by="Alice", provider="tmdb", kind="find") == 1
        assert operations.forget_answers(by="Alice", provider="omdb") == 2
        assert operations.forget_answers(by="Alice") == 1
