"""How the stand-in misbehaves: the rules alone."""

from random import Random

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.simulator.errors import BadFault
from cineteca.simulator.faults import HOSTS, IDENTITY, KINDS, Fault, choose, emptied, parse, parse_all, together
from cineteca.simulator.replies import Reply, json, spoiled

faults = st.builds(Fault, st.sampled_from(HOSTS), st.sampled_from(KINDS), st.floats(0, 1))
scalars = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
keys = st.text() | st.sampled_from(sorted(IDENTITY))
bodies = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=30)


class TestAFault:
    @given(faults)
    def test_is_read_as_it_is_written(self, fault):
        assert parse(str(fault)) == fault

    def test_without_a_share_is_every_call(self):
        assert parse("tmdb=down") == Fault("tmdb", "down", 1.0)

    @pytest.mark.parametrize(
        "text", ["", "tmdb", "tmdb=", "kodi=down", "tmdb=broken", "tmdb=slow:", "tmdb=slow:much", "tmdb=slow:nan", "tmdb=slow:-1", "tmdb=slow:1e-3", "tmdb=slow:0.5:1", "=slow"]
    )  # fmt: skip
    def test_of_another_form_is_refused_with_the_form_that_would_do(self, text):
        with pytest.raises(
            BadFault, match=r"HOST=KIND:SHARE with tmdb/omdb/trakt/fanart/justwatch/imdb/pictures and slow/down/429"
        ):
            parse(text)

    def test_cannot_befall_more_than_every_call(self):
        with pytest.raises(BadFault, match="the share is between 0 and 1"):
            parse("tmdb=slow:1.01")

    @given(st.text())
    def test_is_read_or_refused_whatever_is_written(self, text):
        try:
            assert isinstance(parse(text), Fault)
        except BadFault as bad:
            assert text in str(bad)  # noqa: PT017 - either is right


class TestSeveralFaults:
    def test_share_the_calls_of_a_host(self):
        assert len(parse_all(["tmdb=slow:0.5", "tmdb=down:0.5", "omdb=empty"])) == 3

    def test_of_a_host_cannot_befall_more_than_every_call(self):
        with pytest.raises(BadFault, match=r"shares of tmdb add up to 1\.1"):
            parse_all(["tmdb=slow:0.5", "tmdb=down:0.6"])

    def test_befall_their_shares_of_the_calls(self):
        asked, dice = parse_all(["tmdb=500:0.2", "tmdb=empty:0.1", "omdb=down"]), Random(7)
        thrown = [choose(asked, "tmdb", dice) for _ in range(10_000)]
        assert thrown.count("500") == pytest.approx(2000, rel=0.1)
        assert thrown.count("empty") == pytest.approx(1000, rel=0.1)
        assert set(thrown) == {"500", "empty", None}

    def test_befall_the_same_calls_every_time(self):
        asked, dice, same = parse_all(["tmdb=500:0.2"]), Random(7), Random(7)
        assert [choose(asked, "tmdb", dice) for _ in range(99)] == [choose(asked, "tmdb", same) for _ in range(99)]

    @given(st.lists(faults), st.sampled_from(HOSTS), st.integers())
    def test_never_befall_another_host(self, asked, host, seed):
        kind = choose(asked, host, Random(seed))
        assert kind is None or kind in {fault.kind for fault in asked if fault.host == host}

    @given(st.sampled_from(HOSTS), st.sampled_from(KINDS), st.integers())
    def test_of_no_share_befall_nothing_and_of_the_whole_befall_all(self, host, kind, seed):
        assert choose([Fault(host, kind, 0)], host, Random(seed)) is None
        assert choose([Fault(host, kind, 1)], host, Random(seed)) == kind


class TestFaultsTogether:
    def test_take_the_place_of_their_likes(self):
        told = together(parse_all(["tmdb=500:0.2", "omdb=down"]), parse_all(["tmdb=500:0.1", "trakt=slow:0.5"]))
        assert [str(fault) for fault in told] == ["tmdb=500:0.1", "omdb=down:1", "trakt=slow:0.5"]

    def test_of_no_share_take_them_away(self):
        assert together(parse_all(["tmdb=500:0.2", "omdb=down"]), parse_all(["omdb=down:0"])) == parse_all(
            ["tmdb=500:0.2"]
        )

    def test_cannot_befall_more_than_every_call(self):
        with pytest.raises(BadFault, match="add up to"):
            together(parse_all(["tmdb=500:0.6"]), parse_all(["tmdb=down:0.6"]))


class TestAnEmptiedBody:
    @given(bodies)
    def test_keeps_its_outer_shape_and_keys(self, body):
        left = emptied(body)
        assert type(left) is (type(None) if isinstance(body, bool) else type(body))
        if isinstance(body, dict):
            assert list(left) == list(body)

    @given(bodies)
    def test_holds_nothing_but_what_tells_which_answer_it_is(self, body):
        assert all(value in (None, "", "N/A", 0, []) for value in values(emptied(body)))

    @given(bodies)
    def test_is_no_emptier_for_being_emptied_again(self, body):
        assert emptied(emptied(body)) == emptied(body)

    def test_is_still_the_answer_to_the_question(self):
        body = {"id": 949, "title": "Heat", "runtime": 170, "video": False, "cast": [{"id": 1}], "images": {"a": [1]}}
        assert emptied(body) == {"id": 949, "title": "", "runtime": 0, "video": None, "cast": [], "images": {"a": []}}
        told = {"Title": "Heat", "imdbID": "tt0113277", "Response": "True", "Ratings": [{"Source": "Metacritic"}]}
        assert emptied(told) == {"Title": "N/A", "imdbID": "tt0113277", "Response": "True", "Ratings": []}


def values(body):
    """Every value in a body but those that tell which answer it is."""
    if isinstance(body, dict):
        for key, item in body.items():
            if key not in IDENTITY or isinstance(item, dict | list):
                yield from values(item)
    else:
        yield body


objects = st.dictionaries(keys, scalars | st.lists(scalars, max_size=3), max_size=6)


class TestASpoiltReply:
    @given(objects)
    def test_that_is_truncated_cannot_be_read(self, body):
        with pytest.raises(orjson.JSONDecodeError):
            orjson.loads(spoilt(json(200, body), "truncated").body)

    @given(objects)
    def test_that_is_garbage_cannot_be_read(self, body):
        with pytest.raises(orjson.JSONDecodeError):
            orjson.loads(spoilt(json(200, body), "garbage").body)

    @given(objects)
    def test_that_is_empty_can_be_read(self, body):
        assert list(orjson.loads(spoilt(json(200, body), "empty").body)) == list(body)

    def test_that_was_an_error_is_not_emptied(self):
        error = json(404, {"status_code": 34})
        assert spoilt(error, "empty") == error

    def test_comes_late_or_breaks_or_is_refused(self):
        reply = json(200, {"id": 949})
        assert spoilt(reply, "slow").delay == 2
        assert spoilt(reply, "slow").body == reply.body
        assert spoilt(reply, "down").broken
        assert spoilt(reply, "500").status == 500
        assert spoilt(reply, "429").headers == {"retry-after": "1"}

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("host", HOSTS)
    def test_is_possible_at_every_host(self, host, kind):
        picture = Reply(200, b"\xff\xd8 a picture", {"content-type": "image/jpeg"})
        reply = picture if host == "pictures" else json(200, [{"title": "Heat"}])
        assert spoiled(reply, kind, host=host, slow=2) != reply

    @pytest.mark.parametrize("kind", ["garbage", "truncated", "empty"])
    def test_of_a_picture_is_none_but_says_that_it_is(self, kind):
        picture = Reply(200, b"\xff\xd8 a picture", {"content-type": "image/jpeg"})
        spoilt_one = spoiled(picture, kind, host="pictures", slow=2)
        assert (spoilt_one.status, spoilt_one.headers["content-type"]) == (200, "image/jpeg")
        assert spoilt_one.body != picture.body

    @pytest.mark.parametrize("kind", ["429", "500"])
    def test_is_refused_in_the_words_of_its_host(self, kind):
        reply = json(200, {})
        assert "status_message" in orjson.loads(spoilt(reply, kind).body)
        assert orjson.loads(spoiled(reply, kind, host="omdb", slow=0).body)["Response"] == "False"


def spoilt(reply: Reply, kind: str) -> Reply:
    return spoiled(reply, kind, host="tmdb", slow=2)
