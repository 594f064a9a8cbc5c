"""What is kept in memory, over REST and in the figures."""

import pytest

from cineteca.core.kept import Kept


@pytest.fixture
def cache():
    kept = Kept[int]("tests of forgetting", 10, 60)
    for key in "ab":
        kept.get_or_make(key, lambda: 1)
    kept.get_or_make("a", lambda: 2)
    return kept


class TestForgetting:
    def test_one_cache(self, alice, cache):
        answer = alice.post("/api/cache/invalidate", {"name": "tests of forgetting"})
        assert (answer.json(), len(cache)) == ({"forgotten": 2}, 0)

    def test_one_key(self, alice, cache):
        assert alice.post("/api/cache/invalidate", {"name": "tests of forgetting", "key": "a"}).json() == {
            "forgotten": 1
        }
        assert len(cache) == 1

    def test_everything(self, alice, cache):
        assert alice.post("/api/cache/invalidate", {}).json()["forgotten"] >= 2
        assert len(cache) == 0

    def test_a_cache_that_is_none_is_refused_with_the_names_of_those_there_are(self, alice, cache):
        answer = alice.post("/api/cache/invalidate", {"name": "nonsense"})
        assert answer.status_code == 422
        assert "tests of forgetting" in answer.json()["error"]["message"]

    def test_is_for_staff(self, bob, charlie, cache):
        assert bob.post("/api/cache/invalidate", {}).status_code == 403
        assert charlie.post("/api/cache/invalidate", {}).status_code == 401
        assert len(cache) == 2


class TestFigures:
    def test_move_when_answers_are_asked_for(self, alice, cache):
        def told() -> dict:
            return {one["name"]: one for one in alice.get("/api/cache").json()["items"]}["tests of forgetting"]

        before = told()
        cache.get_or_make("a", lambda: 3)
        after = told()
        assert after["hits"] == before["hits"] + 1
        assert after["hitMilliseconds"] < 1000
        assert after["entries"] == 2

    def test_are_for_staff(self, bob, charlie):
        assert (bob.get("/api/cache").status_code, charlie.get("/api/cache").status_code) == (403, 401)

    def test_stand_among_the_metrics(self, charlie, cache, db):
        text = charlie.get("/metrics").text
        assert 'cineteca_kept_seconds_bucket{cache="tests of forgetting",le="0.001",outcome="hit"}' in text
        assert 'cineteca_kept_entries{cache="tests of forgetting"} 2.0' in text
