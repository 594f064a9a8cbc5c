"""The comparison itself: it would see us lie."""

import pytest

from tests.simulator.shapes import lies, shapes

REAL = [{"id": n, "name": "Heat", "score": 7.5, "path": None, "cast": [{"id": 1}]} for n in range(9)]
REAL += [{"id": 9, "name": "Ran", "score": 8.0, "path": "/a.jpg", "cast": [], "rare": True}]
OURS = {"id": 1, "name": "Heat", "score": 7.5, "path": "/b.jpg", "cast": [{"id": 4}]}


def lies_of(ours: dict[str, object], *, nulls: set[str] | None = None) -> list[str]:
    return [f"{place} {lie}" for place, lie in lies(shapes([ours]), shapes(REAL), nulls or set())]


class TestAComparison:
    def test_finds_no_fault_with_an_honest_body(self):
        assert lies_of(OURS) == []

    @pytest.mark.parametrize(
        ("change", "lie"),
        [
            ({"more": 1}, ".more was never recorded"),
            ({"rare": True}, ".rare was recorded 1 times of 10 only"),
            ({"id": "1"}, ".id is string where integer was recorded"),
            ({"id": 1.0}, ".id is number where integer was recorded"),
            ({"id": True}, ".id is boolean where integer was recorded"),
            ({"name": None}, ".name is null where string was recorded"),
            ({"cast": {}}, ".cast is object where list was recorded"),
            ({"cast": [{"id": 1, "job": ""}]}, ".cast[].job was never recorded"),
            ({"cast": [{}]}, ".cast[].id is missing 1 times of 1"),
        ],
    )
    def test_sees_a_lie(self, change, lie):
        assert lies_of({**OURS, **change}) == [lie]

    def test_sees_what_is_missing(self):
        assert lies_of({key: value for key, value in OURS.items() if key != "score"}) == [
            ".score is missing 1 times of 1"
        ]

    def test_lets_a_whole_number_pass_for_a_number_and_null_where_it_is_known(self):
        assert lies_of({**OURS, "score": 7, "path": None, "name": None}, nulls={"name"}) == []

    def test_tells_the_entries_of_a_mixed_list_apart(self):
        mixed = [{"media_type": "tv", "name": "Silo"}, {"media_type": "movie", "title": "Heat"}]
        found = shapes([mixed])
        assert {place for place in found if place.startswith("[")} == {
            "[tv]", "[tv].media_type", "[tv].name", "[movie]", "[movie].media_type", "[movie].title"
        }  # fmt: skip
