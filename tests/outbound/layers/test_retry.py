import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.domain.waiting import Patience
from cineteca.outbound.layers.base import notes_of
from cineteca.outbound.layers.retry import Retry
from tests.outbound.fakes import Scripted, run_leaping

FINE = httpx.Response(200, content=b"{}")
BROKEN = errors.Failed("it failed (HTTP 500).", status=500)
BUSY = errors.RateLimited("slow down", retry_after=7, status=429)
GARBLED = errors.Unreadable("not JSON", status=200)


def call(*steps, patience=None, method="GET"):
    """What comes of a call, how long it took, how often it was asked, and how long it says it waited."""
    inner = Scripted(*steps)
    layer = Retry(inner, patience=patience or Patience(), chance=lambda: 0.0)
    request = httpx.Request(method, "https://example.org/")

    async def asking():
        try:
            return await layer.handle_async_request(request)
        except errors.OutboundError as error:
            return error

    outcome, seconds = run_leaping(asking)
    return outcome, round(seconds, 3), len(inner.requests), round(notes_of(request).waited, 3)


class Answered:
    def __eq__(self, other):
        return isinstance(other, httpx.Response) and other.status_code == 200

    __hash__ = None


class TestAFailure:
    def test_is_tried_again_later_and_later_until_an_answer_comes(self):
        assert call(BROKEN, BROKEN, FINE) == (Answered(), 1.5, 3, 1.5)

    def test_is_told_in_the_end(self):
        assert call(BROKEN) == (BROKEN, 3.5, 4, 3.5)

    def test_of_something_that_changes_the_world_is_not_repeated(self):
        assert call(BROKEN, FINE, method="POST") == (BROKEN, 0, 1, 0)


class TestBeingAskedToWait:
    def test_is_obeyed(self):
        assert call(BUSY, FINE) == (Answered(), 7, 2, 7)

    def test_is_obeyed_for_anything_as_it_was_not_begun(self):
        assert call(BUSY, FINE, method="POST") == (Answered(), 7, 2, 7)

    def test_for_too_long_is_handed_on(self):
        long = errors.RateLimited("come back tomorrow", retry_after=3600, status=429)
        assert call(long, FINE) == (long, 0, 1, 0)

    def test_is_obeyed_of_a_server_in_trouble_too(self):
        assert call(errors.Failed("busy", status=503, retry_after=20), FINE) == (Answered(), 20, 2, 20)


class TestGarbage:
    def test_is_asked_for_once_more_and_no_oftener(self):
        assert call(GARBLED, FINE)[0] == Answered()
        assert call(GARBLED)[2] == 2


class TestWhatIsNeverRepeated:
    @pytest.mark.parametrize(
        "refusal",
        [
            errors.Unauthorised("no key", status=401), errors.NotFound("no such film", status=404), errors.Forbidden("not that host"),
            errors.QuotaSpent("spent", retry_after=1), errors.BreakerOpen("open", retry_after=1), errors.RateLimited("our own queue", retry_after=1),
        ],
    )  # fmt: skip
    def test_is_what_we_or_they_refuse_for_good(self, refusal):
        assert call(refusal, FINE) == (refusal, 0, 1, 0)

    def test_is_an_error_of_our_own_making(self):
        with pytest.raises(ZeroDivisionError):
            call(ZeroDivisionError(), FINE)


class TestARefusalOfOursInBetween:
    def test_hides_not_what_the_other_side_said(self):
        assert call(BROKEN, errors.BreakerOpen("open", retry_after=30))[0] is BROKEN
