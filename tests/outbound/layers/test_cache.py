import asyncio
from datetime import timedelta

import httpx
import orjson
import pytest

from cineteca.outbound import errors
from cineteca.outbound.domain.freshness import Lives
from cineteca.outbound.layers.answer import Answer
from cineteca.outbound.layers.base import notes_of
from cineteca.outbound.layers.cache import Cache, no_older_than
from tests.outbound.fakes import Clock, Scripted, Shelf

HEAT = {"id": 949, "title": "Heat"}


def answer(body=HEAT, status=200, **headers):
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    return httpx.Response(
        status, headers={name.replace("_", "-"): value for name, value in headers.items()}, content=content
    )


class Way:
    """The cache over a scripted other side, and what a call through it says."""

    def __init__(self, *steps, lives=None, force=False, shelf=None, clock=None):
        self.clock = clock or Clock()
        self.shelf = shelf or Shelf()
        self.other = Scripted(*steps)
        self.lives = lives or Lives()
        reading = Answer(self.other, provider="tmdb", clock=self.clock)
        self.layer = Cache(reading, provider="tmdb", shelf=self.shelf, clock=self.clock, lives=self.lives, force=force)

    def ask(self, url="https://api.example.org/3/movie/949", kind="work", method="GET", **headers):
        marks = {"cineteca": {"provider": "tmdb", "endpoint": "movie/{id}", "kind": kind}}
        request = httpx.Request(method, url, headers=headers, extensions=marks)
        response = asyncio.run(self.layer.handle_async_request(request))
        self.said = notes_of(request).cached
        return response

    @property
    def asked(self):
        return len(self.other.requests)


class TestAFreshAnswer:
    def test_is_used_again_without_asking(self):
        way = Way(answer())
        assert way.ask().json() == way.ask().json() == HEAT
        assert way.asked == 1
        assert way.said == "hit"

    def test_serves_whatever_the_key_and_the_order_of_the_question(self):
        way = Way(answer())
        way.ask("https://api.example.org/3/movie/949?api_key=alices&language=en&x=1")
        way.ask("https://api.example.org/3/movie/949?x=1&language=en&api_key=bobs")
        assert way.asked == 1

    def test_does_not_serve_another_language_host_or_path(self):
        way = Way(answer())
        way.ask("https://api.example.org/3/movie/949?language=en")
        way.ask("https://api.example.org/3/movie/949?language=de")
        way.ask("https://api.example.net/3/movie/949?language=en")
        way.ask("https://api.example.org/3/movie/603?language=en")
        assert way.asked == 4

    def test_is_asked_anew_after_its_week(self):
        way = Way(answer())
        way.ask()
        way.clock.move(days=6.9)
        way.ask()
        assert way.asked == 1
        way.clock.move(days=0.2)
        way.ask()
        assert way.asked == 2

    def test_lives_as_long_as_its_kind(self):
        way = Way(answer())
        way.ask(kind="find")
        way.clock.move(days=1.1)
        way.ask(kind="find")
        assert way.asked == 2

    def test_is_passed_over_when_forced_and_replaced(self):
        way = Way(answer({"id": 949, "title": "Old"}))
        way.ask()
        forced = Way(answer(), force=True, shelf=way.shelf)
        assert forced.ask().json() == HEAT
        assert way.ask().json() == HEAT

    def test_reads_like_the_one_that_came(self):
        way = Way(answer(Content_Type="application/json;charset=utf-8", ETag='W/"abc"'))
        first, second = way.ask(), way.ask()
        assert (first.status_code, first.content) == (second.status_code, second.content)
        assert second.headers["Content-Type"] == "application/json;charset=utf-8"


class TestWhatIsNotKept:
    @pytest.mark.parametrize("status", [201, 204, 301, 400, 401, 403, 404])
    def test_is_anything_but_a_whole_success(self, status):
        way = Way(answer(status=status))
        way.ask()
        way.ask()
        assert way.asked == 2

    @pytest.mark.parametrize("body", [b"<html>Sorry</html>", orjson.dumps(HEAT)[:-3], b"", b"\x00\xff"])
    def test_is_garbage_and_what_was_cut_off(self, body):
        way = Way(answer(body), answer())
        with pytest.raises(errors.Unreadable):
            way.ask()
        assert not way.shelf.kept
        assert way.ask().json() == HEAT

    def test_is_what_the_other_side_wants_not_to_be_kept(self):
        way = Way(answer(Cache_Control="private, no-store"))
        way.ask()
        assert not way.shelf.kept

    def test_is_what_was_not_a_question(self):
        way = Way(answer())
        way.ask(method="POST")
        way.ask()
        assert way.asked == 2

    def test_is_what_has_no_life(self):
        way = Way(answer())
        way.ask(kind="changes")
        assert not way.shelf.kept


class TestAnAnswerThatSaysNo:
    @pytest.mark.parametrize(
        "body", [{"Response": "False", "Error": "Movie not found!"}, {"id": 949, "title": None, "genres": []}]
    )
    def test_is_asked_for_again_after_an_hour(self, body):
        way = Way(answer(body), answer())
        way.ask()
        way.clock.move(minutes=59)
        assert way.ask().json() == body
        way.clock.move(minutes=2)
        assert way.ask().json() == HEAT


class TestAnOldAnswerWithAName:
    def test_is_confirmed_and_lives_on(self):
        way = Way(answer(ETag='W/"v1"', Last_Modified="Sat, 21 Nov 2026 09:00:00 GMT"), answer(b"", status=304))
        way.ask()
        way.clock.move(days=8)
        assert way.ask().json() == HEAT
        assert way.said == "revalidated"
        sent = way.other.requests[-1].headers
        assert sent["If-None-Match"] == 'W/"v1"'
        assert sent["If-Modified-Since"] == "Sat, 21 Nov 2026 09:00:00 GMT"
        way.clock.move(days=6)
        way.ask()
        assert way.asked == 2

    def test_is_replaced_when_it_changed(self):
        way = Way(answer({"id": 949, "title": "Old"}, ETag='"v1"'), answer(ETag='"v2"'))
        way.ask()
        way.clock.move(days=8)
        assert way.ask().json() == HEAT
        assert way.said == "miss"
        assert way.ask().headers["ETag"] == '"v2"'

    def test_that_said_nothing_lives_on_no_longer_than_before(self):
        way = Way(answer({"id": 949, "title": ""}, ETag='"v1"'), answer(b"", status=304))
        way.ask()
        way.clock.move(hours=2)
        way.ask()
        way.clock.move(hours=1.5)
        way.ask()
        assert way.asked == 3

    def test_keeps_the_marks_of_its_call_when_it_is_confirmed(self):
        way = Way(answer(ETag='"v1"'))
        way.ask()
        way.clock.move(days=8)
        way.ask()
        assert way.other.requests[-1].extensions["cineteca"]["kind"] == "work"


class TestWhenTheOtherSideIsDown:
    down = errors.Failed("down")

    def test_an_old_answer_is_not_handed_out_as_if_it_were_new(self):
        way = Way(answer(), self.down)
        way.ask()
        way.clock.move(days=8)
        with pytest.raises(errors.Failed):
            way.ask()

    def test_an_old_answer_serves_where_that_is_allowed_and_says_so(self):
        way = Way(answer(), self.down, lives=Lives(stale_for=timedelta(days=30)))
        way.ask()
        way.clock.move(days=8)
        response = way.ask()
        assert response.json() == HEAT
        assert way.said == "stale"
        assert response.headers["Age"] == str(8 * 86_400)
        way.clock.move(days=30)
        with pytest.raises(errors.Failed):
            way.ask()


class TestAnAnswerFromBeforeSomethingChanged:
    def test_is_not_handed_out_but_its_etag_may_confirm_it(self):
        way = Way(answer(ETag='"1"'), httpx.Response(304, headers={"ETag": '"1"'}))
        way.ask()
        way.clock.move(hours=1)
        with no_older_than(way.clock()):
            assert way.ask().json() == HEAT
        assert way.said == "revalidated"
        assert way.asked == 2

    def test_does_for_whoever_asks_for_nothing_newer(self):
        way = Way(answer())
        stored = way.clock()
        way.ask()
        way.clock.move(hours=1)
        with no_older_than(stored):
            way.ask()
        way.ask()
        assert way.asked == 1

    def test_does_not_stand_in_for_the_new_one_while_the_other_side_is_down(self):
        way = Way(answer(), errors.Failed("down"))
        way.ask()
        way.clock.move(hours=1)
        with no_older_than(way.clock()), pytest.raises(errors.Failed):
            way.ask()
