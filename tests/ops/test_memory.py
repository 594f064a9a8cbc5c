import pytest

from cineteca.core.kept import Kept


@pytest.fixture
def cache():
    kept = Kept[int]("people", 10, 60)
    for key in "aab":
        kept.get_or_make(key, lambda: 1)
    return kept


class TestMemory:
    def test_tells_how_often_it_helped(self, alice, cache):
        html = alice.get("/ops/memory/").text
        assert "Answered from memory" in html
        assert '<th scope="row">People</th>' in html

    def test_is_forgotten_on_demand(self, alice, cache):
        answer = alice.post("/ops/memory/forget", {"name": "people", "next": "/ops/memory/"})
        assert (answer.status_code, answer["Location"], len(cache)) == (302, "/ops/memory/", 0)

    def test_that_is_none_is_404(self, alice):
        assert alice.post("/ops/memory/forget", {"name": "nonsense"}).status_code == 404

    def test_is_for_staff(self, bob, charlie, cache):
        assert bob.post("/ops/memory/forget", {"name": "people"}).status_code in {302, 403, 404}
        assert charlie.post("/ops/memory/forget", {"name": "people"}).status_code in {302, 403, 404}
        assert len(cache) == 2
