from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.documents import facets_of, group_of, released_of, weight_of
from cineteca.search.domain.questions import Ref


def test_everything_a_title_can_be_narrowed_by_is_a_text():
    told = facets_of(
        kind="film", genres=["Drama", "Drama"], year=1995, score=8.3, languages=["en", ""], countries=["US"], runtime=170,
        certifications={"US": "R"}, offers=[("DE", "netflix")],
    )  # fmt: skip
    assert told == (
        "kind:film", "genre:Drama", "language:en", "country:US", "decade:1990", "rating:8", "runtime:150",
        "certification:US:R", "service:netflix", "service:DE:netflix",
    )  # fmt: skip


def test_what_is_unknown_is_no_facet():
    assert facets_of(kind="show") == ("kind:show",)


def test_days_and_years_sort_as_numbers():
    assert released_of(date(1995, 12, 15), 1995) == 19951215
    assert released_of(None, 1995) == 19950101
    assert released_of(date(1995, 12, 15), None) == 19951215
    assert released_of(date(1995, 12, 15), 1994) == 19941231
    assert released_of(date(1995, 12, 15), 1996) == 19960101
    assert released_of(None, None) == 0


def test_sources_belong_to_groups():
    assert [group_of(Ref(source, 1)) for source in ("work", "title", "person", "name", "franchise")] == [
        "titles", "titles", "people", "people", "franchises",
    ]  # fmt: skip


@given(st.integers(0, 10**8), st.floats(0, 1e5), st.floats(0, 10))
def test_more_votes_never_weigh_less(votes, popularity, heat):
    assert weight_of(votes, popularity, heat) <= weight_of(votes * 2 + 1, popularity, heat) < 12
