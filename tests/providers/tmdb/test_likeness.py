from hypothesis import given
from hypothesis import strategies as st

from cineteca.providers.reading import Reading
from cineteca.providers.records import Kind, SimilarRecord
from cineteca.providers.tmdb.normalise.likeness import confidence, similar


def listed(*ids: int) -> dict:
    return {"results": [{"id": number, "title": f"Film {number}", "release_date": "1999-01-01"} for number in ids]}


def found(**blocks) -> tuple[SimilarRecord, ...]:
    return similar(Reading({"id": 949, **blocks}), Kind.FILM, "title", "release_date")


def names(records: tuple[SimilarRecord, ...]) -> list[str]:
    return [record.ids["tmdb"] for record in records]


def test_one_list_keeps_its_order():
    assert names(found(similar=listed(3, 1, 2))) == ["3", "1", "2"]


def test_what_both_lists_name_comes_first_and_is_surer():
    records = found(similar=listed(1, 2, 3), recommendations=listed(4, 3, 5))
    assert names(records)[0] == "3"
    assert records[0].note == "recommendations, similar"
    assert [record.rank for record in records] == [1, 2, 3, 4, 5]
    assert [record.confidence for record in records] == sorted((r.confidence for r in records), reverse=True)


def test_a_later_place_is_less_sure():
    assert confidence({"similar": 1}) == 0.5 > confidence({"similar": 11}) == 0.25


def test_agreement_is_surer_than_either():
    assert confidence({"similar": 3, "recommendations": 3}) > max(
        confidence({"similar": 3}), confidence({"recommendations": 3})
    )


def test_the_work_itself_and_repetitions_are_left_out():
    assert names(found(similar=listed(949, 1, 1, 2))) == ["1", "2"]


def test_neither_list_is_nothing():
    assert found() == ()
    assert found(similar="nonsense", recommendations=[1, None]) == ()


@given(st.dictionaries(st.sampled_from(["similar", "recommendations"]), st.integers(1, 100), min_size=1))
def test_a_confidence_is_a_probability(ranks):
    assert 0 < confidence(ranks) < 1
